// Rule 10: our abonnement is made, compared and repaired, against a Notificaties API over real HTTP that tries the callback as Open Notificaties does.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Host, Shelf } from '../../../core/connector/host';
import { secretOf } from '../../../core/connector/secret';
import type { JsonObject } from '../../../core/model/json';
import { readOnlyHost } from '../../../core/sync/readonly';
import { testHost } from '../../../test/support/house';
import { memoryShelf } from '../../../test/support/shelf';
import { zgw } from '..';
import { TRIAL, uuid } from './testing/notifications';

const never = new AbortController().signal;
const OURS = 'https://zaaksluis.zandhoek.example/webhooks/openzaak';

interface Nrc {
  readonly url: string;
  readonly abonnementen: JsonObject[];
  readonly calls: string[];
  /** What the callback answered when it was tried: without and with the value. */
  readonly tried: number[][];
  refuse: number | null;
  stop(): Promise<void>;
}

/** `callback` answers as our own node would. The value of `auth` is never given back, as in Open Notificaties. */
async function aNotificatiesApi(callback: (authorization: string | undefined) => Promise<number>): Promise<Nrc> {
  const nrc: Nrc = { url: '', abonnementen: [], calls: [], tried: [], refuse: null, stop: () => Promise.resolve() };
  const server = http.createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const body = parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as JsonObject);
      nrc.calls.push(`${request.method} ${request.url}`);
      const send = (status: number, json: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
      if (nrc.refuse !== null) return send(nrc.refuse, { code: 'permission_denied', status: nrc.refuse, title: '', detail: 'geen recht', instance: 'urn:uuid:1' });
      const shown = ({ auth: _, ...rest }: JsonObject): JsonObject => rest;
      if (request.method === 'GET') return send(200, nrc.abonnementen.map(shown));
      const answers = [await callback(undefined), await callback(String(body['auth']))];
      nrc.tried.push(answers);
      if (answers[0] !== 401 || answers[1] !== 204) return send(400, { code: 'invalid', status: 400, title: '', detail: '', instance: '', invalidParams: [{ name: 'callbackUrl', code: 'invalid-callback-url', reason: '' }] });
      if (request.method === 'POST') {
        const made = { ...body, url: `${nrc.url}/abonnement/${uuid(nrc.abonnementen.length, 'abonnement')}` };
        nrc.abonnementen.push(made);
        return send(201, shown(made));
      }
      const at = nrc.abonnementen.findIndex(({ url }) => String(url).endsWith(String(request.url).split('/').at(-1) ?? '-'));
      nrc.abonnementen[at] = { ...body, url: nrc.abonnementen[at]?.['url'] ?? '' };
      return send(200, shown(nrc.abonnementen[at] as JsonObject));
    })();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return Object.assign(nrc, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`,
    stop: () => new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); }),
  });
}

let nrc: Nrc;
let shelf: Shelf;
let secret = secretOf('nieuw');

function connection(settings: JsonObject = {}, host: Partial<Host> = {}, wrap: (host: Host) => Host = (same) => same) {
  const parsed = zgw.config.parse({
    catalogi: 'https://openzaak.zandhoek.example/catalogi/api/v1', zaken: 'https://openzaak.zandhoek.example/zaken/api/v1', documenten: 'https://openzaak.zandhoek.example/documenten/api/v1',
    notificaties: nrc.url, clientId: 'zaaksluis', secret: secretOf('api'), callback: { secret, ...settings },
  });
  return zgw.connect(parsed, wrap({ ...testHost('openzaak', shelf), callbackUrl: OURS, ...host }));
}

const look = async (...given: Parameters<typeof connection>): Promise<string[]> => {
  const opened = connection(...given);
  const found = (await opened.upkeep?.(never)) ?? [];
  await opened[Symbol.asyncDispose]();
  return found.map(({ code, message }) => `${code} ${message}`);
};

beforeEach(async () => {
  shelf = memoryShelf();
  secret = secretOf('nieuw');
  nrc = await aNotificatiesApi(async (authorization) => {
    const opened = connection();
    const answer = await opened.receiver?.receive({ method: 'POST', path: '/', headers: authorization === undefined ? {} : { authorization }, query: {}, remoteAddress: '', body: Readable.from([Buffer.from(JSON.stringify(TRIAL))]) }, never);
    await opened[Symbol.asyncDispose]();
    return answer?.status ?? 404;
  });
});

afterEach(() => nrc.stop());

test('rule 10: a missing abonnement is made, with the kanalen of the APIs that are configured, and passes its trial', async () => {
  expect(await look()).toEqual([`ZS3033 there was no abonnement for ${OURS}; it was made`]);
  expect(nrc.abonnementen).toMatchObject([{ callbackUrl: OURS, auth: 'Bearer nieuw', kanalen: [{ naam: 'zaken', filters: {} }, { naam: 'documenten', filters: {} }] }]);
  expect(nrc.tried).toEqual([[401, 204]]);
  expect(await look()).toEqual([]);
  expect(nrc.calls.filter((call) => !call.startsWith('GET'))).toHaveLength(1);
});

test('rule 10: what somebody changed there is told and repaired', async () => {
  await look();
  nrc.abonnementen[0] = { ...nrc.abonnementen[0], kanalen: [{ naam: 'zaken', filters: { bronorganisatie: '999990639' } }, { naam: 'autorisaties', filters: {} }] };
  expect(await look()).toEqual(['ZS3034 the filters of kanaal zaken were others; kanaal documenten was missing; kanaal autorisaties was not asked for; it was repaired']);
  expect(await look()).toEqual([]);
});

test('rule 10: filters are ours to say, and one that is removed there comes back', async () => {
  const settings = { kanalen: { zaken: { bronorganisatie: '002564440' } } };
  await look(settings);
  expect(nrc.abonnementen[0]?.['kanalen']).toEqual([{ naam: 'zaken', filters: { bronorganisatie: '002564440' } }]);
  nrc.abonnementen.splice(0);
  expect(await look(settings)).toEqual([`ZS3033 there was no abonnement for ${OURS}; it was made`]);
});

test('rule 10: a rotated secret is put into the abonnement, which cannot be read back', async () => {
  await look();
  secret = secretOf('nieuwer');
  expect(await look()).toEqual(['ZS3034 the Authorization value was not known to be ours; it was repaired']);
  expect(nrc.abonnementen).toMatchObject([{ auth: 'Bearer nieuwer' }]);
  expect(await look()).toEqual([]);
  expect(JSON.stringify(await shelf.scan('', null, 10))).not.toContain('nieuw');
});

test('rule 10: who only looks reports and changes nothing', async () => {
  expect(await look({}, {}, readOnlyHost)).toEqual([`ZS3033 there was no abonnement for ${OURS}`]);
  expect(nrc.abonnementen).toEqual([]);
});

test('rule 10: an abonnement that leads here by another address, or twice, is named and left', async () => {
  await look();
  nrc.abonnementen.push({ ...nrc.abonnementen[0], url: `${nrc.url}/abonnement/${uuid(8, 'abonnement')}` }, { callbackUrl: 'https://oud.zandhoek.example/webhooks/openzaak', kanalen: [], url: `${nrc.url}/abonnement/${uuid(9, 'abonnement')}` });
  expect((await look()).map((line) => line.slice(0, 6))).toEqual(['ZS3036', 'ZS3036']);
  expect(nrc.abonnementen).toHaveLength(3);
});

test('rule 10: a node without an address of its own, and an API that refuses, say so', async () => {
  expect((await look({}, { callbackUrl: null })).join()).toContain('ZS3035 http.publicUrl is not set');
  nrc.refuse = 403;
  expect((await look()).map((line) => line.slice(0, 6))).toEqual(['ZS3035', 'ZS4102']);
});

test('rule 10: a callback that would not pass the trial is refused by the API, and we hear it', async () => {
  const other = await aNotificatiesApi(() => Promise.resolve(404));
  const mine = nrc;
  nrc = other;
  expect((await look()).join()).toContain('invalid-callback-url');
  await other.stop();
  nrc = mine;
});

test('what is told on the kanalen is what a sweep may find left out', async () => {
  const opened = connection({ kanalen: { zaken: {} } });
  expect(opened.receiver?.tells).toEqual({ system: 'openzaak', kinds: ['zaak'] });
  await opened[Symbol.asyncDispose]();
});
