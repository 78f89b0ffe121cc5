// Says whether a connection may be written to now: paused, halted, recovering and closed windows say no.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import type { OpenConnection, Room, Sync } from './room';

const SECOND = 1000;
/** How soon a delivery looks whether its connection rests still. */
const LOOK_AGAIN = 30 * SECOND;

type Again = Extract<Outcome<never, Diagnostic>, { kind: 'again' }>;

const again = (reason: Diagnostic, afterMs = LOOK_AGAIN): Again => ({ kind: 'again', afterMs, reason });

/** Whether the house lets anybody call this connection; null: yes. */
export async function resting(room: Room, open: OpenConnection): Promise<Again | null> {
  const state = (await room.store.connections.list()).find((row) => row.name === open.name);
  if (state?.haltedBecause) return again(diagnostic('ZS4011', `${open.name} is halted: ${state.haltedBecause.message}`, { subject: open.name }));
  if (state?.pausedBecause) return again(diagnostic('ZS4011', `${open.name} is paused by ${state.pausedBy ?? 'somebody'}: ${state.pausedBecause}`, { subject: open.name }));
  return null;
}

/** Whether this sync may write to it now; null: yes. Asked only when there is something to write. */
export async function mayWrite(room: Room, sync: Sync, open: OpenConnection): Promise<Again | null> {
  if ((await room.store.recoveries.waiting()).includes(open.name)) {
    return again(diagnostic('ZS4012', `${open.name} is looked up again before anything is written`, { subject: open.name }));
  }
  const closedFor = sync.opensIn(room.clock.now());
  return closedFor > 0 ? again(diagnostic('ZS4011', `outside the windows of ${sync.name}`, { subject: sync.name }), closedFor) : null;
}
