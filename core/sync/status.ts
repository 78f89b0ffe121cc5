// Says how the house stands: per sync and target what is in step, due, held and blocked; plans that wait; connections that rest.
import type { Caught, ConnectionState, Missed, Plan, Proof, SyncCounts } from './ports';
import type { Room } from './room';

export interface Status {
  readonly at: string;
  readonly syncs: readonly SyncCounts[];
  /** Plans that wait for a person. */
  readonly plans: readonly Omit<Plan, 'entries'>[];
  /** Connections that are paused or halted, and why. */
  readonly resting: readonly ConnectionState[];
  readonly recovering: readonly string[];
  /** Connections and senders that normally speak, and have not for longer than that. */
  readonly silent: readonly Silence[];
  /** The last proof of each sync, by schedule. */
  readonly proofs: readonly Proof[];
  /** What each layer of the delta brought in during the last seven days, per sync. */
  readonly layers: readonly Omit<Caught, 'day'>[];
  /** Changes of the last 24 hours that a sweep found and that no webhook told of, though it should. */
  readonly gaps: readonly Missed[];
  readonly atRest: boolean;
  /** Messages of those who call us, per service; absent: nobody can. */
  readonly services?: readonly ServiceStanding[];
}

/** Of the last seven days: answered and refused; now: waiting, and failed for want of a person. */
export interface ServiceStanding {
  readonly service: string;
  readonly answered: number;
  readonly refused: number;
  readonly waiting: number;
  readonly failed: number;
}

export interface Silence {
  readonly name: string;
  /** null: never. */
  readonly heardAt: string | null;
  /** What is normal, in ms. */
  readonly expectMs: number;
}

/** Subjects that a proof found different or missing at the target. */
export const drifted = ({ totals }: Pick<Proof, 'totals'>): number => (totals['differs'] ?? 0) + (totals['missing'] ?? 0);

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const DAYS = 7;
/** A notification may be late: Open Notificaties tries again after 25, 100 and 400 seconds, and only then after half an hour. */
export const GRACE = 15 * MINUTE;

/** The days of each layer of each sync added up. */
function summed(days: readonly Caught[]): Omit<Caught, 'day'>[] {
  const sums = new Map<string, Omit<Caught, 'day'>>();
  for (const { sync, layer, looked, changed, added } of days) {
    const sum = sums.get(`${sync}/${layer}`) ?? { sync, layer, looked: 0, changed: 0, added: 0 };
    sums.set(`${sync}/${layer}`, { sync, layer, looked: sum.looked + looked, changed: sum.changed + changed, added: sum.added + added });
  }
  return [...sums.values()];
}

/** Those that normally speak and have not for longer than that. */
export function silences(speakers: Iterable<{ readonly name: string; readonly expectMs?: number | undefined }>, states: readonly ConnectionState[], now: Date): Silence[] {
  return [...speakers].flatMap(({ name, expectMs }) => {
    if (expectMs === undefined) return [];
    const heardAt = states.find((state) => state.name === name)?.heardAt ?? null;
    const isSilent = heardAt === null || now.getTime() - heardAt.getTime() > expectMs;
    return isSilent ? [{ name, heardAt: heardAt?.toISOString() ?? null, expectMs }] : [];
  });
}

export async function status(room: Pick<Room, 'store' | 'clock' | 'connections' | 'syncs'>): Promise<Status> {
  const { questions, plans, connections, recoveries } = room.store;
  const now = room.clock.now();
  const [syncs, open, states, recovering, proofs, atRest, caught, gaps] = await Promise.all([questions.counts(), plans.list({ state: 'open' }), connections.list(), recoveries.waiting(), room.store.proofs.last(), questions.atRest(), questions.caught(DAYS), questions.missed(GRACE, DAY)]);
  const resting = states.filter((state) => state.haltedBecause !== null || state.pausedBecause !== null);
  return { at: now.toISOString(), syncs, plans: open, resting, recovering, silent: silences(room.connections.values(), states, now), proofs: proofs.filter(({ sync }) => room.syncs.has(sync)), layers: summed(caught), gaps, atRest };
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: MINUTE, h: 60 * MINUTE, d: 1_440 * MINUTE };

/** One condition by name: what it counts, so that `held=5` fails from five. */
const COUNTS: Readonly<Record<string, (now: Status) => number>> = {
  blocked: (now) => now.syncs.reduce((sum, row) => sum + row.blocked, 0),
  held: (now) => now.syncs.reduce((sum, row) => sum + row.held, 0),
  retrying: (now) => now.syncs.reduce((sum, row) => sum + row.retrying, 0),
  due: (now) => now.syncs.reduce((sum, row) => sum + row.due, 0),
  halted: (now) => now.resting.filter((state) => state.haltedBecause !== null).length,
  paused: (now) => now.resting.filter((state) => state.pausedBecause !== null).length,
  recovering: (now) => now.recovering.length,
  silent: (now) => now.silent.length,
  gaps: (now) => now.gaps.reduce((sum, gap) => sum + gap.count, 0),
  failed: (now) => (now.services ?? []).reduce((sum, service) => sum + service.failed, 0),
  drift: (now) => now.proofs.reduce((sum, proof) => sum + drifted(proof), 0),
};

/** These name a length of time. */
const AGES = ['late', 'unproved'];

export const CONDITIONS = [...Object.keys(COUNTS), ...AGES] as const;

export type Condition = { readonly name: string; readonly limit: number };

/** Reads `halted`, `held=5`, `late=15m` (the oldest due row is older than that) or `unproved=2d` (a last proof is older); null where it is none of these. */
export function parseCondition(text: string): Condition | null {
  const match = /^(?<name>[a-z]+)(?:=(?<number>\d+)(?<unit>[smhd]?))?$/.exec(text.trim());
  const name = match?.groups?.['name'] ?? '';
  const number = match?.groups?.['number'];
  const unit = match?.groups?.['unit'] ?? '';
  if (AGES.includes(name)) return number !== undefined && unit !== '' ? { name, limit: Number(number) * (UNITS[unit] ?? 0) } : null;
  return name in COUNTS && unit === '' ? { name, limit: number === undefined ? 1 : Number(number) } : null;
}

/** The conditions that hold now, each as a sentence: for the exit code of a monitor. */
export function failing(now: Status, conditions: readonly Condition[]): readonly string[] {
  return conditions.flatMap(({ name, limit }) => {
    if (name === 'late') {
      const oldest = now.syncs.flatMap((row) => (row.oldestDue ? [row.oldestDue.getTime()] : []));
      const age = oldest.length === 0 ? 0 : Date.parse(now.at) - Math.min(...oldest);
      return age > limit ? [`the oldest due row is ${Math.round(age / MINUTE)} minutes old`] : [];
    }
    if (name === 'unproved') return now.proofs.filter(({ at }) => Date.parse(now.at) - at.getTime() > limit).map(({ sync, at }) => `${sync} was last proved ${at.toISOString()}`);
    const count = COUNTS[name]?.(now) ?? 0;
    return count >= limit ? [`${count} ${name}`] : [];
  });
}

/** `failing` for conditions as they were typed. One that nobody knows fails too: a monitor with a typing error must not stay green. */
export function failOn(now: Status, conditions: readonly string[]): readonly string[] {
  return conditions.flatMap((text) => {
    const condition = parseCondition(text);
    return condition ? failing(now, [condition]) : [`"${text}" is no condition; expected ${CONDITIONS.join(', ')}, such as held=5 or late=15m`];
  });
}
