// A message is carried out once, whoever sends it how often, and leaves nothing behind where it fails.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { moveClock } from '../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import type { Shelf } from '../connector/host';
import { Blocked, Retry } from '../connector/outcome';
import type { Exchange } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import { openStore, type OpenStore } from '../store/open';
import { effects, testExchange, testRegister, testRoom, type Hooks } from './testing';
import { drainExchanges } from './testing/drain';
import { append, make, named, ORGANISATIE, other, query, STATUS } from './testing/messages';

const never = new AbortController().signal;
let database: FreshDatabase;
let store: OpenStore;
let shelf: Shelf;
let hooks: { -readonly [name in keyof Hooks]: Hooks[name] };
let exchange: Exchange;

beforeAll(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'one' });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});
beforeEach(() => {
  shelf = store.shelf(`register ${randomUUID()}`);
  hooks = {};
  exchange = testExchange({ store: store.exchanges, registers: testRegister('register', shelf, hooks) });
});

const lines = async (text: string): Promise<{ rows: unknown[] }> => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
};

/** A number that no other test has. */
const fresh = (): string => `0363${randomUUID().slice(0, 8)}`;

describe('a message', () => {
  test('is carried out, and an equal one gets the same answer without anything being done again', async () => {
    const id = fresh();
    const first = await exchange.once(named('1', id), { other }, make(id), never);
    const again = await exchange.once(named('1', id), { other }, make(id), never);
    expect(again).toEqual(first);
    expect(await effects(shelf)).toEqual({ [`create zaak ${ORGANISATIE}/${id}`]: 1, [`create rollen ${ORGANISATIE}/${id}/Initiator`]: 1, [`create rollen ${ORGANISATIE}/${id}/Behandelaar`]: 1 });
  });

  test('that comes again while it is carried out waits for that answer', async () => {
    const id = fresh();
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange.once(named('2', id), { other }, make(id), never)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(Object.values(await effects(shelf))).toEqual([1, 1, 1]);
  });

  test('of other content under the same number gets the answer for that, and changes nothing', async () => {
    const [id, second] = [fresh(), fresh()];
    const name = named(`3-${id}`, id);
    await exchange.once(name, { other }, make(id), never);
    expect(await exchange.once({ ...name, messageHash: 'another' }, { other }, make(second), never)).toEqual(other());
    expect((await exchange.find(query(second), never)).state).toBe('absent');
  });

  test('whose third step is refused leaves nothing behind, and may be sent again', async () => {
    const id = fresh();
    hooks.before = (what, step) => (what === 'apply' && step.name.endsWith('Behandelaar') ? Promise.reject(new Blocked(diagnostic('ZS4019', 'no'))) : Promise.resolve());
    await expect(exchange.once(named(`4-${id}`, id), { other }, make(id), never)).rejects.toThrow('ZS4019');
    expect((await exchange.find(query(id), never)).state).toBe('absent');
    delete hooks.before;
    expect((await exchange.once(named(`4-${id}`, id), { other }, make(id), never)).outcome).toBe('answered');
    expect((await exchange.find(query(id), never)).state).toBe('found');
  });

  test('whose step was refused half-way has the register take away what there is of it, before all else', async () => {
    const id = fresh();
    const told: string[] = [];
    const register = testRegister('register', shelf, hooks);
    hooks.before = (what, step) => (what === 'apply' && step.name.endsWith('Behandelaar') ? Promise.reject(new Blocked(diagnostic('ZS4019', 'no'))) : Promise.resolve());
    const watched = testExchange({ store: store.exchanges, registers: { ...register, undo: (step, applied, context, cut) => {
      told.push(`${step.name.split(' ').at(-1) ?? ''} ${applied.id === null ? 'half' : 'whole'}`);
      return register.undo(step, applied, context, cut);
    } } });
    await expect(watched.once(named(`half-${id}`, id), { other }, make(id), never)).rejects.toThrow('ZS4019');
    expect(told).toEqual(['Behandelaar half', 'Initiator whole', `${ORGANISATIE}/${id} whole`]);
    const { rows } = await lines(`select detail ->> 'code' as code from journal where detail ->> 'referentienummer' = 'half-${id}' and state = 'failed'`);
    expect(rows).toEqual([{ code: 'ZS4019' }]);
  });

  test('whose reply was lost is looked up and not done again', async () => {
    const id = fresh();
    hooks.after = (what) => (what === 'apply' ? Promise.reject(new Retry(diagnostic('ZS4001', 'no answer'))) : Promise.resolve());
    expect((await exchange.once(named(`5-${id}`, id), { other }, make(id), never)).outcome).toBe('answered');
    expect(Object.values(await effects(shelf))).toEqual([1, 1, 1]);
  });
});

