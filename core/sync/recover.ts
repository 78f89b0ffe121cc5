// Looks up everything a restored or copied database believes about a target, before anything is written to it again.
import { formatRef, type Ref } from '../model/ref';
import { flatten } from '../model/paths';
import { notHeld } from './base';
import { targetOf } from './find';
import { wishOf } from './look';
import type { DeliveryRow } from './ports';
import type { Room, Sync } from './room';

/** What a look at one target found. */
export interface Recovered {
  readonly connection: string;
  readonly lookedUp: number;
  /** The target holds what this database believes. */
  readonly agreeing: number;
  /** It holds something else: we delivered after the backup, or somebody edited. Compared anew before anything is written. */
  readonly differing: readonly string[];
  readonly absent: readonly string[];
  /** Cannot be asked: a person must know what it was told after the backup. */
  readonly unknowable: number;
}

const PAGE = 200;

type Seen = 'agrees' | 'differs' | 'absent' | 'unknowable' | 'never';

/** One delivery. What was never delivered, as far as this database knows, is looked up too: it may have been, after the backup. */
async function seen(room: Room, sync: Sync, row: DeliveryRow, signal: AbortSignal): Promise<Seen> {
  const { target, config } = targetOf(room, sync, row.target);
  const [subject] = await room.store.questions.subjects({ sync: sync.name, id: row.ref.id, kind: row.ref.kind }, null, 1);
  const want = subject?.desired ? wishOf(sync, row.target, subject.desired, row.ref).want : null;
  const now = await target.find({ ref: row.ref, want, links: row.base?.links ?? {}, options: config.options }, signal);
  if (now.state === 'unknowable') return 'unknowable';
  if (row.base === null) return now.state === 'found' ? 'differs' : 'never';
  if (now.state === 'absent') return 'absent';
  return notHeld(row.base.values, flatten(now.value), room.store.key).length === 0 ? 'agrees' : 'differs';
}

async function* deliveriesTo(room: Room, connection: string): AsyncGenerator<{ readonly sync: Sync; readonly row: DeliveryRow }> {
  for (const sync of room.syncs.values()) {
    for (const target of sync.targets.values()) {
      if (target.connection !== connection) continue;
      let after: Ref | null = null;
      for (;;) {
        const page: readonly DeliveryRow[] = await room.store.questions.deliveries({ sync: sync.name, target: target.name }, after, PAGE);
        for (const row of page) yield { sync, row };
        after = page.at(-1)?.ref ?? null;
        if (page.length < PAGE) break;
      }
    }
  }
}

/** Reads every source again and compares every delivery anew: what happened after the backup is found by looking. */
async function compareAnew(room: Room, connection: string): Promise<void> {
  for (const sync of room.syncs.values()) {
    const targets = [...sync.targets.values()].filter((target) => target.connection === connection);
    if (targets.length === 0) continue;
    let after: Ref | null = null;
    for (;;) {
      const page: readonly { readonly ref: Ref }[] = await room.store.questions.subjects({ sync: sync.name }, after, PAGE);
      if (page.length > 0) await room.store.mark(page.map((row) => ({ sync: sync.name, ref: row.ref })), 'bulk');
      after = page.at(-1)?.ref ?? null;
      if (page.length < PAGE) break;
    }
    for (const target of targets) await room.store.redeliver({ sync: sync.name, target: target.name }, 'bulk');
  }
}

/**
 * Ends the recovering of one connection: every delivery is looked up (reading only), what was found is journalled, every
 * subject is read and compared again, and only then may be written. An error leaves it recovering. Deliver compares three ways:
 * a value that is neither what this database delivered nor what is wanted counts as a person's, so nothing newer is undone.
 */
export async function recover(room: Room, connection: string, signal: AbortSignal): Promise<Recovered> {
  const counts: Record<Seen, number> = { agrees: 0, differs: 0, absent: 0, unknowable: 0, never: 0 };
  const differing: string[] = [];
  const absent: string[] = [];
  let lookedUp = 0;
  for await (const { sync, row } of deliveriesTo(room, connection)) {
    const found = await seen(room, sync, row, signal);
    counts[found] += 1;
    lookedUp += 1;
    if (found === 'differs') differing.push(formatRef(row.ref));
    if (found === 'absent') absent.push(formatRef(row.ref));
    signal.throwIfAborted();
  }
  const detail = { connection, lookedUp, agreeing: counts.agrees, differing: counts.differs, absent: counts.absent, unknowable: counts.unknowable };
  await room.store.journal.note({ sync: null, ref: null, target: connection, action: 'looked-up', actor: room.actor, plan: null, detail });
  await compareAnew(room, connection);
  await room.store.recoveries.done(connection, room.actor);
  return { connection, lookedUp, agreeing: counts.agrees, differing, absent, unknowable: counts.unknowable };
}
