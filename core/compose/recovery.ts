// Wakes a house whose database may not know all it delivered: every target is looked up again before anything is written.
import type { House } from '../compose';
import { recover } from '../sync/recover';

const REASONS = {
  restored: 'was restored from a backup',
  'set back': 'is older than when it was last seen here',
  another: 'is another than was last seen here',
  copied: 'was copied with its folder',
} as const;

/** Before anything is claimed: recognises a restored, set back or copied database, and lets its targets wait. */
export async function awaken(house: House, say: (sentence: string) => void): Promise<void> {
  const state = await house.store.witness.recognise(house.dataFolder, house.embedded);
  if (state === null) return;
  const targets = [...house.room.syncs.values()].flatMap((sync) => [...sync.targets.values()].map(({ connection }) => connection));
  await house.store.recoveries.begin(targets, REASONS[state.because]);
  say(`The database ${REASONS[state.because]}; what was delivered after ${state.backupMoment.toISOString()} is not known to it. Nothing is written until ${[...new Set(targets)].join(', ')} has been looked up again.`);
}

/** Looks up the targets that wait; when none is left the database knows enough to go on. An error leaves the target waiting. */
export async function lookUpAgain(house: House, signal: AbortSignal, say: (sentence: string) => void): Promise<void> {
  const waiting = await house.store.recoveries.waiting();
  for (const connection of waiting) {
    const found = await recover(house.room, connection, signal);
    say(`${connection} was looked up again: ${found.lookedUp} deliveries, ${found.agreeing} as we left them, ${found.differing.length} different, ${found.absent.length} absent.`);
  }
  if (waiting.length > 0 && (await house.store.recoveries.waiting()).length === 0) await house.store.witness.recovered(house.room.actor);
}
