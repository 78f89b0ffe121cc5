// A sender that normally calls and does not is named, as a connection is.
import { Readable } from 'node:stream';
import { freshDatabase, type FreshDatabase } from '../../test/support/postgres';
import { quiet } from '../../test/support/house';
import { aRoom, aSync } from '../../test/support/house';
import type { HouseConfig } from '../config/schema';
import type { Incoming } from '../connector/contract';
import type { Service, ServiceAnswer } from '../connector/service';
import { memorySpool } from '../exchange/testing/spool';
import { openStore, type OpenStore } from '../store/open';
import { failOn } from '../sync/status';
import type { OpenConnection } from '../sync/room';
import { openServices } from './services';
import { standing } from './standing';

const HOUR = 3_600_000;
const never = new AbortController().signal;
let database: FreshDatabase;
let store: OpenStore;

beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

const config = {
  node: { leases: { delivery: 60_000 } },
  services: new Map([['zds', { name: 'zds', connection: 'stuf', registers: [], mappings: {}, numbers: {}, settings: {}, mode: 'straight-through', wait: 1_000, answers: HOUR, limits: { bodyMb: 1, time: 10_000 } }]]),
  senders: new Map([
    ['formulieren', { name: 'formulieren', service: 'zds', expect: 24 * HOUR, settings: {} }],
    ['balie', { name: 'balie', service: 'zds', settings: {} }],
  ]),
} as unknown as HouseConfig;

/** A house of which the service answers every call so. */
function house(answer: Partial<ServiceAnswer>, laterMs = 0) {
  const service: Service = { serve: () => Promise.resolve({ status: 200, headers: {}, body: '', outcome: 'answered', ...answer }) };
  const stuf = { name: 'stuf', connection: { service } } as unknown as OpenConnection;
  const room = aRoom(store, aSync({ targets: [] }), [stuf], { clock: { now: () => new Date(Date.now() + laterMs) } });
  const services = openServices({ config, mappings: new Map(), connections: room.connections, syncs: room.syncs, store, spool: memorySpool(), log: quiet, clock: room.clock, actor: 'node test' });
  return { room, store, services, config };
}

const call = (): Incoming => ({ method: 'POST', path: '/', headers: {}, query: {}, remoteAddress: '', body: Readable.from([]) });
const silent = async (of: ReturnType<typeof house>): Promise<readonly string[]> => (await standing(of)).silent.map(({ name }) => name);

async function called(answer: Partial<ServiceAnswer>): Promise<void> {
  const { services } = house(answer);
  await services.open.get('zds')?.serve(call(), () => undefined, never);
  await services[Symbol.asyncDispose]();
}

test('a sender that never called, or not for longer than normal, is silent; one of whom nothing is expected is not', async () => {
  expect(await silent(house({}))).toEqual(['sender formulieren']);
  await called({ sender: 'formulieren' });
  expect(await silent(house({}))).toEqual([]);
  expect(await silent(house({}, 25 * HOUR))).toEqual(['sender formulieren']);
  expect(failOn(await standing(house({}, 25 * HOUR)), ['silent'])).toEqual(['1 silent']);
});

test('a message that was refused is speaking; a call of nobody we know is not', async () => {
  await called({ outcome: 'refused' });
  await called({ sender: 'balie' });
  expect(await silent(house({}))).toEqual(['sender formulieren']);
  await called({ sender: 'formulieren', outcome: 'refused' });
  expect(await silent(house({}))).toEqual([]);
});
