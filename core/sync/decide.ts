// A person says what became of a write that nobody else can tell about.
import { Blocked } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import type { Ref } from '../model/ref';
import { spoken } from './find';
import type { Room } from './room';

/** `done` with the id the target gave it, where it gave one; `absent`: it never took effect, and may be done. */
export type Verdict = { readonly was: 'done'; readonly targetId: string | null } | { readonly was: 'absent' };

const RECENT = 500;

/** Settles one `intended` journal line and makes its delivery due. Throws Blocked ZS4018 where there is no such line. */
export async function decide(room: Room, ref: Ref, entry: string, verdict: Verdict): Promise<void> {
  const line = (await room.store.journal.of(ref, RECENT)).find((one) => one.id === entry);
  if (line?.state !== 'intended') throw new Blocked(diagnostic('ZS4018', `journal line ${entry} waits for no decision`, { subject: spoken(ref) }));
  if (verdict.was === 'done') await room.store.journal.done(entry, verdict.targetId, {});
  else await room.store.journal.failed(entry, diagnostic('ZS4005', `${room.actor} says it did not take effect`, { subject: spoken(ref), severity: 'info' }));
  await room.store.journal.note({ sync: line.sync, ref, target: line.target, action: 'decided', actor: room.actor, plan: line.plan, detail: { line: entry, was: verdict.was } });
  await room.store.redeliver({ sync: line.sync, target: line.target, refs: [ref] }, 'live');
}
