// Looks after every connection that needs it: subscriptions that must exist, locks of ours that must not.
import type { House } from '../compose';
import { classify } from '../sync/classify';

/** What was found is kept with the connection, for status; one that cannot be looked after does not keep the others from it. */
export async function upkeep(house: House, signal: AbortSignal): Promise<void> {
  for (const { name, connection } of house.connections.open.values()) {
    if (!connection.upkeep) continue;
    signal.throwIfAborted();
    try {
      const findings = await connection.upkeep(signal);
      await house.store.connections.lookedAfter(name, findings);
      for (const { code, severity, message } of findings) if (severity !== 'info') house.log.warn({ connection: name, code }, message);
    } catch (error) {
      if (signal.aborted) throw error;
      const failure = classify(error, { subject: name, connection: name, verb: 'upkeep' });
      if (failure.kind === 'lost') throw error;
      await house.store.connections.lookedAfter(name, [failure.reason]);
    }
  }
}
