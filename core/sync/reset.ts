// Tells a target that lost everything from one object that somebody removed.
import { Halt } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { formatRef, type Ref } from '../model/ref';
import { targetOf } from './find';
import { wishOf } from './look';
import { LOOKS_RESET } from './ports/connections';
import type { Room, Sync } from './room';

/** How many other delivered objects are looked up when one is found absent. */
const SAMPLE = 5;
/** With fewer than this many absent, and all of them absent, nobody can tell a reset from a few removals. */
const ENOUGH = 3;
const PAGE = 100;

/** Other deliveries of this target that have a base, nearest by name first; reads at most two pages. */
async function delivered(room: Room, sync: Sync, target: string, except: Ref) {
  const rows = [];
  let after: Ref | null = null;
  for (let page = 0; page < 2 && rows.length < SAMPLE; page += 1) {
    const found = await room.store.questions.deliveries({ sync: sync.name, target }, after, PAGE);
    rows.push(...found.filter((row) => row.base !== null && formatRef(row.ref) !== formatRef(except)));
    after = found.at(-1)?.ref ?? null;
    if (found.length < PAGE) break;
  }
  return rows.slice(0, SAMPLE);
}

/**
 * Called when something we delivered is absent. Looks up others that we delivered: when every one of them is absent too, the
 * target was emptied, restored, or is another one. Throws Halt ZS4008; returns when at least one is there, or there are too
 * few to tell. Only reads.
 */
export async function refuseReset(room: Room, sync: Sync, target: string, ref: Ref, signal: AbortSignal): Promise<void> {
  const { target: peer, config, open } = targetOf(room, sync, target);
  const others = await delivered(room, sync, target, ref);
  if (others.length + 1 < ENOUGH) return;
  for (const row of others) {
    const [subject] = await room.store.questions.subjects({ sync: sync.name, kind: row.ref.kind, id: row.ref.id }, null, 1);
    const want = subject?.desired ? wishOf(sync, target, subject.desired, row.ref).want : null;
    const now = await peer.find({ ref: row.ref, want, links: row.base?.links ?? {}, options: config.options }, signal);
    if (now.state !== 'absent') return;
  }
  const all = others.length + 1;
  throw new Halt(diagnostic(LOOKS_RESET, `${all} of ${all} delivered objects that were looked up are absent`, { subject: open.name }));
}
