// Signed calls: who may tell, when, how often, and which names are read from what they send.
import { Readable } from 'node:stream';
import type { Accepted, Connection, Refused } from '../../core/connector/contract';
import type { Host, Shelf } from '../../core/connector/host';
import { secretOf } from '../../core/connector/secret';
import type { Json } from '../../core/model/json';
import { memoryShelf } from '../../test/support/shelf';
import { testHost } from '../../test/support/house';
import { webhook } from '.';
import { sign } from './signature';

const never = new AbortController().signal;
const NOW = new Date('2026-03-02T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;

interface Caller {
  readonly connection: Connection;
  readonly shelf: Shelf;
  call(body: Json, how?: { readonly secret?: string; readonly at?: number; readonly signature?: string; readonly headers?: readonly [string, string] }): Promise<Accepted | Refused>;
}

function caller(settings: Record<string, unknown> = {}, now = NOW, shelf = memoryShelf()): Caller {
  const host: Host = { ...testHost('zaaksysteem-meldt', shelf), clock: { now: () => now } };
  const parsed = webhook.config.parse({ for: 'zaaksysteem', secret: secretOf('nieuw'), kind: 'zaak', names: { at: 'data.items', id: 'nummer' }, ...settings });
  const connection = webhook.connect(parsed, host);
  return {
    connection,
    shelf,
    call: async (body, { secret = 'nieuw', at = SECONDS, signature, headers: [timestampHeader, signatureHeader] = ['x-zaaksluis-timestamp', 'x-zaaksluis-signature'] } = {}) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const headers = { [timestampHeader]: String(at), [signatureHeader]: signature ?? sign(secret, String(at), bytes) };
      const answer = await connection.receiver?.receive({ method: 'POST', path: '/', headers, query: {}, remoteAddress: '127.0.0.1', body: Readable.from([bytes]) }, never);
      if (answer === undefined) throw new Error('it takes calls');
      if (answer.state === 'accepted') await answer.after?.();
      return answer;
    },
  };
}

const items = (...nummers: readonly Json[]): Json => ({ data: { items: nummers.map((nummer) => ({ nummer })) } });
const ids = (answer: Accepted | Refused): string[] => (answer.state === 'accepted' ? answer.names.map(({ ref }) => `${ref.system}:${ref.kind}/${ref.id}`) : [answer.diagnostics[0]?.code ?? '']);

test('a signed call names things of the connection it tells for', async () => {
  expect(ids(await caller().call(items('Z-1', 2026)))).toEqual(['zaaksysteem:zaak/Z-1', 'zaaksysteem:zaak/2026']);
});

test('a wrong secret, a changed timestamp and a missing signature are refused with 401', async () => {
  const { call } = caller();
  expect(await call(items('Z-1'), { secret: 'anders' })).toMatchObject({ state: 'refused', status: 401, diagnostics: [{ code: 'ZS3030' }] });
  expect(await call(items('Z-1'), { signature: sign('nieuw', String(SECONDS - 1), JSON.stringify(items('Z-1'))) })).toMatchObject({ status: 401 });
  expect(await call(items('Z-1'), { headers: ['x-zaaksluis-timestamp', 'x-anders'] })).toMatchObject({ status: 401, diagnostics: [{ message: 'x-zaaksluis-signature is absent' }] });
});

test('a call that was signed too long ago, or too far ahead, is refused', async () => {
  const { call } = caller();
  expect((await call(items('Z-1'), { at: SECONDS - 300 })).status).toBe(202);
  expect(await call(items('Z-1'), { at: SECONDS - 301 })).toMatchObject({ status: 401, diagnostics: [{ message: expect.stringContaining('301 seconds off; 300 are allowed') }] });
  expect((await call(items('Z-1'), { at: SECONDS + 301 })).status).toBe(401);
  expect((await call(items('Z-1'), { at: NOW.getTime() })).status).toBe(401); // milliseconds
});

test('a call is taken in once, also by another process, and the same news signed anew is a new call', async () => {
  const { call, shelf } = caller();
  expect((await call(items('Z-1'))).status).toBe(202);
  expect(await call(items('Z-1'))).toMatchObject({ state: 'refused', status: 409, diagnostics: [{ code: 'ZS3037' }] });
  expect((await caller({}, NOW, shelf).call(items('Z-1'))).status).toBe(409);
  expect((await call(items('Z-1'), { at: SECONDS + 1 })).status).toBe(202);
});

test('a call whose names were not committed may come again', async () => {
  const { connection } = caller();
  const send = () => {
    const body = Buffer.from(JSON.stringify(items('Z-1')));
    const headers = { 'x-zaaksluis-timestamp': String(SECONDS), 'x-zaaksluis-signature': sign('nieuw', String(SECONDS), body) };
    return connection.receiver?.receive({ method: 'POST', path: '/', headers, query: {}, remoteAddress: '', body: Readable.from([body]) }, never);
  };
  expect(await send()).toMatchObject({ status: 202 }); // and the database went away: `after` was never called
  expect(await send()).toMatchObject({ status: 202 });
});

test('what cannot come again is forgotten', async () => {
  const { call, shelf } = caller();
  await call(items('Z-1'));
  await caller({}, new Date(NOW.getTime() + 599_000), shelf).connection.upkeep?.(never);
  expect(await shelf.scan('', null, 10)).toHaveLength(1);
  await caller({}, new Date(NOW.getTime() + 601_000), shelf).connection.upkeep?.(never);
  expect(await shelf.scan('', null, 10)).toEqual([]);
});

test('headers of a sender that has its own names are read', async () => {
  const { call } = caller({ headers: { timestamp: 'x-corsa-tijd', signature: 'x-corsa-handtekening' } });
  expect((await call(items('Z-1'), { headers: ['x-corsa-tijd', 'x-corsa-handtekening'] })).status).toBe(202);
});

test('a kind may stand in the call; things of another kind are left alone', async () => {
  const { call } = caller({ kind: { at: 'soort', is: { dossier: 'zaak', stuk: 'informatieobject' } }, names: { id: 'href', idIs: 'last' } });
  const body = [{ soort: 'dossier', href: 'https://corsa.example/dossiers/D-7/' }, { soort: 'stuk', href: '/stukken/S-9?v=2' }, { soort: 'taak', href: '/taken/1' }];
  const answer = await call(body);
  expect(ids(answer)).toEqual(['zaaksysteem:zaak/D-7', 'zaaksysteem:informatieobject/S-9']);
  expect(answer).toMatchObject({ body: { accepted: 2, left: 1, refused: 0 } });
});

test('a body without names says where they were looked for; a thing without an id does not keep the others out', async () => {
  const { call } = caller();
  expect(await call({ items: [] })).toMatchObject({ status: 400, diagnostics: [{ code: 'ZS3038', message: 'there is nothing at "data.items"' }] });
  expect(await call(items())).toMatchObject({ status: 400 });
  expect(await call({ data: { items: [{ nummer: 'Z-1' }, { naam: 'x' }] } })).toMatchObject({ status: 202, body: { accepted: 1, refused: 1 } });
});

test('only a sender that tells of every change can leave one out', () => {
  expect(caller().connection.receiver?.tells).toBeUndefined();
  expect(caller({ complete: true }).connection.receiver?.tells).toEqual({ system: 'zaaksysteem', kinds: ['zaak'] });
});
