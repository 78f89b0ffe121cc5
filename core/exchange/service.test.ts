// What a service does besides: stored messages, numbers, several registers, contents, figures.
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { moveClock } from '../../test/support/clock';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { Blocked, Retry } from '../connector/outcome';
import type { Incoming } from '../connector/contract';
import type { Exchange, Service, StoredMessage } from '../connector/service';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import { openStore, type OpenStore } from '../store/open';
import { makeExchange } from './exchange';
import { makeNotes } from './notes';
import { serve } from './serve';
import { effects, testExchange, testRegister, testRoom } from './testing';
import { drainExchanges } from './testing/drain';
import { answer, append, make, named, ORGANISATIE, other, query } from './testing/messages';
import { memorySpool } from './testing/spool';

const never = new AbortController().signal;
let database: FreshDatabase;
let one: OpenStore;
let two: OpenStore;

beforeAll(async () => {
  database = await freshDatabase();
  one = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'one' });
  two = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'two' });
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await database.drop();
});

const fresh = (): string => `0363${randomUUID().slice(0, 8)}`;
const shelfOf = () => one.shelf(`register ${randomUUID()}`);
const performing = (perform: (stored: StoredMessage, exchange: Exchange) => Promise<void>): Service => ({ serve: () => Promise.reject(new Error('nobody calls')), perform });

describe('a stored message', () => {
  test('is kept once, answered before it is carried out, and carried out once', async () => {
    const [id, shelf] = [fresh(), shelfOf()];
    const service = performing(async ({ name, message }, exchange) => void (await exchange.once(name, { other }, make(String(message['zaak'])), never)));
    const room = testRoom({ store: one.exchanges, registers: testRegister('register', shelf), service, mode: 'store-and-forward' });
    const exchange = testExchange({ store: one.exchanges, registers: testRegister('register', shelf) });
    expect(await exchange.store(named(`1-${id}`, id), { zaak: id }, never)).toBe(true);
    expect(await exchange.store(named(`1-${id}`, id), { zaak: id }, never)).toBe(false);
    await expect(exchange.store(named(`1-${id}`, id, { messageHash: 'x' }), { zaak: id }, never)).rejects.toThrow('ZS6016');
    expect(await effects(shelf)).toEqual({});
    await drainExchanges(room);
    expect(Object.values(await effects(shelf))).toEqual([1, 1, 1]);
    expect((await one.exchanges.list({ about: `zaak/${id}` }, 1))[0]).toMatchObject({ state: 'answered', outcome: 'answered', stored: false });
    expect(await exchange.store(named(`1-${id}`, id), { zaak: id }, never)).toBe(false);
  });

  test('goes after those before it about the same zaak, also when the first is tried again', async () => {
    const [id, shelf] = [fresh(), shelfOf()];
    let isAway = true;
    const register = testRegister('register', shelf, { find: () => (isAway ? Promise.reject(new Retry(diagnostic('ZS4001', 'away'))) : Promise.resolve()) });
    const service = performing(async ({ name, message }, exchange) => void (await exchange.once(name, { other }, append(id, String(message['note'])), never)));
    const rooms = [one, two].map((store) => testRoom({ store: store.exchanges, registers: register, service }));
    const exchange = testExchange({ store: one.exchanges, registers: register });
    for (const note of ['a', 'b', 'c', 'd']) await exchange.store(named(`${note}-${id}`, id, { messageHash: note, contentHash: note }), { note }, never);
    await Promise.all(rooms.map(drainExchanges));
    isAway = false;
    for (let round = 0; round < 4; round += 1) {
      await moveClock(database.url, 5_000);
      await Promise.all(rooms.map(drainExchanges));
    }
    const found = await exchange.find(query(id), never);
    expect(found.state === 'found' && found.value['omschrijving']).toBe('a b c d');
  });

  test('that is refused is told to its sender by the service, and ends', async () => {
    const [id, told] = [fresh(), [] as string[]];
    const service = performing(async ({ name }, exchange) => {
      await exchange.once(name, { other }, () => Promise.reject(new Blocked(diagnostic('ZS4019', 'no such statustype'))), never).catch((error: unknown) => {
        if (!(error instanceof Blocked)) throw error;
        told.push(`Fo01 ${error.message}`);
      });
    });
    const room = testRoom({ store: one.exchanges, registers: testRegister('register', shelfOf()), service });
    await testExchange({ store: one.exchanges, registers: room.registers[0]?.register ?? testRegister('x', shelfOf()) }).store(named(`r-${id}`, id), {}, never);
    await drainExchanges(room);
    expect(told).toEqual(['Fo01 ZS4019 no such statustype']);
    expect((await one.exchanges.list({ about: `zaak/${id}` }, 1))[0]).toMatchObject({ state: 'answered', outcome: 'refused', lastDiagnostic: { code: 'ZS4019' } });
  });

  test('that fails waits for a person, who has it tried again or gives it up', async () => {
    const id = fresh();
    let fails = true;
    const service = performing(({ name }, exchange) => (fails ? Promise.reject(new Blocked(diagnostic('ZS4019', 'no'))) : exchange.once(name, { other }, make(id), never).then(() => undefined)));
    const room = testRoom({ store: one.exchanges, registers: testRegister('register', shelfOf()), service, name: 'persoon' });
    await testExchange({ store: one.exchanges, registers: testRegister('register', shelfOf()), name: 'persoon' }).store(named(`p-${id}`, id), {}, never);
    await drainExchanges(room);
    const [row] = await one.exchanges.list({ service: 'persoon', failed: true }, 5);
    expect((await one.exchanges.counts()).find(({ service: name }) => name === 'persoon')).toMatchObject({ failed: 1, waiting: 0 });
    expect(await one.exchanges.retry(row?.row ?? '', 'anna')).toBe(true);
    expect(await one.exchanges.retry(row?.row ?? '', 'anna')).toBe(false);
    await drainExchanges(room);
    expect(await one.exchanges.giveUp(row?.row ?? '', 'anna', 'twice')).toBe(true);
    expect((await one.exchanges.counts()).find(({ service: name }) => name === 'persoon')).toMatchObject({ failed: 0 });
    fails = false;
    expect(await one.exchanges.giveUp(row?.row ?? '', 'anna', 'twice')).toBe(false);
    expect(await one.journal.verify()).toBeNull();
  });
});

