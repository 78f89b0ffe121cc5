// The twelve rules of a robust receiver (zgw-archive §2.5), each by name, over real HTTP and with the real database.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { secretOf } from '../../../core/connector/secret';
import { formatRef } from '../../../core/model/ref';
import { openStore, type OpenStore } from '../../../core/store/open';
import { explain } from '../../../core/sync/explain';
import { observe } from '../../../core/sync/observe';
import type { Room, Sync } from '../../../core/sync/room';
import { scan } from '../../../core/sync/scan';
import { failOn, status } from '../../../core/sync/status';
import { moveClock } from '../../../test/support/clock';
import { openDoor, type Door } from '../../../test/support/door';
import { aRoom, asItIs, aSync, aTarget, drain, open, play, refTo, type Play } from '../../../test/support/house';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { sign } from '../../memory/receiver';
import { memory } from '../../memory';
import { zgw } from '..';
import { besluitUrl, documentUrl, event, notification, REGISTER, TRIAL, uuid, zaakUrl } from './testing/notifications';

const never = new AbortController().signal;
const AUTH = { authorization: 'Bearer nieuw-geheim' };
const MINUTE = 60_000;
const Z1 = uuid(1);
const Z2 = uuid(2);

let database: FreshDatabase;
let store: OpenStore;
let door: Door;
let room: Room;
let bron: Play;
let besluiten: { readonly url: string; readonly asked: string[]; stop(): Promise<void> };

/** A register that only knows one besluit, and which zaak it belongs to. */
async function aBesluitenApi(): Promise<typeof besluiten> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    if (request.url === `/api/v1/besluiten/${uuid(7, 'besluit')}`) response.end(JSON.stringify({ url: besluitUrl(uuid(7, 'besluit')), zaak: zaakUrl(Z1) }));
    else response.writeHead(404).end(JSON.stringify({ code: 'not_found', status: 404 }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, asked, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }) };
}

const register = (): ReturnType<typeof open> =>
  open(zgw, 'openzaak', {
    catalogi: `${REGISTER}/catalogi/api/v1`, zaken: `${REGISTER}/zaken/api/v1`, documenten: `${REGISTER}/documenten/api/v1`, besluiten: besluiten.url,
    clientId: 'zaaksluis', secret: secretOf('api'), callback: { secret: { env: 'CALLBACK' }, roots: [`${REGISTER}/besluiten/api/v1`] },
  });

const sync = (name: string, kind: Sync['kind'], source: string): Sync => aSync({ name, kind, source, mapping: asItIs('memory.object', kind), targets: [aTarget('doel')] });

beforeEach(async () => {
  [database, bron, besluiten] = await Promise.all([freshDatabase(), play(), aBesluitenApi()]);
  store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'test' });
  process.env['CALLBACK'] = 'nieuw-geheim';
  const connections = [register(), open(memory, 'bron', { url: bron.url, secret: secretOf('sleutel') }), open(memory, 'doel', {})];
  room = aRoom(store, sync('zaken', 'zaak', 'openzaak'), connections, {
    syncs: new Map([sync('zaken', 'zaak', 'openzaak'), sync('documenten', 'informatieobject', 'openzaak'), aSync({ targets: [aTarget('doel')] })].map((one) => [one.name, one])),
  });
  door = await openDoor(room);
});

afterEach(async () => {
  await door.close();
  for (const { connection } of room.connections.values()) await connection[Symbol.asyncDispose]();
  await Promise.all([bron.stop(), besluiten.stop(), store.close()]);
  await database.drop();
});

/** What is due in the live lane, as names. */
const marked = async (): Promise<string[]> => (await store.subjects.claim('live', 1_000, MINUTE)).map(({ sync: name, ref }) => `${name} ${formatRef(ref)}`).sort();
const tell = (body: string | object, headers: Record<string, string> = AUTH): Promise<Response> => door.tell('openzaak', body, headers);