test('a journal that holds the steps of messages is whole, and holds no values', async () => {
  const id = fresh();
  await exchange.once(named(`6-${id}`, id), { other }, make(id, { omschrijving: 'Geheim 123456782' }), never);
  expect(await store.journal.verify()).toBeNull();
  const { rows } = await lines(`select line::text from journal line where detail ->> 'referentienummer' = '6-${id}'`);
  expect(rows.length).toBe(6);
  expect(JSON.stringify(rows)).not.toContain('123456782');
});

describe('messages about one zaak', () => {
  test('are carried out one by one, in the order of arrival, and none overwrites another', async () => {
    const id = fresh();
    await exchange.once(named(`a-${id}`, id), { other }, append(id, 'nul'), never);
    const notes = Array.from({ length: 10 }, (_, at) => `n${at}`);
    const answers = await Promise.all(notes.map((note) => exchange.once(named(`${note}-${id}`, id, { operation: 'updateZaak', messageHash: note, contentHash: note }), { other }, append(id, note), never)));
    expect(answers.every(({ outcome }) => outcome === 'answered')).toBe(true);
    const found = await exchange.find(query(id), never);
    const told = found.state === 'found' ? String(found.value['omschrijving']).split(' ') : [];
    expect([...told].sort()).toEqual(['nul', ...notes].sort());
  });

  test('wait for a delivery that writes the same object, and say so when that takes too long', async () => {
    const id = fresh();
    const delivery = randomUUID();
    const key = { connection: 'register', kind: 'zaak', key: `${ORGANISATIE}/${id}` };
    expect(await store.objects.hold([key], delivery, 60_000)).toEqual([]);
    const hasty = testExchange({ store: store.exchanges, registers: testRegister('register', shelf, hooks), waitMs: 300 });
    await expect(hasty.once(named(`b-${id}`, id), { other }, make(id), never)).rejects.toThrow('ZS6003');
    const waiting = exchange.once(named(`b-${id}`, id), { other }, make(id), never);
    await store.objects.release(delivery);
    expect((await waiting).outcome).toBe('answered');
  });

  test('hold the same rows as deliveries while they write', async () => {
    const id = fresh();
    let busy: readonly unknown[] = [];
    hooks.before = async (_what, step) => {
      if (step.action === 'create' && step.object.kind === 'zaak') busy = await store.objects.hold([{ connection: 'register', kind: 'zaak', key: `${ORGANISATIE}/${id}` }], randomUUID(), 1_000);
    };
    await exchange.once(named(`c-${id}`, id), { other }, make(id), never);
    expect(busy).toHaveLength(1);
    expect(await store.objects.hold([{ connection: 'register', kind: 'zaak', key: `${ORGANISATIE}/${id}` }], randomUUID(), 1)).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test('after the command takes back what it did', async () => {
    const id = fresh();
    await expect(exchange.once(named(`d-${id}`, id), { other }, make(id, {}, () => Promise.reject(new Blocked(diagnostic('ZS4019', 'the answer could not be made')))), never)).rejects.toThrow('ZS4019');
    expect((await exchange.find(query(id), never)).state).toBe('absent');
  });

  test('after a step that cannot be taken back leaves it done, and an equal message only gets its answer', async () => {
    const id = fresh();
    const work = (fails: boolean) => make(id, STATUS, () => (fails ? Promise.reject(new Retry(diagnostic('ZS4001', 'away'))) : Promise.resolve()));
    await expect(exchange.once(named(`e-${id}`, id), { other }, work(true), never)).rejects.toThrow('ZS4001');
    expect((await exchange.once(named(`e-${id}`, id), { other }, work(false), never)).body).toContain('made 4 one');
    expect(Object.values(await effects(shelf))).toEqual([1, 1, 1, 1]);
  });

  test('at a register that is away half-way is taken back when it is there again, and the sender hears why it failed', async () => {
    const id = fresh();
    let isAway = false;
    const away = async (): Promise<void> => {
      if (isAway) throw new Retry(diagnostic('ZS4001', 'no answer'));
    };
    hooks.find = away;
    hooks.before = async (what, step) => {
      if (what === 'apply' && step.name.endsWith('Behandelaar')) isAway = true;
      await away();
    };
    const room = testRoom({ store: store.exchanges, registers: testRegister('register', shelf, hooks), waitMs: 200 });
    await expect(exchange.once(named(`f-${id}`, id), { other }, make(id), never)).rejects.toThrow('ZS4001');
    const [row] = await store.exchanges.list({ about: `zaak/${id}` }, 1);
    expect([row?.state, row?.steps.map(({ state }) => state)]).toEqual(['undoing', ['done', 'done', 'intended']]);
    isAway = false;
    delete hooks.before;
    await moveClock(database.url, 2_000);
    await drainExchanges(room);
    await moveClock(database.url, 10_000); // the grace of the register
    await drainExchanges(room);
    expect((await exchange.find(query(id), never)).state).toBe('absent');
    expect((await store.exchanges.list({ about: `zaak/${id}` }, 1))[0]?.state).toBe('failed');
    expect((await exchange.once(named(`f-${id}`, id), { other }, make(id), never)).outcome).toBe('answered');
  });

  test('on a node that lost its lease stops it before its next write', async () => {
    const id = fresh();
    let taken = false;
    hooks.after = async (what) => {
      if (what !== 'apply' || taken) return;
      taken = true;
      await lines(`update exchange set lease = gen_random_uuid() where referentienummer = 'g-${id}'`);
    };
    await expect(exchange.once(named(`g-${id}`, id), { other }, make(id), never)).rejects.toThrow('ZS6013');
    expect(Object.values(await effects(shelf))).toEqual([1]);
  });

  test('of another kind than a register tells is told by its name only', async () => {
    const id = fresh();
    await expect(exchange.once(named(`h-${id}`, id), { other }, () => Promise.reject(new TypeError('Jansen 123456782')), never)).rejects.toThrow(TypeError);
    const [row] = await store.exchanges.list({ about: `zaak/${id}` }, 1);
    expect(row?.lastDiagnostic).toMatchObject({ code: 'ZS6019', message: 'carrying out failed: TypeError' });
  });
});

test('what changed is marked in every sync that reads the register, with the answer', async () => {
  const id = fresh();
  const marked = testExchange({ store: store.exchanges, registers: testRegister('register', shelf, hooks), readers: (connection, kind) => (connection === 'register' && kind === 'zaak' ? ['schaduw', 'archief'] : []) });
  await marked.once(named(`i-${id}`, id), { other }, make(id), never);
  const found = await exchange.find(query(id), never);
  const ref = found.state === 'found' ? found.ref : null;
  const subjects = await store.questions.subjects({ id: ref?.id ?? '' }, null, 10);
  expect(subjects.map(({ sync, ref: marked_, lane }) => [sync, marked_, lane])).toEqual([['archief', ref, 'live'], ['schaduw', ref, 'live']]);
});

test('an equal message under another number is known by its content', async () => {
  const id = fresh();
  const name = named(`j-${id}`, id);
  expect(await exchange.alike(name, never)).toBeNull();
  await exchange.once(name, { other }, make(id), never);
  expect(await exchange.alike({ ...name, referentienummer: 'new', messageHash: 'new' }, never)).toEqual({ contentHash: `c-${id}`, referentienummer: `j-${id}` });
  expect(await exchange.alike({ ...name, contentHash: 'other' }, never)).toBeNull();
});

test('answers are kept as long as the service says, over a restart, and then forgotten', async () => {
  const id = fresh();
  const first = await exchange.once(named(`k-${id}`, id), { other }, make(id), never);
  const again = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'again' });
  try {
    const after = testExchange({ store: again.exchanges, registers: testRegister('register', shelf) });
    expect(await after.once(named(`k-${id}`, id), { other }, make(id), never)).toEqual(first);
  } finally {
    await again.close();
  }
  await moveClock(database.url, 86_400_000);
  expect(await store.exchanges.forget('zds', 2 * 86_400_000)).toBe(0);
  expect(await store.exchanges.forget('zds', 3_600_000)).toBeGreaterThan(0);
  expect(await store.exchanges.list({ about: `zaak/${id}` }, 1)).toEqual([]);
});

test('a paused register is not written to, and the sender hears why', async () => {
  const id = fresh();
  await store.connections.pause('register', null, 'onderhoud', 'anna');
  await expect(exchange.once(named(`l-${id}`, id), { other }, make(id), never)).rejects.toThrow('ZS6005 register is paused by anna');
  await store.connections.resume('register', 'anna');
  expect((await exchange.once(named(`l-${id}`, id), { other }, make(id), never)).outcome).toBe('answered');
});
