// probe: does each connection work, and what may we do there? Reads only.
import { diagnosticsJson, renderDiagnostics } from '../../diagnostics/render';
import type { House } from '../../compose';
import { DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import type { Probe } from '../../connector/contract';
import type { Json } from '../../model/json';
import { restsBecause } from '../../sync/resting';
import type { OpenConnection } from '../../sync/room';
import { inHouse, type AddCommand } from '../cli';
import { named } from '../names';
import { paint } from '../print';

export const probe: AddCommand = (program, cli) => {
  program.command('probe').argument('[connection]', 'absent: all of them').description('ask connections whether they work and what we may do there; for those that others call, also whether what is configured per zaaktype and sender is in the live catalogue').action(async (name: string | undefined, _options, command) => {
    const it = cli(command);
    const allOk = await inHouse(it, async (house) => {
      const chosen = name === undefined ? [...house.connections.open.values()] : [named('connection', name, house.connections.open)];
      const states = new Map((await house.store.connections.list()).map((state) => [state.name, state]));
      let ok = true;
      for (const open of chosen) {
        const probed = await ask(open, it.signal);
        const checked = probed.ok ? await decisions(house, open.name, it.signal) : [];
        const state = states.get(open.name);
        const rests = state ? restsBecause(state) : null;
        const found: Probe = { ...probed, diagnostics: [...probed.diagnostics, ...checked, ...(rests ? [rests] : [])] };
        ok &&= found.ok && !checked.some(({ severity }) => severity === 'error');
        const { diagnostics } = diagnosticsJson(found.diagnostics);
        it.print.line({ connection: open.name, ok: found.ok, facts: found.facts, diagnostics } as unknown as Json, () => shown(open.name, found));
      }
      return ok;
    }, { looks: true });
    process.exitCode = allOk ? 0 : 1;
  });
};

/** What is configured for the services of this connection, compared with the live catalogue of their registers. */
async function decisions(house: House, connection: string, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const service of house.services.open.values()) {
    if (service.connection !== connection || !service.room.service.check) continue;
    try {
      found.push(...(await service.room.service.check(service.exchange, signal)));
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      found.push(...error.diagnostics);
    }
  }
  return found;
}

/** A probe that throws has answered too: no. */
async function ask(open: OpenConnection, signal: AbortSignal): Promise<Probe> {
  try {
    return await open.connection.probe(signal);
  } catch (error) {
    if (error instanceof DiagnosticError) return { ok: false, facts: {}, diagnostics: error.diagnostics };
    throw error;
  }
}

function shown(name: string, { ok, facts, diagnostics }: Probe): string {
  const lines = Object.entries(facts).map(([fact, value]) => `  ${fact}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  return [`${ok ? paint('green', 'works') : paint('red', 'does not work')}  ${name}`, ...lines, renderDiagnostics(diagnostics).trimEnd()].filter((line) => line !== '').join('\n');
}