test('rule 1: the trial of a new abonnement is answered: 401 without Authorization, 403 with another, 204 with ours', async () => {
  expect((await tell(TRIAL, {})).status).toBe(401);
  expect((await tell(TRIAL, { authorization: 'Bearer iets-anders' })).status).toBe(403);
  const taken = await tell(TRIAL);
  expect([taken.status, await taken.text()]).toEqual([204, '']);
  expect(await marked()).toEqual([]);
});

test('rule 1: nobody who is refused marks anything, and during a rotation both secrets are let in', async () => {
  for (const authorization of ['', 'Bearer ', 'Bearer nieuw-gehei', 'Bearer nieuw-geheim2', 'Basic bmlldXctZ2VoZWlt']) await tell(notification(Z1), { authorization });
  expect(await marked()).toEqual([]);
  expect((await tell(notification(Z1), { authorization: 'bearer nieuw-geheim' })).status).toBe(204);
  expect((await tell(notification(Z2), { authorization: 'nieuw-geheim' })).status).toBe(204); // an abonnement made by hand
  expect(await marked()).toEqual([`zaken openzaak:zaak/${Z1}`, `zaken openzaak:zaak/${Z2}`]);
});

test('rule 2: the mark is committed before 204, and where it cannot be, 503 makes the sender come again', async () => {
  expect((await tell(notification(Z1))).status).toBe(204);
  const other = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'other' });
  expect(await other.subjects.claim('live', 10, MINUTE)).toHaveLength(1);
  await other.close();
  const away = await openDoor({ ...room, store: { ...store, mark: () => Promise.reject(Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' })) } });
  const answer = await away.tell('openzaak', notification(Z2), AUTH);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(JSON.stringify(await answer.json())).toContain('ZS1230');
  await away.close();
  expect(await marked()).toEqual([]);
});

test('rule 2: nothing is looked up while the sender waits', async () => {
  await tell(notification(uuid(7, 'besluit'), { kanaal: 'besluiten', hoofdObject: besluitUrl(uuid(7, 'besluit')), resource: 'besluit' }));
  expect(besluiten.asked).toEqual([]);
});

test('rule 3: unknown kanalen, resources and fields are accepted; only what is not JSON is refused', async () => {
  const tolerated: object[] = [
    notification(Z1, { resource: 'zaakverzoek', actie: 'verhuisd', vanLater: { diep: [1] } }),
    notification(Z1, { kanaal: 'klantcontacten', hoofdObject: `${REGISTER}/zaken/api/v1/contacten/${Z1}` }),
    notification(Z1, { hoofdObject: 12, resourceUrl: null, kenmerken: 'geen' }), {}, [], [null, 7, 'x'],
  ];
  for (const body of tolerated) expect([JSON.stringify(body), (await tell(body)).status]).toEqual([JSON.stringify(body), 204]);
  for (const body of ['', '{', '<xml/>', Buffer.from([0xff, 0xfe]).toString('latin1').repeat(2)]) expect((await tell(body)).status).toBe(400);
  expect((await tell(`"${'x'.repeat(3 * 1024 * 1024)}"`)).status).toBe(413);
  expect(await marked()).toEqual([`zaken openzaak:zaak/${Z1}`]);
});

test('rule 3: classic and CloudEvents come in at one address, in all ways of sending them', async () => {
  const cloud = { ...AUTH, 'content-type': 'application/cloudevents+json' };
  const converted = event(uuid(9, 'status'), { type: 'nl.overheid.zaken.status.create', dataref: null, data: { bronorganisatie: '002564440', hoofdObject: zaakUrl(uuid(11)) } });
  const statuses = [
    await tell(notification(uuid(10))),
    await tell(converted, cloud), // Open Notificaties: subject is the uuid of the status
    await tell(event(uuid(12)), cloud), // Open Zaak
    await tell([event(uuid(13), { dataref: null }), event(uuid(14), { type: 'nl.overheid.documenten.document-geregistreerd', dataref: `/documenten/api/v1/enkelvoudiginformatieobjecten/${uuid(14)}` })], { ...AUTH, 'content-type': 'application/cloudevents-batch+json' }),
    await tell('{}', { ...AUTH, 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': 'urn:x', 'ce-type': 'nl.overheid.zaken.zaak-afgesloten', 'ce-subject': uuid(15) }),
    await tell('', { ...AUTH, 'ce-specversion': '1.0', 'ce-id': '2', 'ce-source': 'urn:x', 'ce-type': 'nl.overheid.zaken.zaak-verwijderd', 'ce-subject': uuid(16) }),
    await tell(event(uuid(9, 'x'), { type: 'nl.overheid.iets.anders', dataref: null }), cloud),
  ].map(({ status: code }) => code);
  expect(statuses).toEqual(statuses.map(() => 204));
  const zaken = [10, 11, 12, 13, 15, 16].map((n) => `zaken openzaak:zaak/${uuid(n)}`);
  expect(await marked()).toEqual([`documenten openzaak:informatieobject/${uuid(14)}`, ...zaken].sort());
});

test('rule 3: a document, and a besluit for its zaak, find their syncs', async () => {
  await tell(notification(uuid(3), { kanaal: 'documenten', hoofdObject: documentUrl(uuid(3)), resource: 'gebruiksrechten' }));
  await tell(notification(uuid(7, 'besluit'), { kanaal: 'besluiten', hoofdObject: besluitUrl(uuid(7, 'besluit')), resource: 'besluitinformatieobject' }));
  const claims = await store.subjects.claim('live', 10, MINUTE);
  expect(claims.map(({ ref }) => ref.kind).sort()).toEqual(['besluit', 'informatieobject']);
  const besluit = claims.filter(({ ref }) => ref.kind === 'besluit');
  await store.subjects.settle(await Promise.all(besluit.map(async (claim) => ({ claim, outcome: await observe(room, claim, never) }))));
  expect(await marked()).toEqual([`zaken openzaak:zaak/${Z1}`]); // and the name of the besluit is forgotten
  expect(await store.questions.subjects({ kind: 'besluit' }, null, 10)).toEqual([]);
});

const fromMemory = (...names: string[]): Promise<Response> => {
  const body = JSON.stringify({ names: names.map((id) => ({ kind: 'zaaktype', id })) });
  return door.tell('bron', body, { 'x-signature': sign('sleutel', Buffer.from(body)) });
};

test('rule 4: a notification that comes again is looked at with the first, and later writes nothing', async () => {
  await bron.put('B1', { omschrijving: 'een' });
  for (let times = 0; times < 5; times += 1) await fromMemory('B1');
  const first = await drain(room);
  expect(first).toHaveLength(2); // one observed, one delivered
  await moveClock(database.url, 24 * 60 * MINUTE);
  await fromMemory('B1');
  expect(await drain(room)).toHaveLength(1); // looked at; nothing to deliver
});

test('rule 5: a burst about one object is one reading; it waits no longer than the time that was set', async () => {
  const settling = new Map([...room.syncs].map(([name, one]) => [name, { ...one, settleMs: 2_000 }]));
  const patient = await openDoor({ ...room, syncs: settling });
  for (const resource of ['zaak', 'rol', 'status', 'zaakobject', 'rol']) await patient.tell('openzaak', notification(Z1, { resource }), AUTH);
  await moveClock(database.url, 1_000);
  await patient.tell('openzaak', notification(Z1), AUTH);
  expect(await marked()).toEqual([]);
  await moveClock(database.url, 1_000);
  expect(await marked()).toEqual([`zaken openzaak:zaak/${Z1}`]);
  await patient.close();
});

// Calls that come together share a commit: core/sync/collect.test.ts.

test('rule 6: the message is a hint: whatever order they come in, what is now is delivered', async () => {
  await bron.put('B1', { omschrijving: 'een' });
  await fromMemory('B1');
  await bron.put('B1', { omschrijving: 'twee' });
  await fromMemory('B1');
  await drain(room);
  expect((await store.questions.subjects({ sync: 'zaaktypen' }, null, 1))[0]?.desired).toMatchObject({ omschrijving: 'twee' });
});

test('rule 7: a destroy is only believed when the source says so too', async () => {
  await bron.put('B1', { omschrijving: 'een' });
  await fromMemory('B1');
  await drain(room);
  await fromMemory('B1'); // destroy, says somebody
  await drain(room);
  const presence = async () => (await store.questions.subjects({ sync: 'zaaktypen' }, null, 1))[0]?.presence;
  expect(await presence()).toBe('in');
  await bron.remove('B1');
  await fromMemory('B1');
  await drain(room);
  expect(await presence()).toBe('gone');
  expect((await tell(notification(Z1, { actie: 'destroy', resource: 'zaak', resourceUrl: zaakUrl(Z1) }))).status).toBe(204);
  expect(await marked()).toEqual([`zaken openzaak:zaak/${Z1}`]);
});

test('rule 8: the echo of our own write ends in an equal hash, and nothing is written', async () => {
  await bron.put('B1', { omschrijving: 'een' });
  await fromMemory('B1');
  await drain(room);
  await fromMemory('B1'); // what we wrote comes back as news
  expect((await drain(room)).map(({ outcome }) => outcome.kind)).toEqual(['done']);
});

test('rule 9: an address outside our roots is accepted, left alone and told of once an hour', async () => {
  const elsewhere = [
    'https://zaken.ander.example/zaken/api/v1', `${REGISTER}.ander.example/zaken/api/v1`, `https://openzaak.zandhoek.example@ander.example/zaken/api/v1`, 'http://169.254.169.254/latest',
  ];
  for (const root of elsewhere) expect((await tell(notification(Z1, { hoofdObject: `${root}/zaken/${Z1}`, resourceUrl: `${root}/zaken/${Z1}` }))).status).toBe(204);
  for (const odd of [`${REGISTER}/zaken/api/v1/../../../intern/zaken/${Z1}`, `file:///zaken/${Z1}`, `//ander.example/zaken/${Z1}`, `${REGISTER}/zaken/api/v1/zaken/${Z1}/diep/zaken/${Z1}`]) await tell(notification(Z1, { hoofdObject: odd, resourceUrl: odd }));
  expect(await marked()).toEqual([]);
  const told = (await room.connections.get('openzaak')?.connection.upkeep?.(never)) ?? [];
  expect(told.map(({ code }) => code)).toEqual(told.map(() => 'ZS3032'));
  expect(told.map(({ message }) => message)).toContain('1 notifications named objects at https://zaken.ander.example');
  expect(await room.connections.get('openzaak')?.connection.upkeep?.(never)).toEqual([]);
});

// Rule 10, the watchdog, is in abonnement.test.ts.

test('rule 11: what a sweep finds and nobody told of is a gap, and an alert past the limit', async () => {
  for (const id of ['B1', 'B2', 'B3']) await bron.put(id, { omschrijving: 'een' });
  await scan(room, 'zaaktypen', never);
  await drain(room);
  for (const id of ['B1', 'B2', 'B3']) await bron.put(id, { omschrijving: 'twee' });
  await fromMemory('B1');
  await scan(room, 'zaaktypen', never, { kind: 'hot' });
  await drain(room);
  expect((await status(room)).gaps).toEqual([]); // a notification may still come
  await moveClock(database.url, 16 * MINUTE);
  const now = await status(room);
  expect(now.gaps).toMatchObject([{ sync: 'zaaktypen', layer: 'hot', count: 2 }]);
  expect(now.layers.map(({ layer, changed }) => [layer, changed]).sort()).toEqual([['first', 3], ['hot', 2], ['webhook', 1]]);
  expect([failOn(now, ['gaps=2']), failOn(now, ['gaps=3'])]).toEqual([['2 gaps'], []]);
  await fromMemory('B2'); // late, not lost
  expect((await status(room)).gaps).toMatchObject([{ count: 1 }]);
});

test('rule 12: the way of a name is kept: who told of it, when it was looked at, what was written', async () => {
  await bron.put('B1', { omschrijving: 'een' });
  await fromMemory('B1');
  await drain(room);
  const [told] = await explain(room, refTo('B1'), never);
  expect(told?.subject).toMatchObject({ layer: 'webhook', markedAt: expect.any(Date), observedAt: expect.any(Date) });
  expect(told?.journal.map(({ state }) => state)).toEqual(expect.arrayContaining(['intended', 'done']));
});