test('a content that a caller sent goes to the register from the spool, checked against what was said of it', async () => {
  const [id, shelf, spool] = [fresh(), shelfOf(), memorySpool()];
  const bytes = Buffer.from('inhoud van het document');
  const kept = await spool.keep(Readable.from([bytes]), 1_000, never);
  const exchange = testExchange({ store: one.exchanges, registers: testRegister('register', shelf), spool });
  const inhoud = (sha256: string): JsonObject => ({ bron: `spool:${kept.name}`, omvang: bytes.length, sha256 });
  const send = (sha256: string) => exchange.once(named(`s-${id}-${sha256.slice(0, 4)}`, id), { other }, async (doing) => {
    const want = { identificatie: id, bronorganisatie: ORGANISATIE, inhoud: inhoud(sha256) };
    await doing.carryOut([{ query: { kind: 'informatieobject', identificatie: id, bronorganisatie: ORGANISATIE, parts: [] } }], () => [{ kind: 'informatieobject', want, held: null }], never);
    return answer('Bv03');
  }, never);
  await expect(send('0'.repeat(64))).rejects.toThrow('ZS5011');
  expect((await send(createHash('sha256').update(bytes).digest('hex'))).body).toBe('Bv03');
});

describe('numbers', () => {
  const numbers = { zaak: { from: 'series', prefix: '0363', width: 8, start: 500, probe: true } } as const;

  test('are given once each, also by two nodes at once', async () => {
    const exchanges = [one, two].map((store) => testExchange({ store: store.exchanges, registers: testRegister('register', shelfOf()), numbers: { zaak: { ...numbers.zaak, prefix: '1900' } } }));
    const given = await Promise.all(Array.from({ length: 200 }, (_, at) => (exchanges[at % 2] as Exchange).reserve('zaak', never)));
    expect(new Set(given).size).toBe(200);
    expect([...given].sort()[0]).toBe('190000000500');
    expect(given.every((number) => /^1900\d{8}$/.test(number))).toBe(true);
  });

  test('that the register has already are stepped over', async () => {
    const shelf = shelfOf();
    const exchange = testExchange({ store: one.exchanges, registers: testRegister('register', shelf), numbers });
    for (let taken = 500; taken < 520; taken += 1) await shelf.put(`object/zaak/${randomUUID()}`, { identificatie: `0363${String(taken).padStart(8, '0')}`, bronorganisatie: ORGANISATIE, id: 'x' });
    const number = await exchange.reserve('zaak', never);
    expect(Number(number.slice(4))).toBeGreaterThanOrEqual(520);
    expect((await exchange.find(query(number), never)).state).toBe('absent');
  });

  test('that are not configured, or used up, are a refusal', async () => {
    const exchange = testExchange({ store: one.exchanges, registers: testRegister('register', shelfOf()), numbers: { informatieobject: { from: 'series', prefix: '0999', width: 1, start: 10, probe: false } } });
    await expect(exchange.reserve('zaak', never)).rejects.toThrow('ZS6010');
    await expect(exchange.reserve('informatieobject', never)).rejects.toThrow('ZS6010');
  });
});

