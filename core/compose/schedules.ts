// What this house does by the clock: scans and proofs of its syncs, and once a day removing what was kept long enough.
import type { House } from '../compose';
import type { SyncConfig } from '../config/schema';
import type { Schedule } from '../schedule/scheduler';
import { keepProof } from '../sync/keep-proof';
import { deep, DEEP_PER_RUN } from '../sync/deep';
import type { ScanKind } from '../sync/ports';
import { scan } from '../sync/scan';
import { destructionRound } from '../sync/destroy/round';
import { hasReceivers, transferRound } from '../sync/transfer/round';
import { upkeep } from './upkeep';

/** Early in the morning, away from the whole hours at which everything else runs. */
const DAILY = '17 4 * * *';

/** Once an hour; a node does it when it starts as well. */
const HOURLY = '7 * * * *';

const LEVEL = { error: 'error', warning: 'warn', info: 'info' } as const;

export function schedulesOf(house: House, signal: AbortSignal): Schedule[] {
  return [...house.config.syncs.values()].flatMap((sync) => [...SWEEPS.flatMap((kind) => sweeps(house, sync, kind, signal)), ...deepLooks(house, sync, signal), ...proofs(house, sync.name, sync.schedule.prove, signal)]).concat(transfers(house, signal), destruction(house, signal), tidying(house, signal), keeping(house, signal));
}

const SWEEPS = ['scan', 'hot', 'window'] as const satisfies readonly ScanKind[];

/** A new house begins with the complete scan; the sweeps wait for their moment. */
function sweeps(house: House, { name: sync, schedule, layers }: SyncConfig, kind: ScanKind, signal: AbortSignal): Schedule[] {
  const cron = schedule[kind];
  if (cron === undefined) return [];
  const { perRun } = layers[kind];
  const run = async (): Promise<void> => {
    const scanned = await scan(house.room, sync, signal, { kind, ...(perRun === undefined ? {} : { perRun }) });
    for (const { severity, code, message } of scanned.diagnostics) house.log[LEVEL[severity]]({ sync, code }, message);
  };
  return [{ name: `${sync} ${kind}`, cron, patient: kind !== 'scan', run }];
}

function deepLooks(house: House, { name: sync, schedule, layers }: SyncConfig, signal: AbortSignal): Schedule[] {
  if (schedule.deep === undefined) return [];
  const run = async (): Promise<void> => {
    const marked = await deep(house.room, sync, layers.deep.perRun ?? DEEP_PER_RUN, signal);
    house.log.info({ sync, marked }, 'those not looked at for longest are read again');
  };
  return [{ name: `${sync} deep`, cron: schedule.deep, patient: true, run }];
}

function proofs(house: House, sync: string, cron: string | undefined, signal: AbortSignal): Schedule[] {
  if (cron === undefined) return [];
  const run = async (): Promise<void> => {
    const { differs, missing, selected } = await keepProof(house.room, sync, signal);
    if (differs + missing > 0) house.log.warn({ sync, differs, missing, selected }, 'source and target do not agree; zaaksluis prove shows where');
  };
  return [{ name: `${sync} prove`, cron, patient: true, run }];
}

/** Receipts come when they come; a few minutes are soon for an archive. */
const RECEIPTS = '*/5 * * * *';

/** What receivers said of transfers, and what the sources must be told; only where there is a receiver. */
function transfers(house: House, signal: AbortSignal): Schedule[] {
  if (!hasReceivers(house.room)) return [];
  const run = async (): Promise<void> => {
    const { diagnostics, ...counts } = await transferRound(house.room, signal);
    for (const { severity, code, message, subject } of diagnostics) house.log[LEVEL[severity]]({ code, subject: subject ?? null }, message);
    if (Object.values(counts).some((count) => count > 0)) house.log.info(counts, 'transfers moved on');
  };
  return [{ name: 'house transfers', cron: RECEIPTS, patient: true, run }];
}

/** Somebody waits for a destruction, and each of its stages waits for a round. */
const DESTRUCTION = '* * * * *';

/** Approved destruction lists, and what was deleted at the source and confirmed; only where zaken or documents are kept in step. */
function destruction(house: House, signal: AbortSignal): Schedule[] {
  if (![...house.room.syncs.values()].some(({ kind }) => kind === 'zaak' || kind === 'informatieobject')) return [];
  const run = async (): Promise<void> => {
    const { diagnostics, ...counts } = await destructionRound(house.room, signal);
    for (const { severity, code, message, subject } of diagnostics) house.log[LEVEL[severity]]({ code, subject: subject ?? null }, message);
    if (Object.values(counts).some((count) => count > 0)) house.log.info(counts, 'destruction moved on');
  };
  return [{ name: 'house destruction', cron: DESTRUCTION, patient: true, run }];
}

/** The journal, plans and refused files, each after its own term (`retention` in zaaksluis.yaml). */
function tidying(house: House, signal: AbortSignal): Schedule {
  const { journal, plans, quarantine } = house.config.node.retention;
  const run = async (): Promise<void> => {
    const tidied = await house.store.tidy({ journalMs: journal, plansMs: plans });
    const before = new Date(house.room.clock.now().getTime() - quarantine);
    for (const { room, answersMs } of house.services.open.values()) await house.store.exchanges.forget(room.name, answersMs);
    let files = 0;
    for (const { connection } of house.connections.open.values()) files += (await connection.tidy?.(before, signal)) ?? 0;
    if (tidied.months + tidied.plans + files > 0) house.log.info({ ...tidied, files }, 'what was kept long enough is gone');
  };
  return { name: 'house tidy', cron: DAILY, patient: true, run };
}

const keeping = (house: House, signal: AbortSignal): Schedule => ({ name: 'house upkeep', cron: HOURLY, patient: true, run: () => upkeep(house, signal) });
