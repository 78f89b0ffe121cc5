// Serves the Notificaties API, and sends what changes to who asked to hear it.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { ADMIN } from '../admin';
import type { Change } from '../changes';
import { check } from '../check';
import { enter, tagged, type Setting } from '../enter';
import { list, moment, text, type Fields } from '../fields';
import { generator } from '../misbehave';
import { API, placeFromUrl } from '../paths';
import { insist, invalidInput, notFound, refused } from '../problem';
import { abonnementen } from './abonnementen';
import { abonnementRoutes } from './abonnement-routes';
import { callbacks } from './callback';
import { emit, QUEUE } from './emit';
import { kanalen, keepKanaal, renderKanaal } from './kanalen';
import { sender, type Sender } from './sender';

const ROOT = API.notificaties;
const MESSAGE: Fields = {
  kanaal: text(50), hoofdObject: { kind: 'uri', required: true }, resource: text(100), resourceUrl: { kind: 'uri', required: true }, actie: text(100), aanmaakdatum: moment(),
};
const KANAAL: Fields = { naam: text(50), documentatieLink: { kind: 'uri', blank: true, maxLength: 200, fallback: '' }, filters: list(text(100)) };
type One = { Params: { readonly uuid: string } };

export function notificaties(server: FastifyInstance, setting: Setting): void {
  const caller = callbacks();
  /** This server as others reach it: what is sent has no caller whose host could be used. */
  const self = (): string => {
    const address = server.server.address();
    return `http://${setting.settings.host.includes(':') ? `[${setting.settings.host}]` : setting.settings.host}:${typeof address === 'object' && address ? address.port : 0}`;
  };
  let listens: () => void = () => undefined;
  const listening = new Promise<void>((resolve) => void (listens = resolve));
  server.addHook('onListen', (done) => {
    listens();
    done();
  });
  const sending: Sender = sender(setting, listening, self, generator(setting.settings.seed));
  server.addHook('onClose', async () => {
    listens();
    await sending[Symbol.asyncDispose]();
    caller.close();
  });
  server.addHook('onResponse', (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') sending.wake();
    return Promise.resolve();
  });
  abonnementRoutes(server, setting, caller, self);
  kanaalRoutes(server, setting);
  publish(server, setting);
  backDoor(server, setting, sending, caller);
}

function kanaalRoutes(server: FastifyInstance, setting: Setting): void {
  const { shelf, rootOf } = setting;
  server.get(`${ROOT}/kanaal`, async (request, reply) => {
    enter(setting, request, reply, 'notificaties', 'notificaties.consumeren', 'notificaties.publiceren');
    const query = request.query as Record<string, string>;
    const unknown = Object.keys(query).filter((name) => name !== 'naam');
    insist(unknown.length > 0 ? [refused('unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`)] : []);
    return (await kanalen(shelf)).filter(({ naam }) => !query['naam'] || naam === query['naam']).map((kanaal) => renderKanaal(kanaal, rootOf(request)));
  });
  server.get<One>(`${ROOT}/kanaal/:uuid`, async (request, reply) => {
    enter(setting, request, reply, 'notificaties', 'notificaties.consumeren', 'notificaties.publiceren');
    const kanaal = (await kanalen(shelf)).find(({ uuid }) => uuid === request.params.uuid);
    if (!kanaal) throw notFound();
    return tagged(request, reply, renderKanaal(kanaal, rootOf(request)));
  });
  server.post(`${ROOT}/kanaal`, async (request, reply) => {
    enter(setting, request, reply, 'notificaties', 'notificaties.publiceren');
    if (!isObject(request.body as Json)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
    const { value, faults } = check(KANAAL, request.body as JsonObject, false);
    insist(faults);
    const kanaal = { uuid: randomUUID(), naam: String(value['naam']), documentatieLink: String(value['documentatieLink'] ?? ''), filters: Array.isArray(value['filters']) ? value['filters'].map(String) : [] };
    await shelf.exclusively(async (desk) => {
      insist((await kanalen(desk)).some(({ naam }) => naam === kanaal.naam) ? [{ name: 'naam', code: 'unique', reason: 'Er bestaat al een kanaal met eenzelfde naam.' }] : []);
      await keepKanaal(desk, kanaal);
    });
    return reply.code(201).send(renderKanaal(kanaal, rootOf(request)));
  });
}

/** Who publishes by hand: the message is put in line as one of this register's own. */
function publish(server: FastifyInstance, setting: Setting): void {
  server.post(`${ROOT}/notificaties`, async (request, reply) => {
    enter(setting, request, reply, 'notificaties', 'notificaties.publiceren');
    const body = request.body as Json | undefined;
    if (!isObject(body)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
    const { faults } = check(MESSAGE, body, false);
    const kenmerken = isObject(body['kenmerken']) ? body['kenmerken'] : {};
    const known = (await kanalen(setting.shelf)).find(({ naam }) => naam === body['kanaal']);
    insist([...faults, ...(known || faults.length > 0 ? [] : [{ name: 'kanaal', code: 'message_kanaal', reason: 'Kanaal bestaat niet.' }])]);
    const place = (value: Json | undefined): string => placeFromUrl(String(value)) ?? String(value);
    const change = {
      kanaal: String(body['kanaal']), hoofdObject: place(body['hoofdObject']), resource: String(body['resource']), resourceUrl: place(body['resourceUrl']), actie: String(body['actie']),
      kenmerken: Object.fromEntries(Object.entries(kenmerken).map(([name, value]) => [name, typeof value === 'string' ? place(value) : value])),
    } as Change; // a kanaal or actie of its own is allowed here, and nowhere else
    await setting.shelf.exclusively((desk) => emit(desk, setting, [change]));
    return reply.code(201).send(body);
  });
}

function backDoor(server: FastifyInstance, { shelf }: Setting, sending: Sender, caller: ReturnType<typeof callbacks>): void {
  server.get(`${ADMIN}/notificaties`, async (request) => {
    if ((request.query as Record<string, string>)['wait'] === 'settled') await sending.settled();
    let queued = 0;
    for (let after: string | null = null; ; ) {
      const rows: readonly { readonly key: string }[] = await shelf.scan(QUEUE, after, 500);
      queued += rows.length;
      const last = rows.at(-1);
      if (!last || rows.length < 500) break;
      after = last.key;
    }
    return { queued, ...sending.counts, abonnementen: (await abonnementen(shelf)).length };
  });
  // Whatever a test wants a receiver to get, now: { body, type?, auth?, abonnement? }; a body of text goes as it is.
  server.post(`${ADMIN}/notificaties/send`, async (request) => {
    const asked = request.body as Json | undefined;
    if (!isObject(asked) || asked['body'] === undefined) throw invalidInput([{ name: 'body', code: 'required', reason: 'Dit veld is vereist.' }]);
    const { body, type = 'application/json', auth, abonnement } = asked;
    const to = (await abonnementen(shelf)).filter(({ uuid }) => abonnement === undefined || uuid === abonnement);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answers = await Promise.all(to.map(async (one) => ({ abonnement: one.uuid, status: await caller.post(one.callbackUrl, typeof auth === 'string' ? auth : one.auth, text, String(type)) })));
    return { sent: answers };
  });
}
