// A door as a process of its own, which is killed at a chosen mark, before or after its commit.
import { memory } from '../../connectors/memory';
import { secretOf } from '../../core/connector/secret';
import { openStore } from '../../core/store/open';
import { openDoor } from './door';
import { aRoom, aSync, aTarget, open } from './house';

/** What the test tells it, as JSON in the first argument. */
export interface DoorOrders {
  readonly database: string;
  readonly secret: string;
  /** It dies at this statement (from 1): before it is sent, or after it is committed and before anybody is answered. null: it lives. */
  readonly dies: { readonly at: number; readonly when: 'before' | 'after' } | null;
}

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

async function main({ database, secret, dies }: DoorOrders): Promise<void> {
  const store = await openStore({ url: database, key: Buffer.alloc(32, 7), node: 'door' });
  let statements = 0;
  const mark: typeof store.mark = async (...given) => {
    statements += 1;
    const now = statements === dies?.at;
    if (now && dies.when === 'before') await die();
    await store.mark(...given);
    if (now) await die();
  };
  const bron = open(memory, 'bron', { secret: secretOf(secret) });
  const door = await openDoor(aRoom({ ...store, mark }, aSync({ targets: [aTarget('doel')] }), [bron, open(memory, 'doel', {})]));
  process.stdout.write(`${door.url}\n`);
}

void main(JSON.parse(process.argv[2] ?? '{}') as DoorOrders);
