// Who may call, and what goes wrong on request: tokens, slow answers, lost replies, cut bodies.
import type { Sandbox } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import { call, make, NOW, start, token, zaaktype } from './testing/client';

const SECRET = 'alleen-voor-de-sandbox-0123456789';
let at: Sandbox;
beforeEach(async () => void (at = await start()));
afterEach(() => at[Symbol.asyncDispose]());

describe('tokens', () => {
  const seconds = NOW.getTime() / 1000;
  test.each([
    ['none', undefined, 'not_authenticated'],
    ['something else', 'Bearer geen-token', 'jwt-decode-error'],
    ['another algorithm', `Bearer ${token({}, SECRET, { alg: 'none' })}`, 'jwt-decode-error'],
    ['no client', `Bearer ${token({ client_id: null, iss: null })}`, 'missing-client-identifier'],
    ['an unknown client', `Bearer ${token({ client_id: 'vreemd' })}`, 'invalid-client-identifier'],
    ['another secret', `Bearer ${token({}, 'een-ander-geheim')}`, 'invalid-jwt-signature'],
    ['no iat', `Bearer ${token({ iat: null })}`, 'jwt-missing-iat-claim'],
    ['an hour and a second old', `Bearer ${token({ iat: seconds - 3601 })}`, 'jwt-expired'],
    ['an exp that has passed', `Bearer ${token({ exp: seconds - 1 })}`, 'jwt-expired'],
  ])('%s is refused with 403', async (_why, authorization, code) => {
    const response = await fetch(`${at.url}/catalogi/api/v1/zaaktypen`, { headers: authorization === undefined ? {} : { authorization } });
    expect(response.status).toBe(403);
    expect(((await response.json()) as JsonObject)['code']).toBe(code);
  });

  test('an hour minus a second is accepted, and a token from the future too', async () => {
    expect((await call(at, 'GET', '/zaaktypen', undefined, { authorization: `Bearer ${token({ iat: seconds - 3599 })}` })).status).toBe(200);
    expect((await call(at, 'GET', '/zaaktypen', undefined, { authorization: `Bearer ${token({ iat: seconds + 60 })}` })).status).toBe(200);
  });

  test('who may only read cannot write', async () => {
    const reader = await start({ clients: [{ id: 'zaaksluis', secret: SECRET, scopes: ['catalogi.lezen'] }] });
    expect((await call(reader, 'GET', '/zaaktypen')).status).toBe(200);
    expect((await call(reader, 'POST', '/zaaktypen', zaaktype(reader))).body['code']).toBe('permission_denied');
    await reader[Symbol.asyncDispose]();
  });
});

describe('misbehaviour', () => {
  const wrong = (rule: JsonObject): Promise<unknown> => call(at, 'POST', '/sandbox/misbehave', rule);
  const count = async (): Promise<unknown> => (await call(at, 'GET', '/zaaktypen?status=alles')).body['count'];

  test('a lost reply before the effect leaves nothing, after the effect it leaves the object', async () => {
    await wrong({ do: 'drop-before', method: 'POST', times: 1 });
    await expect(call(at, 'POST', '/zaaktypen', zaaktype(at))).rejects.toThrow();
    expect(await count()).toBe(0);
    await wrong({ do: 'drop-after', method: 'POST', path: '/catalogi/api/v1/zaaktypen', times: 1 });
    await expect(call(at, 'POST', '/zaaktypen', zaaktype(at))).rejects.toThrow();
    expect(await count()).toBe(1);
    const { body } = await call(at, 'GET', '/sandbox/requests');
    expect(body).toMatchObject({ calls: { 'POST /catalogi/api/v1/zaaktypen': 2 }, creations: { 'zaaktypen/B9001': 1 } });
  });

  test('a cut body cannot be read', async () => {
    await make(at, 'zaaktypen', zaaktype(at));
    await wrong({ do: 'cut', times: 1 });
    await expect(call(at, 'GET', '/zaaktypen?status=alles')).rejects.toThrow();
    expect(await count()).toBe(1);
  });

  test('every third call is refused with the status and Retry-After that were asked', async () => {
    await wrong({ do: 'status', status: 429, retryAfter: 7, every: 3 });
    const answers = [];
    for (let turn = 0; turn < 6; turn += 1) answers.push(await call(at, 'GET', '/zaaktypen'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 200, 200, 429]);
    expect(answers[2]?.headers.get('retry-after')).toBe('7');
    expect(answers[2]?.body['code']).toBe('throttled');
  });

  test('chance comes from the seed: the same run goes wrong at the same calls', async () => {
    const run = async (): Promise<number[]> => {
      const server = await start({ seed: 7, misbehave: [{ do: 'status', status: 503, probability: 0.4 }] });
      const statuses = [];
      for (let turn = 0; turn < 12; turn += 1) statuses.push((await call(server, 'GET', '/zaaktypen')).status);
      await server[Symbol.asyncDispose]();
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await run()).toEqual(first);
  });

  test('tokens can be called expired, answers be late, and the back door stays open', async () => {
    await wrong({ do: 'expire', times: 1 });
    expect((await call(at, 'GET', '/zaaktypen')).body['code']).toBe('jwt-expired');
    await wrong({ do: 'slow', delayMs: 1, times: 1 });
    expect((await call(at, 'GET', '/zaaktypen')).status).toBe(200);
    await wrong({ do: 'status' });
    expect((await call(at, 'GET', '/zaaktypen')).status).toBe(500);
    expect((await call(at, 'DELETE', '/sandbox/misbehave')).status).toBe(200);
    expect((await call(at, 'GET', '/zaaktypen')).status).toBe(200);
  });

  test('a rule that means nothing is refused', async () => {
    const answer = await call(at, 'POST', '/sandbox/misbehave', { do: 'niets', every: 0 });
    expect(answer.status).toBe(400);
  });
});
