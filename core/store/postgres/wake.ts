// Tells loops, on every node, that a queue may have something for them. Only a hint: loops look by themselves too.
import { Client } from 'pg';
import type { Db } from './db';
import type { QueueName } from './waits';

const CHANNEL = 'zaaksluis';
const AGAIN_MS = 1_000;

/** A queue of loops: those that can wait for one another, and messages. */
export type Woken = QueueName | 'exchange';

/** Says that a queue has something new. */
export type Wake = (queue: Woken) => void;

/**
 * Sends after the commit and not in it, because PostgreSQL lets transactions that notify commit only one by one. At most one
 * message per queue is under way; what comes meanwhile goes with the next.
 */
export function sender(db: Db): Wake {
  const state = new Map<Woken, 'sending' | 'again'>();
  const send = (queue: Woken): void => {
    state.set(queue, 'sending');
    db.query('select pg_notify($1, $2)', [CHANNEL, queue])
      .catch(() => undefined) // lost: the loops look by themselves within a second
      .finally(() => {
        const more = state.get(queue) === 'again';
        state.delete(queue);
        if (more) send(queue);
      });
  };
  return (queue) => void (state.has(queue) ? state.set(queue, 'again') : send(queue));
}

/** Listens until stopped; connects again when the connection breaks, and wakes everybody then, for something may have been missed. */
export function listen(url: string, onWake: Wake): { stop(): Promise<void> } {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const connect = async (): Promise<void> => {
    const mine = new Client({ connectionString: url });
    client = mine;
    const lost = (): void => {
      if (stopped || client !== mine) return;
      client = null;
      timer = setTimeout(() => void connect(), AGAIN_MS);
    };
    mine.on('error', lost);
    mine.on('end', lost);
    mine.on('notification', ({ payload }) => {
      if (payload === 'subject' || payload === 'delivery' || payload === 'exchange') onWake(payload);
    });
    try {
      await mine.connect();
      await mine.query(`listen ${CHANNEL}`);
      onWake('subject');
      onWake('delivery');
      onWake('exchange');
    } catch {
      lost();
    }
  };
  const first = connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await first;
      await client?.end();
    },
  };
}
