// A message is carried out once, whoever sends it how often, and leaves nothing behind where it fails.
import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { moveClock } from '../../test/support/clock';
import type { Shelf } from '../connector/host';
import { Blocked, Retry } from '../connector/outcome';
import type { Wish } from '../connector/register';
import type { Doing, Exchange, MessageName, ServiceAnswer } from '../connector/service';
import { diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import { openStore, type OpenStore } from '../store/open';
import { effects, testExchange, testRegister, type Hooks } from './testing';

const never = new AbortController().signal;
const ORGANISATIE = '002564440';

const named = (referentienummer: string, zaak: string, more: Partial<MessageName> = {}): MessageName => ({
  sender: 'zandhoek/zaken', referentienummer, contentHash: `c-${zaak}`, messageHash: `m-${zaak}`, operation: 'creeerZaak', about: [`zaak/${zaak}`], sentAt: null, ...more,
});

const answer = (body: string): ServiceAnswer => ({ status: 200, headers: { 'content-type': 'text/xml' }, body, outcome: 'answered' });
const other = (): ServiceAnswer => ({ status: 500, headers: {}, body: 'StUF016', outcome: 'refused' });

const zaak = (identificatie: string, more: JsonObject = {}): JsonObject => ({
  identificatie, bronorganisatie: ORGANISATIE, omschrijving: 'Melding', rollen: [{ bron: 'nieuw:1', naam: 'Initiator' }, { bron: 'nieuw:2', naam: 'Behandelaar' }], statussen: [], ...more,
});

const query = (identificatie: string) => ({ kind: 'zaak', identificatie, bronorganisatie: ORGANISATIE, parts: [] }) as const;

/** Makes the zaak, as creeerZaak would. */
const make = (identificatie: string, more: JsonObject = {}) => async (doing: Doing): Promise<ServiceAnswer> => {
  const done = await doing.carryOut([{ query: query(identificatie), zaaktype: 'B1026' }], (): Wish[] => [{ kind: 'zaak', want: zaak(identificatie, more), held: null }], never);
  return answer(`made ${done.steps} ${done.ids[0] === null ? 'nothing' : 'one'} ${randomUUID()}`);
};

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
  exchange = testExchange({ store: store.exchanges, registers: testRegister('register', shelf, hooks), waitMs: 1_500 });
});

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
  await moveClock(database.url, 1);
});
