// Asks halted connections whether they work again, and lets those that do go on.
import { classify } from './classify';
import { LOOKS_RESET } from './ports/connections';
import type { Room } from './room';

/** Answers the names that were revived. A probe that fails leaves the connection as it is. */
export async function revive(room: Room, signal: AbortSignal): Promise<readonly string[]> {
  const revived: string[] = [];
  for (const state of await room.store.connections.list()) {
    const open = room.connections.get(state.name);
    if (state.haltedBecause === null || state.haltedBecause.code === LOOKS_RESET || !open) continue;
    try {
      if (!(await open.connection.probe(signal)).ok) continue;
      await room.store.connections.revive(state.name);
      revived.push(state.name);
    } catch (error) {
      const failure = classify(error, { subject: state.name, connection: state.name, verb: 'probe' });
      if (failure.kind !== 'lost') room.log.info({ connection: state.name, code: failure.reason.code }, `still halted: ${failure.reason.message}`);
    }
  }
  return revived;
}
