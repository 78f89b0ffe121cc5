// What this house does by the clock: scans and proofs of its syncs, and once a day removing what was kept long enough.
import type { House } from '../compose';
import type { Schedule } from '../schedule/scheduler';
import { keepProof } from '../sync/keep-proof';
import { scan } from '../sync/scan';

/** Early in the morning, away from the whole hours at which everything else runs. */
const DAILY = '17 4 * * *';

const LEVEL = { error: 'error', warning: 'warn', info: 'info' } as const;

export function schedulesOf(house: House, signal: AbortSignal): Schedule[] {
  return [...house.config.syncs.values()].flatMap(({ name, schedule }) => [...scans(house, name, schedule.scan, signal), ...proofs(house, name, schedule.prove, signal)]).concat(tidying(house, signal));
}

function scans(house: House, sync: string, cron: string | undefined, signal: AbortSignal): Schedule[] {
  if (cron === undefined) return [];
  const run = async (): Promise<void> => {
    const scanned = await scan(house.room, sync, signal);
    for (const { severity, code, message } of scanned.diagnostics) house.log[LEVEL[severity]]({ sync, code }, message);
  };
  return [{ name: `${sync} scan`, cron, run }];
}

function proofs(house: House, sync: string, cron: string | undefined, signal: AbortSignal): Schedule[] {
  if (cron === undefined) return [];
  const run = async (): Promise<void> => {
    const { differs, missing, selected } = await keepProof(house.room, sync, signal);
    if (differs + missing > 0) house.log.warn({ sync, differs, missing, selected }, 'source and target do not agree; zaaksluis prove shows where');
  };
  return [{ name: `${sync} prove`, cron, patient: true, run }];
}

/** The journal, plans and refused files, each after its own term (`retention` in zaaksluis.yaml). */
function tidying(house: House, signal: AbortSignal): Schedule {
  const { journal, plans, quarantine } = house.config.node.retention;
  const run = async (): Promise<void> => {
    const tidied = await house.store.tidy({ journalMs: journal, plansMs: plans });
    const before = new Date(house.room.clock.now().getTime() - quarantine);
    let files = 0;
    for (const { connection } of house.connections.open.values()) files += (await connection.tidy?.(before, signal)) ?? 0;
    if (tidied.months + tidied.plans + files > 0) house.log.info({ ...tidied, files }, 'what was kept long enough is gone');
  };
  return { name: 'house tidy', cron: DAILY, patient: true, run };
}
