// How an API is entered: tokens, rotation of secrets, and answers that are none.
import { createHmac } from 'node:crypto';
import nock from 'nock';
import { createHttp } from '../../core/connector/http/client';
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import { secretOf, type Secret } from '../../core/connector/secret';
import { DiagnosticError } from '../../core/diagnostics/diagnostic';
import { openApi, type Api } from './api';
import { mintToken } from './auth';
import { config } from './config';
import { Refused, retryAfter } from './problem';
import { selfRoot, uuidOf } from './urls';

const HOST = 'https://openzaak.zandhoek.example';
const ROOT = '/catalogi/api/v1';
const NOW = new Date('2026-11-23T12:00:00Z');
const never = new AbortController().signal;
const id = (last: number): string => `aaaaaaaa-bbbb-4ccc-8ddd-00000000000${last}`;

/** Two secrets that are valid together, as during a rotation. */
function rotating(first: string, second: string): Secret {
  return Object.assign(Object.create(secretOf(first)) as Secret, { all: () => [first, second], reveal: () => first });
}

function open(secret: Secret = secretOf('geheim-een')): Api {
  const settings = { ...config.parse({ catalogi: `${HOST}${ROOT}`, clientId: 'zaaksluis', secret: { env: 'UNUSED' }, timeoutMs: 1000 }), secret };
  return openApi(settings, { root: settings.catalogi, withToken: true }, { http: createHttp(), clock: { now: () => NOW } });
}

const problem = (code: string, more: object = {}) => ({ type: 'x', code, title: 't', status: 400, detail: 'd', instance: 'urn:uuid:1', ...more });

async function caught(work: Promise<unknown>): Promise<DiagnosticError> {
  const error: unknown = await work.then(() => new Error('nothing was thrown'), (thrown: unknown) => thrown);
  if (!(error instanceof DiagnosticError)) throw error;
  return error;
}

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const signedWith = (secret: string) => (value: string): boolean => {
  const [head, body, signature] = value.replace('Bearer ', '').split('.');
  return createHmac('sha256', secret).update(`${head ?? ''}.${body ?? ''}`).digest('base64url') === signature;
};

test('a token names us, is signed with the shared secret and dated half a minute back', () => {
  const token = mintToken({ clientId: 'zaaksluis', userId: 'u', userRepresentation: 'U' }, 's', NOW);
  const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString()) as Record<string, unknown>;
  expect(claims).toEqual({ iss: 'zaaksluis', client_id: 'zaaksluis', user_id: 'u', user_representation: 'U', iat: NOW.getTime() / 1000 - 30 });
  expect(signedWith('s')(`Bearer ${token}`)).toBe(true);
});

test('an expired token is renewed once, not twice', async () => {
  nock(HOST).get(`${ROOT}/zaaktypen`).twice().reply(403, problem('jwt-expired')).get(`${ROOT}/zaaktypen`).reply(200, []);
  const error = await caught(open(rotating('a', 'b')).all('/zaaktypen', {}, never));
  expect(error).toBeInstanceOf(Halt);
  expect(nock.pendingMocks()).toHaveLength(1);
});

test('during a rotation the second secret is tried, and used from then on', async () => {
  const api = open(rotating('geheim-oud', 'geheim-nieuw'));
  nock(HOST, { reqheaders: { authorization: signedWith('geheim-oud') } }).get(`${ROOT}/a`).reply(403, problem('invalid-jwt-signature'));
  nock(HOST, { reqheaders: { authorization: signedWith('geheim-nieuw') } }).get(`${ROOT}/a`).reply(200, []).get(`${ROOT}/b`).reply(200, []);
  await api.all('/a', {}, never);
  await api.all('/b', {}, never);
  expect(nock.isDone()).toBe(true);
});

test('unknown credentials halt the connection, say what to do, and tell no secret', async () => {
  nock(HOST).get(`${ROOT}/a`).reply(403, problem('invalid-client-identifier'));
  const error = await caught(open().all('/a', {}, never));
  expect(error).toBeInstanceOf(Halt);
  expect(error.diagnostics[0]).toMatchObject({ code: 'ZS4101', remedy: expect.stringContaining('Register this clientId') as string });
  expect(JSON.stringify(error.diagnostics)).not.toContain('geheim');
});

