// Says whether a connection may be written to now: paused, halted, recovering and closed windows say no.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import type { ConnectionState } from './ports/connections';
import type { OpenConnection, Room, Sync } from './room';

const SECOND = 1000;
/** How soon a delivery looks whether its connection rests still. */
const LOOK_AGAIN = 30 * SECOND;
/** A window that never opens again is looked at once a day: moments that far away are no dates any more. */
const LONGEST = 24 * 3_600 * SECOND;

type Again = Extract<Outcome<never, Diagnostic>, { kind: 'again' }>;

const again = (reason: Diagnostic, afterMs = LOOK_AGAIN): Again => ({ kind: 'again', afterMs, reason });

/** Why this sync may not write to this connection now; null: it may. Rows that rest are not claimed: this is for what was in hand. */
export async function resting(room: Room, sync: Sync, open: OpenConnection): Promise<Again | null> {
  const states = (await room.store.connections.list()).filter((row) => row.name === open.name || row.name === sync.name);
  for (const state of states) {
    const reason = restsBecause(state);
    if (reason) return again(reason);
  }
  const isRecovering = (await room.store.recoveries.waiting()).includes(open.name);
  return isRecovering ? again(diagnostic('ZS4012', `${open.name} is looked up again before anything is written`, { subject: open.name })) : null;
}

/** Why nothing is written through it, in words for a person; null: it does not rest. */
export function restsBecause({ name, haltedBecause, pausedBecause, pausedBy, pausedUntil }: ConnectionState): Diagnostic | null {
  if (haltedBecause) return diagnostic('ZS4011', `${name} is halted: ${haltedBecause.message}`, { subject: name });
  if (pausedBecause === null) return null;
  const until = pausedUntil ? ` until ${pausedUntil.toISOString()}` : '';
  return diagnostic('ZS4011', `${name} is paused${until} by ${pausedBy ?? 'somebody'}: ${pausedBecause}`, { subject: name });
}

/** That this sync has no window open in which it writes; null: it may write. */
export function outsideWindows(room: Room, sync: Sync): Again | null {
  const closedFor = sync.opensIn(room.clock.now());
  return closedFor > 0 ? again(diagnostic('ZS4011', `outside the windows of ${sync.name}`, { subject: sync.name }), Math.min(closedFor, LONGEST)) : null;
}