describe('two registers behind one service', () => {
  test('zaken go by their zaaktype, and are found where they went', async () => {
    const [old, young] = [shelfOf(), shelfOf()];
    const room = testRoom({ store: one.exchanges, registers: { oud: testRegister('oud', old), nieuw: testRegister('nieuw', young) }, name: 'twee' });
    const routed = { ...room, registers: room.registers.map((at) => ({ ...at, zaaktypen: at.name === 'nieuw' ? ['B1026'] : null })) };
    const exchange = makeExchange(routed);
    const [id, document] = [fresh(), fresh()];
    await exchange.once(named(`t-${id}`, id), { other }, make(id), never);
    await exchange.once(named(`t-${document}`, document), { other }, async (doing) => {
      await doing.carryOut([{ query: query(document), zaaktype: 'B2000' }], () => [{ kind: 'zaak', want: { identificatie: document, bronorganisatie: ORGANISATIE }, held: null }], never);
      return answer('ok');
    }, never);
    expect(Object.keys(await effects(young))).toContain(`create zaak ${ORGANISATIE}/${id}`);
    expect(Object.keys(await effects(old))).toEqual([`create zaak ${ORGANISATIE}/${document}`]);
    const found = await exchange.find(query(id), never);
    expect(found.state === 'found' && found.ref.system).toBe('nieuw');
    expect(await one.exchanges.routeOf('twee', 'zaak', id)).toBe('nieuw');
  });
});

describe('a call', () => {
  const incoming = (body: Readable): Incoming => ({ method: 'POST', path: '/services/zds', headers: {}, query: {}, remoteAddress: '127.0.0.1', body });
  const limits = { bodyBytes: 100, timeMs: 5_000 };
  const reading: Service = {
    serve: async ({ body }) => {
      try {
        for await (const _chunk of body) continue;
        return { ...answer('read'), operation: 'creeerZaak' };
      } catch (error) {
        return { ...answer(`Fo03 ${error instanceof Error ? error.message : ''}`), outcome: 'refused', operation: 'creeerZaak' };
      }
    },
  };

  test('larger than the service takes is told so by the service, in its own protocol', async () => {
    const room = testRoom({ store: one.exchanges, registers: testRegister('register', shelfOf()), service: reading });
    const told: unknown[] = [];
    const call = (size: number) => serve(room, testExchange({ store: one.exchanges, registers: room.registers[0]?.register ?? testRegister('x', shelfOf()) }), incoming(Readable.from([Buffer.alloc(size)])), limits, (operation, outcome) => void told.push([operation, outcome]), never);
    expect((await call(100)).body).toBe('read');
    expect((await call(101)).body).toBe('Fo03 ZS5001 larger than the 100 bytes that are allowed');
    expect(told).toEqual([['creeerZaak', 'answered'], ['creeerZaak', 'refused']]);
  });
});

test('figures are counted over nodes, and of each finding the last is kept', async () => {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const notes = [one, two].map((store) => makeNotes(store.exchanges, silent));
  const finding = (field: string): Diagnostic => diagnostic('ZS4019', `nothing uses ${field}`, { field });
  for (const each of notes) {
    for (let times = 0; times < 3; times += 1) each.count('cijfers', 'creeerZaak', 'answered');
    each.count('cijfers', 'geefZaakdetails', 'refused');
    each.note('cijfers', 'creeerZaak', [finding('a'), finding('b'), finding('a')]);
    await each.flush();
    await each.flush();
  }
  expect((await one.exchanges.counts()).find(({ service }) => service === 'cijfers')).toMatchObject({ answered: 6, refused: 2, waiting: 0 });
  expect((await one.exchanges.findings(100)).filter(({ service }) => service === 'cijfers').map(({ last, count }) => [last.field, count]).sort()).toEqual([['a', 4], ['b', 2]]);
});

test('small facts of a service outlive its node', async () => {
  const make_ = (store: OpenStore) => testExchange({ store: store.exchanges, registers: testRegister('register', shelfOf()), name: 'feiten' });
  await make_(one).remember('laatste', '20261123');
  expect(await make_(two).recall('laatste')).toBe('20261123');
  expect(await make_(two).recall('nooit')).toBeUndefined();
});

test('erasing a zaak removes the messages that made it, with their answers', async () => {
  const [id, shelf] = [fresh(), shelfOf()];
  const exchange = testExchange({ store: one.exchanges, registers: testRegister('register', shelf) });
  await exchange.once(named(`w-${id}`, id), { other }, make(id), never);
  const found = await exchange.find(query(id), never);
  if (found.state !== 'found') throw new Error('it was made');
  expect(await one.destructions.remains({ ...found.ref, kind: 'zaak' })).toEqual({ exchange: 1 });
  await one.destructions.erase({ ...found.ref, kind: 'zaak' }, { because: 'list 1', by: 'anna' });
  expect(await one.destructions.remains({ ...found.ref, kind: 'zaak' })).toEqual({});
  expect(await one.exchanges.list({ about: `zaak/${id}` }, 5)).toEqual([]);
});