test.each([
  [403, {}, problem('permission_denied'), Halt, 'ZS4102'],
  [401, {}, '', Halt, 'ZS4101'],
  [302, { location: 'https://elders.example/' }, '', Halt, 'ZS4104'],
  [429, { 'retry-after': '120' }, problem('throttled'), Retry, 'ZS4001'],
  [503, {}, '<html>', Retry, 'ZS4001'],
  [500, {}, problem('error'), Retry, 'ZS4001'],
  [400, {}, problem('invalid', { invalidParams: [{ name: 'volgnummer', code: 'unique', reason: 'bestaat al' }] }), Refused, 'ZS4103'],
  [409, {}, '<html>', Blocked, 'ZS4103'],
])('%i is known for what it means', async (status, headers, body, kind, code) => {
  nock(HOST).post(`${ROOT}/statustypen`).reply(status, body, headers);
  const error = await caught(open().send('POST', '/statustypen', {}, 'plan 7', never));
  expect(error).toBeInstanceOf(kind);
  expect(error.diagnostics[0]?.code).toBe(code);
  if (error instanceof Retry) expect(error.notBeforeMs).toBe(status === 429 ? 120_000 : undefined);
  if (error instanceof Refused) expect(error.message).toContain('volgnummer: unique (bestaat al) [urn:uuid:1]');
});

test('the reason of a write reaches the audit trail, without what a header cannot hold', async () => {
  nock(HOST, { reqheaders: { 'x-audit-toelichting': 'plan 7? café' } }).delete(`${ROOT}/roltypen/1`).reply(204);
  expect(await open().send('DELETE', '/roltypen/1', null, 'plan 7\n café', never).catch((error: unknown) => error)).toEqual({});
});

test('pages are followed by their query on our own address, whatever host the link names, and doubles are dropped', async () => {
  nock(HOST)
    .get(`${ROOT}/zaaktypen`).query({ status: 'alles' }).reply(200, { count: 3, next: 'http://intern.local:8000/catalogi/api/v1/zaaktypen?page=2&status=alles', results: [{ url: `x/${id(1)}` }, { url: `x/${id(2)}` }] }, { 'API-version': '1.3.1' })
    .get(`${ROOT}/zaaktypen`).query({ status: 'alles', page: '2' }).reply(200, { count: 3, next: null, results: [{ url: `x/${id(2)}` }, { url: `x/${id(3)}` }] });
  const api = open();
  expect(await api.all('/zaaktypen', { status: 'alles' }, never)).toHaveLength(3);
  expect(api.version()).toBe('1.3.1');
});

test('a bare array is a list too', async () => {
  nock(HOST).get(`${ROOT}/a`).reply(200, [{ url: 'x/1' }, { url: 'x/2' }]);
  expect(await open().all('/a', {}, never)).toHaveLength(2);
});

test.each([
  ['pages in a circle', { next: `${HOST}${ROOT}/a?page=2`, results: [] }],
  ['a login page with 200', '<html>'],
])('%s is no ZGW API: Halt', async (_, body) => {
  nock(HOST).persist().get(`${ROOT}/a`).query(true).reply(200, body);
  const error = await caught(open().all('/a', {}, never));
  expect(error).toBeInstanceOf(Halt);
  expect(error.diagnostics[0]?.code).toBe('ZS4104');
});

test('404 is an answer to a question, and no object', async () => {
  nock(HOST).get(`${ROOT}/zaaktypen/${id(1)}`).reply(404, problem('not_found'));
  expect(await open().get(`/zaaktypen/${id(1)}`, {}, never)).toBeNull();
});

test('Retry-After is seconds or a date, never negative, at most a day', () => {
  expect(retryAfter('5', NOW)).toBe(5000);
  expect(retryAfter('Mon, 23 Nov 2026 12:01:00 GMT', NOW)).toBe(60_000);
  expect(retryAfter('Mon, 23 Nov 2026 11:00:00 GMT', NOW)).toBe(0);
  expect(retryAfter('9999999', NOW)).toBe(24 * 3600_000);
  expect(retryAfter('soon', NOW)).toBeUndefined();
});

test('an object is its UUID, whatever host names it', () => {
  const url = `http://intern.local:8000/catalogi/api/v1/zaaktypen/${id(1).toUpperCase()}/?versie=1`;
  expect(uuidOf(url)).toBe(id(1));
  expect(selfRoot(`${HOST}${ROOT}/catalogussen/${id(1)}`)).toBe(`${HOST}${ROOT}`);
  expect(uuidOf('https://x/zaaktypen')).toBeNull();
});
