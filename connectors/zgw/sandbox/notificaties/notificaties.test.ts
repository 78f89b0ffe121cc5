// Notifications: who may subscribe, what is sent of a change, and how badly when told so.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../../../core/connector/contract';
import type { Shelf } from '../../../../core/connector/host';
import type { Json, JsonObject } from '../../../../core/model/json';
import { memoryShelf } from '../../../../test/support/shelf';
import { sandbox } from '..';
import { faults, NOW, start } from '../testing/client';
import { ask, document, documenttype, EIO, must, written } from '../testing/documents';
import { openApiOf } from '../testing/openapi';
import { backOff } from './sender';

const NOTIFICATIES = '/notificaties/api/v1';
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const AUTH = 'Bearer een-geheim-van-de-ontvanger';

/** A subscriber over real HTTP: refuses who has not its secret, and then answers what `answers` says, 204 when that is empty. */
class Receiver {
  readonly taken: { readonly headers: IncomingHttpHeaders; readonly body: JsonObject }[] = [];
  readonly answers: number[] = [];
  arrived = 0;
  constructor(private readonly server: Server, readonly url: string) {}
  static async open(strict = true): Promise<Receiver> {
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const known = request.headers.authorization === AUTH;
        receiver.arrived += 1;
        const status = strict && !known ? (request.headers.authorization === undefined ? 401 : 403) : (receiver.answers.shift() ?? 204);
        if (status < 300) receiver.taken.push({ headers: request.headers, body: JSON.parse(Buffer.concat(pieces).toString()) as JsonObject });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`);
    return receiver;
  }
  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

let receiver: Receiver;
let open: Sandbox[] = [];
beforeEach(async () => void (receiver = await Receiver.open()));
afterEach(async () => {
  await Promise.all(open.map((at) => at[Symbol.asyncDispose]()));
  open = [];
  await receiver.close();
});

const begin = async (notificaties: JsonObject = {}, shelf?: Shelf): Promise<Sandbox> => {
  const at = await start({ notificaties }, shelf);
  open.push(at);
  return at;
};
const wish = (more: JsonObject = {}): JsonObject => ({ callbackUrl: receiver.url, auth: AUTH, kanalen: [{ naam: 'documenten', filters: {} }], ...more });
const subscribe = async (at: Sandbox, more: JsonObject = {}): Promise<JsonObject & { url: string }> => {
  const made = await must(at, 'POST', `${NOTIFICATIES}/abonnement`, wish(more));
  receiver.taken.length = 0; // the test message
  receiver.arrived = 0;
  return made;
};
const settled = async (at: Sandbox): Promise<JsonObject> => (await ask(at, 'GET', '/sandbox/notificaties?wait=settled')).body;
const bodies = (): JsonObject[] => receiver.taken.map(({ body }) => body);

describe('an abonnement', () => {
  test('is accepted after the callback refused a call without auth and took one with it', async () => {
    const at = await begin();
    const made = await must(at, 'POST', `${NOTIFICATIES}/abonnement`, wish());
    expect(receiver.arrived).toBe(2);
    expect(bodies()).toMatchObject([{ kanaal: 'test' }]);
    expect(made).toMatchObject({ callbackUrl: receiver.url, kanalen: [{ naam: 'documenten', filters: {} }], sendCloudevents: false });
    expect(made['auth']).toBeUndefined();
    expect((await ask(at, 'GET', `${NOTIFICATIES}/abonnement`)).body).toEqual([made]);
    expect((await ask(at, 'GET', made.url)).body).toEqual(made);
  });

  test('is refused where the callback takes anything, takes nothing, or is not there', async () => {
    const at = await begin();
    const refusal = async (more: JsonObject): Promise<string[]> => faults(await ask(at, 'POST', `${NOTIFICATIES}/abonnement`, wish(more)));
    const lax = await Receiver.open(false);
    expect(await refusal({ callbackUrl: lax.url })).toEqual(['nonFieldErrors:no-auth-on-callback-url']);
    await lax.close();
    expect(await refusal({ callbackUrl: lax.url })).toEqual(['nonFieldErrors:no-auth-on-callback-url']);
    expect(await refusal({ auth: 'Bearer verkeerd' })).toEqual(['nonFieldErrors:invalid-callback-url']);
    receiver.answers.push(210);
    expect(await refusal({})).toEqual(['nonFieldErrors:invalid-callback-url']);
    expect((await ask(at, 'GET', `${NOTIFICATIES}/abonnement`)).body).toEqual([]);
  });

  test('is refused for a kanaal or kenmerk that nobody knows, and without what it needs', async () => {
    const at = await begin();
    const refusal = async (body: JsonObject): Promise<string[]> => faults(await ask(at, 'POST', `${NOTIFICATIES}/abonnement`, body));
    expect(await refusal({})).toEqual(['auth:required', 'callbackUrl:required']);
    expect(await refusal(wish({ callbackUrl: 'ftp://voorbeeld.test' }))).toEqual(['callbackUrl:invalid']);
    expect(await refusal(wish({ kanalen: [{ naam: 'klachten', filters: {} }] }))).toEqual(['kanalen.0.naam:does_not_exist']);
    expect(await refusal(wish({ kanalen: [{ naam: 'documenten', filters: { zaaktype: 'x' } }] }))).toEqual(['kanalen.0.filters:inconsistent-abonnement-filters']);
    expect(receiver.arrived).toBe(0);
  });

  test('changes and goes; what it asked for before is not sent any more', async () => {
    const at = await begin();
    const made = await subscribe(at);
    await must(at, 'PATCH', made.url, { kanalen: [{ naam: 'besluiten', filters: {} }] });
    receiver.taken.length = 0;
    const type = await documenttype(at);
    await written(at, type, 'een');
    expect(await settled(at)).toMatchObject({ queued: 0, sent: 0 });
    await must(at, 'PUT', made.url, wish());
    expect((await ask(at, 'DELETE', made.url)).status).toBe(204);
    expect((await ask(at, 'DELETE', made.url)).status).toBe(404);
    receiver.taken.length = 0;
    await written(at, type, 'twee');
    expect(await settled(at)).toMatchObject({ queued: 0, abonnementen: 0 });
    expect(bodies()).toEqual([]);
  });
});

describe('a change', () => {
  test('of a document is told with its kenmerken and the auth of the abonnement', async () => {
    const at = await begin();
    await subscribe(at);
    const type = await documenttype(at);
    const made = await written(at, type, 'een');
    const { lock } = await must(at, 'POST', `${made.url}/lock`);
    await must(at, 'PATCH', made.url, { titel: 'Anders', lock: String(lock) });
    await must(at, 'POST', `/documenten/api/v1/gebruiksrechten`, { informatieobject: made.url, startdatum: '2026-01-01T00:00:00Z', omschrijvingVoorwaarden: 'ter inzage' });
    await settled(at);
    expect(new Set(bodies().map(({ resource, actie }) => `${String(resource)} ${String(actie)}`))).toEqual(new Set(['enkelvoudiginformatieobject create', 'enkelvoudiginformatieobject partial_update', 'gebruiksrechten create']));
    expect(bodies().every(({ hoofdObject }) => hoofdObject === made.url)).toBe(true);
    const created = receiver.taken.find(({ body }) => body['actie'] === 'create' && body['resourceUrl'] === made.url);
    expect(created?.headers).toMatchObject({ authorization: AUTH, 'content-type': 'application/json' });
    expect(created?.body).toMatchObject({ kanaal: 'documenten', aanmaakdatum: NOW.toISOString(), kenmerken: { bronorganisatie: '002564440', informatieobjecttype: type, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', 'informatieobjecttype.catalogus': expect.stringContaining('/catalogussen/') } });
  });

  test('that was refused is told to nobody', async () => {
    const at = await begin();
    await subscribe(at);
    const type = await documenttype(at);
    await written(at, type, 'een', { identificatie: 'D1' });
    expect((await ask(at, 'POST', EIO, document(type, { identificatie: 'D1' }))).status).toBe(400);
    expect(await settled(at)).toMatchObject({ sent: 1, queued: 0 });
  });

  test('is told to who filters on it, whatever host the filter names', async () => {
    const at = await begin();
    const [type, other] = [await documenttype(at), await documenttype(at, { omschrijving: 'Iets anders' })];
    await subscribe(at, { kanalen: [{ naam: 'documenten', filters: { informatieobjecttype: type.replace(at.url, 'https://register.voorbeeld.test'), vertrouwelijkheidaanduiding: 'openbaar' } }, { naam: 'documenten', filters: { bronorganisatie: '517439943' } }] });
    const open = await written(at, type, 'een', { vertrouwelijkheidaanduiding: 'openbaar' });
    await written(at, type, 'twee', { vertrouwelijkheidaanduiding: 'geheim' });
    await written(at, other, 'drie', { vertrouwelijkheidaanduiding: 'openbaar' });
    const theirs = await written(at, other, 'vier', { bronorganisatie: '517439943' });
    await settled(at);
    expect(bodies().map(({ hoofdObject }) => hoofdObject).sort()).toEqual([open.url, theirs.url].sort());
  });
});

describe('a message', () => {
  const sendOne = async (at: Sandbox): Promise<void> => void (await written(at, await documenttype(at), 'een'));

  test('that the receiver fails to take is sent again until it is taken', async () => {
    const at = await begin({ retryScale: 0 });
    await subscribe(at);
    receiver.answers.push(500, 503, 404);
    await sendOne(at);
    expect(await settled(at)).toMatchObject({ queued: 0, sent: 1, failed: 3, dropped: 0 });
    expect(bodies()).toHaveLength(1);
  });

  test('waits four times as long each time, to a limit, and is given up after the seventh retry', async () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((attempt) => backOff(attempt, 1) / 1000)).toEqual([25, 100, 400, 1600, 6400, 25_600, 52_000]);
    const at = await begin({ retryScale: 0 });
    await subscribe(at);
    receiver.answers.push(...Array<number>(20).fill(500));
    await sendOne(at);
    expect(await settled(at)).toMatchObject({ queued: 0, sent: 0, failed: 8, dropped: 1 });
    expect(receiver.arrived).toBe(8);
  });

  test('in back-off rests until its time, over a restart', async () => {
    const shelf = memoryShelf();
    const one = await begin({}, shelf);
    await subscribe(one);
    receiver.answers.push(500);
    await sendOne(one);
    expect(await settled(one)).toMatchObject({ queued: 1, failed: 1, sent: 0 });
    await one[Symbol.asyncDispose]();
    const two = await sandbox({ port: 0, settings: {} }, { shelf, log: quiet, clock: { now: () => new Date(NOW.getTime() + 26_000) } });
    open = [two];
    expect(await settled(two)).toMatchObject({ queued: 0, sent: 1 });
    expect(String(bodies()[0]?.['hoofdObject'])).toContain(two.url);
  });

  test('comes twice when told so, the same both times', async () => {
    const at = await begin({ duplicates: 1, cloudEvents: 'always' });
    await subscribe(at);
    await sendOne(at);
    expect(await settled(at)).toMatchObject({ sent: 2, duplicates: 1, queued: 0 });
    expect(bodies()[0]).toEqual(bodies()[1]);
  });

  test('is lost in silence when told so', async () => {
    const at = await begin({ lose: 1 });
    await subscribe(at);
    await sendOne(at);
    expect(await settled(at)).toMatchObject({ sent: 0, lost: 1, queued: 0 });
    expect(receiver.arrived).toBe(0);
  });

  test('comes out of order when told so, by no more places than said, and all of them come', async () => {
    let now = NOW;
    const at = await sandbox({ port: 0, settings: { storage: 'memory', notificaties: { reorder: 5, concurrency: 1, delayMs: 60_000 } } }, { shelf: memoryShelf(), log: quiet, clock: { now: () => now } });
    open.push(at);
    await subscribe(at);
    const type = await documenttype(at);
    const order: string[] = [];
    for (let turn = 0; turn < 30; turn += 1) order.push((await written(at, type, 'x')).url);
    expect(await settled(at)).toMatchObject({ queued: 30, sent: 0 });
    now = new Date(NOW.getTime() + 60_000);
    expect(await settled(at)).toMatchObject({ queued: 0, sent: 30 });
    const places = bodies().map(({ hoofdObject }) => order.indexOf(String(hoofdObject)));
    expect([...places].sort((a, b) => a - b)).toEqual([...order.keys()]);
    expect(places).not.toEqual([...order.keys()]);
    expect(Math.max(...places.map((place, index) => Math.abs(place - index)))).toBeLessThanOrEqual(5);
  });

  test('is a CloudEvent for who asked for it, with an id that stays', async () => {
    const at = await begin({ retryScale: 0 });
    await subscribe(at, { kanalen: [], sendCloudevents: true, cloudeventFilters: [{ typeSubstring: 'documenten.enkelvoudig', filters: {} }] });
    receiver.answers.push(500);
    const made = await written(at, await documenttype(at), 'een');
    await settled(at);
    expect(receiver.taken[0]?.headers['content-type']).toBe('application/cloudevents+json');
    expect(bodies()).toMatchObject([{ specversion: '1.0', type: 'nl.overheid.documenten.enkelvoudiginformatieobject.create', subject: made.url.slice(-36), id: expect.stringMatching(/^[0-9a-f-]{36}$/), source: expect.stringMatching(/^urn:nld:oin:/), data: { hoofdObject: made.url } }]);
  });

  test('of whatever kind can be sent by hand', async () => {
    const at = await begin();
    await subscribe(at);
    const { body } = await ask(at, 'POST', '/sandbox/notificaties/send', { body: { kanaal: 'iets nieuws', zonder: 'velden' } });
    expect(body).toMatchObject({ sent: [{ status: 204 }] });
    expect((await ask(at, 'POST', '/sandbox/notificaties/send', { body: {}, auth: 'Bearer van een ander' })).body).toMatchObject({ sent: [{ status: 403 }] });
    expect(bodies()).toEqual([{ kanaal: 'iets nieuws', zonder: 'velden' }]);
  });

  test('can be published, and goes to who listens to its kanaal', async () => {
    const at = await begin();
    await subscribe(at);
    const message: JsonObject = { kanaal: 'documenten', hoofdObject: `${at.url}${EIO}/9a9a9a9a-0000-4000-8000-000000000000`, resource: 'enkelvoudiginformatieobject', resourceUrl: `${at.url}${EIO}/9a9a9a9a-0000-4000-8000-000000000000`, actie: 'destroy', aanmaakdatum: '2026-11-23T12:00:00Z', kenmerken: {} };
    expect((await ask(at, 'POST', `${NOTIFICATIES}/notificaties`, message)).status).toBe(201);
    expect(faults(await ask(at, 'POST', `${NOTIFICATIES}/notificaties`, { ...message, kanaal: 'klachten' }))).toEqual(['kanaal:message_kanaal']);
    await settled(at);
    expect(bodies()).toMatchObject([{ actie: 'destroy', hoofdObject: message['hoofdObject'] }]);
  });
});

test('a thousand changes are all told, each at least once, while every tenth answer fails and messages come twice and out of order', async () => {
  const at = await start({ storage: 'memory', notificaties: { retryScale: 0, duplicates: 0.1, reorder: 50 } });
  open.push(at);
  await subscribe(at);
  for (let turn = 0; turn < 2000; turn += 1) receiver.answers.push(turn % 10 === 9 ? 503 : 204);
  const type = await documenttype(at);
  const urls: string[] = [];
  for (let turn = 0; turn < 1000; turn += 20) urls.push(...(await Promise.all([...Array(20).keys()].map(async () => (await must(at, 'POST', EIO, document(type))).url))));
  const counts = await settled(at);
  expect(counts).toMatchObject({ queued: 0, dropped: 0, lost: 0 });
  expect(new Set(bodies().map(({ hoofdObject }) => hoofdObject))).toEqual(new Set(urls));
  expect(counts['sent']).toBe(1000 + Number(counts['duplicates']));
  const order = bodies().map(({ hoofdObject }) => urls.indexOf(String(hoofdObject)));
  expect(order).not.toEqual([...order].sort((a, b) => a - b));
}, 60_000);

test('every answer fits the OpenAPI file of Open Notificaties', async () => {
  const fits = openApiOf('open-notificaties-1.16.yaml');
  if (!fits) return;
  const at = await begin();
  const good = (schema: string, body: Json): void => expect({ schema, errors: fits(schema, body) }).toEqual({ schema, errors: [] });
  const kanalen = (await ask(at, 'GET', `${NOTIFICATIES}/kanaal`)).body as unknown as JsonObject[];
  expect(kanalen.map(({ naam }) => naam)).toEqual(['zaken', 'documenten', 'besluiten', 'zaaktypen', 'informatieobjecttypen', 'besluittypen', 'autorisaties']);
  good('Kanaal[]', kanalen);
  good('Kanaal', (await ask(at, 'GET', String(kanalen[0]?.['url']))).body);
  good('Kanaal', (await ask(at, 'POST', `${NOTIFICATIES}/kanaal`, { naam: 'klachten', filters: ['soort'] })).body);
  expect(faults(await ask(at, 'POST', `${NOTIFICATIES}/kanaal`, { naam: 'zaken' }))).toEqual(['naam:unique']);
  // The file calls `auth` required, and says that it is never answered.
  good('Abonnement', { ...(await subscribe(at, { kanalen: [{ naam: 'klachten', filters: { soort: 'geluid' } }] })), auth: '' });
  good('ValidatieFout', (await ask(at, 'POST', `${NOTIFICATIES}/abonnement`, {})).body);
  await written(at, await documenttype(at), 'een');
  await must(at, 'POST', `${NOTIFICATIES}/abonnement`, wish({ sendCloudevents: true }));
  receiver.taken.length = 0;
  await written(at, await documenttype(at, { omschrijving: 'Nog een' }), 'twee');
  await settled(at);
  for (const { headers, body } of receiver.taken) good(headers['content-type'] === 'application/json' ? 'Message' : 'CloudEvent', headers['content-type'] === 'application/json' ? body : { intId: 1, ...body });
  expect(receiver.taken).toHaveLength(1);
});
