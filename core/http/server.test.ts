// The door: who may do what, and what a caller hears.
import { Readable } from 'node:stream';
import { openLog } from '../diagnostics/log';
import type { Json } from '../model/json';
import type { Person } from '../sync/ports';
import type { Desk } from './desk';
import { startHttp, type HttpServer } from './server';

const ANNA: Person = { name: 'anna', roles: ['maker'] };
const BRAM: Person = { name: 'bram', roles: ['approver'] };

function deskThat(changes: Partial<Desk> = {}): { desk: Desk; calls: string[] } {
  const calls: string[] = [];
  const said = async (line: string): Promise<Json> => { calls.push(line); return { done: line }; };
  const desk: Desk = {
    receive: async (connection, request) => {
      let size = 0;
      for await (const chunk of request.body) size += (chunk as Buffer).length;
      calls.push(`receive ${connection} ${size} ${request.headers['content-type']}`);
      return { status: 202, body: { size } };
    },
    serve: async (service, request) => {
      if (service !== 'zds') return null;
      let size = 0;
      for await (const chunk of request.body) size += (chunk as Buffer).length;
      calls.push(`serve ${request.path} ${size}`);
      return { status: 200, headers: { 'content-type': 'text/xml' }, body: Readable.from(['<Bv03', '/>']), outcome: 'answered' };
    },
    identify: async (token) => ({ 'token-anna': ANNA, 'token-bram': BRAM })[token] ?? null,
    ready: async () => ({ ok: false, facts: { because: 'database away' } }),
    metrics: async () => '# HELP zaaksluis_up\n',
    status: () => said('status'),
    plans: (filter) => said(`plans ${filter.state}`),
    plan: async (id) => (id === '7' ? { id } : null),
    approve: (id, person) => said(`approve ${id} by ${person.name}`),
    reject: (id, person, why) => said(`reject ${id} by ${person.name}: ${why}`),
    explain: (ref) => said(`explain ${ref}`),
    scan: (sync, person) => said(`scan ${sync} by ${person.name}`),
    pause: (name, until, because) => said(`pause ${name} ${until} ${because}`),
    resume: (name) => said(`resume ${name}`),
    ...changes,
  };
  return { desk, calls };
}

describe('the door', () => {
  let server: HttpServer;
  let calls: string[];
  const lines: string[] = [];
  const log = openLog('error', { write: (line: string) => { lines.push(line); } });

  beforeAll(async () => {
    const made = deskThat({ explain: async () => { throw new Error('column "x" does not exist'); } });
    calls = made.calls;
    server = await startHttp({ desk: made.desk, host: '127.0.0.1', port: 0, log, largestUpload: 1024, trustedProxies: [] });
  });
  afterAll(() => server[Symbol.asyncDispose]());
  beforeEach(() => { calls.length = 0; });

  const ask = (path: string, init: RequestInit & { token?: string } = {}): Promise<Response> =>
    fetch(server.url + path, { ...init, headers: { ...(init.token ? { authorization: `Bearer ${init.token}` } : {}), ...(init.headers as Record<string, string>) } });

  it('asks who you are, and says how to become somebody', async () => {
    const answer = await ask('/api/status');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('zaaksluis person add') });
    expect((await ask('/api/status', { token: 'made-up' })).status).toBe(401);
  });

  it('lets a maker look but not approve', async () => {
    expect((await ask('/api/status', { token: 'token-anna' })).status).toBe(200);
    const answer = await ask('/api/plans/7/approve', { method: 'POST', token: 'token-anna' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ detail: 'approve needs the role approver; anna has maker' });
    expect(calls).toEqual(['status']);
  });

  it('lets an approver approve, with the name that goes into the journal', async () => {
    const answer = await ask('/api/plans/7/approve', { method: 'POST', token: 'token-bram', headers: { 'content-type': 'application/json' }, body: '{"decisions":{"begin":"2026-12-01"}}' });
    expect(answer.status).toBe(200);
    expect(calls).toEqual(['approve 7 by bram']);
  });

  it('names the field that is wrong', async () => {
    const answer = await ask('/api/plans/7/reject', { method: 'POST', token: 'token-bram', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(/^why: /);
  });

  it('answers 404 for what is not there', async () => {
    expect((await ask('/api/plans/8', { token: 'token-anna' })).status).toBe(404);
  });

  it('keeps the inside of an error inside', async () => {
    const answer = await ask('/api/explain?ref=zaaktype/B1', { token: 'token-anna' });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('column');
    expect(lines.join('')).toContain('column');
  });

  it('hands the body of a webhook on as a stream, whatever its type', async () => {
    const answer = await ask('/webhooks/inavigator', { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<dsp/>' });
    expect([answer.status, await answer.json()]).toEqual([202, { size: 6 }]);
    expect(calls).toEqual(['receive inavigator 6 application/xml']);
  });

  it('hands a call to a service, whatever its size, and streams its answer', async () => {
    const answer = await ask('/services/zds/OntvangAsynchroon', { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8' }, body: `<zakLk01>${'x'.repeat(5_000)}</zakLk01>` });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/xml', '<Bv03/>']);
    expect(calls).toEqual(['serve /services/zds/OntvangAsynchroon 5019']);
    expect((await ask('/services/zsd', { method: 'POST', body: '<x/>' })).status).toBe(404);
  });

  it('stops the absurdly large before reading it', async () => {
    expect((await ask('/webhooks/inavigator', { method: 'POST', headers: { 'content-type': 'application/xml' }, body: 'x'.repeat(2000) })).status).toBe(413);
  });

  it('tells a monitor that it lives but cannot work', async () => {
    expect((await ask('/health/live')).status).toBe(200);
    const ready = await ask('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([503, { ok: false, because: 'database away' }]);
  });

  it('describes every act it offers', async () => {
    const described = (await (await ask('/api/openapi.json')).json()) as { paths: Record<string, Record<string, { operationId: string }>> };
    expect(Object.values(described.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId)).sort())
      .toEqual(['approve', 'explain', 'pause', 'pauseSync', 'plan', 'plans', 'reject', 'resume', 'resumeSync', 'scan', 'status']);
  });
});
