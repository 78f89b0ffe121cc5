// Sends what stands in line: at least once, several at a time, later again where the receiver fails; as badly as the settings say.
import type { Setting } from '../enter';
import { abonnementen, type Abonnement } from './abonnementen';
import { callbacks } from './callback';
import { enqueue, QUEUE, queuedIn, type Queued } from './emit';
import { classic, cloudEvent } from './message';

/** Open Notificaties: seven attempts after the first, 25·4ⁿ seconds apart, capped at 52,000. */
const ATTEMPTS = 8;
const FIRST = 25_000; // ms
const LONGEST = 52_000_000; // ms
const READ = 500; // messages read from the shelf at a time
const IDLE = 250; // ms between looks at an empty line; a mutation in this process wakes it at once

export const backOff = (attempts: number, scale: number): number => Math.min(LONGEST, FIRST * 4 ** (attempts - 1)) * scale;

export interface Counts {
  sent: number;
  /** Answers that were no success, retried or not. */
  failed: number;
  /** Given up after the last attempt, or of an abonnement that is gone. */
  dropped: number;
  /** Lost in silence, as the settings say. */
  lost: number;
  duplicates: number;
}

export interface Sender extends AsyncDisposable {
  /** Something may have been put in line. */
  wake(): void;
  readonly counts: Counts;
  /** Waits until nothing is due and nothing is under way. */
  settled(): Promise<void>;
}

interface Row {
  readonly key: string;
  readonly queued: Queued;
}

/** Sends from the moment that `listening`: before it nobody knows the address of this server, which is `root`. `chance`: 0 … 1, from the seed. */
export function sender({ shelf, clock, settings: { notificaties } }: Setting, listening: Promise<void>, root: () => string, chance: () => number): Sender {
  const counts: Counts = { sent: 0, failed: 0, dropped: 0, lost: 0, duplicates: 0 };
  const underWay = new Map<string, Promise<void>>();
  const stop = new AbortController();
  const caller = callbacks();
  let woken: (() => void) | null = null;
  let again = false;
  let turn = 0;

  const asCloudEvent = ({ sendCloudevents }: Abonnement): boolean => {
    turn += 1;
    return sendCloudevents || notificaties.cloudEvents === 'always' || (notificaties.cloudEvents === 'mixed' && turn % 2 === 0);
  };
  const due = ({ key }: Row): number => Number(key.slice(QUEUE.length, QUEUE.length + 15));

  const send = async ({ key, queued }: Row, all: readonly Abonnement[]): Promise<void> => {
    const abonnement = all.find(({ uuid }) => uuid === queued.abonnement);
    if (!abonnement || (queued.attempts === 0 && !queued.duplicate && chance() < notificaties.lose)) {
      if (abonnement) counts.lost += 1;
      else counts.dropped += 1;
      return shelf.remove(key);
    }
    const event = asCloudEvent(abonnement);
    const status = await caller.post(abonnement.callbackUrl, abonnement.auth, event ? cloudEvent(queued, root()) : classic(queued, root()), event ? 'application/cloudevents+json' : 'application/json');
    if (stop.signal.aborted) return; // still in line: the next process sends it, perhaps once more
    const now = clock.now().getTime();
    if (status !== null && status >= 200 && status < 300) {
      counts.sent += 1;
      if (!queued.duplicate && chance() < notificaties.duplicates) {
        counts.duplicates += 1;
        await enqueue(shelf, now + notificaties.delayMs, { ...queued, attempts: 0, duplicate: true });
      }
    } else {
      counts.failed += 1;
      if (queued.attempts + 1 >= ATTEMPTS) counts.dropped += 1;
      else await enqueue(shelf, now + backOff(queued.attempts + 1, notificaties.retryScale), { ...queued, attempts: queued.attempts + 1 });
    }
    await shelf.remove(key);
  };

  /** A place in line, moved by chance: no further than `reorder` either way. */
  const shuffled = (rows: readonly Row[]): readonly Row[] =>
    notificaties.reorder === 0 ? rows : rows.map((row, index) => ({ row, place: index + chance() * notificaties.reorder })).sort((a, b) => a.place - b.place).map(({ row }) => row);

  const round = async (): Promise<boolean> => {
    const now = clock.now().getTime();
    const rows = (await shelf.scan(QUEUE, null, READ + underWay.size)).map(({ key, value }): Row => ({ key, queued: queuedIn(value) }));
    const ready = rows.filter((row) => !underWay.has(row.key) && due(row) <= now);
    if (ready.length === 0) return false;
    const all = await abonnementen(shelf);
    for (const row of shuffled(ready)) {
      if (stop.signal.aborted) return false;
      while (underWay.size >= notificaties.concurrency) await Promise.race(underWay.values());
      const sending = send(row, all).finally(() => underWay.delete(row.key));
      underWay.set(row.key, sending);
      sending.catch(() => stop.abort()); // the shelf is gone: so is the house
    }
    return true;
  };

  const run = async (): Promise<void> => {
    await listening;
    while (!stop.signal.aborted) {
      again = false;
      if ((await round()) || again) continue;
      if (underWay.size > 0) await Promise.race(underWay.values());
      else await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE).unref(); // the server keeps the process alive, not this
        woken = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run().catch(() => undefined); // the shelf closed under it: there is nothing left to send
  const wake = (): void => {
    again = true;
    woken?.();
  };
  return {
    wake,
    counts,
    settled: async () => {
      for (;;) {
        const now = clock.now().getTime();
        const [first] = await shelf.scan(QUEUE, null, 1);
        if (underWay.size === 0 && (!first || due({ key: first.key, queued: queuedIn(first.value) }) > now)) return;
        wake();
        await Promise.race([...underWay.values(), new Promise((resolve) => setTimeout(resolve, 5))]);
      }
    },
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      caller.close();
      wake();
      await running;
      await Promise.allSettled(underWay.values());
    },
  };
}
