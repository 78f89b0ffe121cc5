// A node that is killed while it takes in calls: whoever was answered is kept, and whoever was not comes again.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { sign } from '../../connectors/memory/receiver';
import { openStore } from '../../core/store/open';
import { bundled } from '../support/bundled';
import type { DoorOrders } from '../support/door-node';
import { freshDatabase, type FreshDatabase } from '../support/postgres';

jest.setTimeout(180_000);

const ROOT = path.join(__dirname, '../..');
const SECRET = 'sleutel';
let database: FreshDatabase;
const children: ChildProcess[] = [];

beforeEach(async () => { database = await freshDatabase(); });
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await database.drop();
});

/** Starts a door; answers its address. */
async function aDoor(dies: DoorOrders['dies']): Promise<{ readonly url: string; readonly ended: Promise<void> }> {
  const orders: DoorOrders = { database: database.url, secret: SECRET, dies };
  const child = spawn(process.execPath, [await bundled('door-node'), JSON.stringify(orders)], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return new Promise((ready, failed) => {
    child.stdout.once('data', (said: Buffer) => ready({ url: said.toString().trim(), ended }));
    child.once('exit', () => failed(new Error('the door did not open')));
  });
}

/** As a sender that keeps what was not answered: true where it was taken in. */
async function tell(url: string, id: string): Promise<boolean> {
  const body = JSON.stringify({ names: [{ kind: 'zaaktype', id }] });
  try {
    return (await fetch(`${url}/webhooks/bron`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-signature': sign(SECRET, Buffer.from(body)) }, body })).ok;
  } catch {
    return false; // the connection broke: it does not know what became of it
  }
}

const known = async (): Promise<string[]> => {
  const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  const rows = await store.questions.subjects({ sync: 'zaaktypen' }, null, 1_000);
  await store.close();
  return rows.map(({ ref }) => ref.id).sort();
};

test.each(['before', 'after'] as const)('killed %s the commit of a mark, it had answered nobody whose name is not kept, and nothing is lost', async (when) => {
  const names = Array.from({ length: 60 }, (_, n) => `B${String(n).padStart(3, '0')}`);
  const first = await aDoor({ at: 3, when });
  const taken: { readonly id: string; readonly taken: boolean }[] = [];
  // Two by themselves, each with a commit of its own; then crowds of ten, so that the third commit comes for certain.
  for (const id of names.slice(0, 2)) taken.push({ id, taken: await tell(first.url, id) });
  for (let at = 2; at < names.length; at += 10) taken.push(...(await Promise.all(names.slice(at, at + 10).map(async (id) => ({ id, taken: await tell(first.url, id) })))));
  await first.ended;
  const kept = await known();
  const answered = taken.filter((one) => one.taken).map(({ id }) => id);
  expect(answered.length).toBeGreaterThan(0);
  expect(answered.length).toBeLessThan(names.length);
  expect(answered.filter((id) => !kept.includes(id))).toEqual([]);
  const second = await aDoor(null);
  for (const { id } of taken.filter((one) => !one.taken)) expect(await tell(second.url, id)).toBe(true);
  expect(await known()).toEqual(names);
});
