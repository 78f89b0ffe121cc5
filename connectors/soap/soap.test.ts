// Services that a WSDL describes are called by configuration alone, and their answers are judged by it.
import path from 'node:path';
import type { Applied, Step } from '../../core/connector/contract';
import { Blocked, Halt, Retry } from '../../core/connector/outcome';
import { secretOf } from '../../core/connector/secret';
import type { JsonObject } from '../../core/model/json';
import { never, testHost } from '../../test/support/house';
import { soap } from '.';
import { archive, faultOf, kinds, refusal, type Archive } from './testing/service';
import { material } from '../../test/support/material';

const EXXELLENCE = process.env['EXXELLENCE_WSDL'] ?? '/work/shared/material/exxellence';
const ref = { system: 'bron', kind: 'zaak', id: 'Z1' } as const;
let there: Archive;

beforeEach(async () => void (there = await archive()));
afterEach(() => there.stop());

const connect = (settings: object = {}) => soap.connect(soap.config.parse({ wsdl: there.wsdl, endpoint: there.url, kinds, ...settings }), testHost('archief'));

async function apply(want: JsonObject, settings: object = {}): Promise<Applied> {
  await using connection = connect(settings);
  const { target } = connection;
  if (!target) throw new Error('it writes');
  const now = await target.find({ ref, want, links: {}, options: {} }, never);
  const { steps } = target.plan({ ref, want, base: null, now, links: {}, ownership: () => 'ours', key: Buffer.alloc(32), options: {}, today: '2026-11-23' });
  return target.apply(steps[0] as Step, { ref, results: {}, links: {}, options: {}, reason: 'test' }, never);
}

test('an object is delivered to the configured address, and its id is taken from the answer', async () => {
  expect(await apply({ kenmerk: 'Z1', titel: 'Bankje & meer' })).toMatchObject({ id: 'N-Z1' });
  expect([...there.kept]).toEqual([['Z1', 'Bankje &amp; meer']]);
  expect(there.seen[0]).toMatch(/^"urn:archief:proef\/bewaar" /);
});

test.each([
  { what: 'a code that is not success', answer: { status: 200, body: refusal }, kind: Blocked, code: 'ZS4525' },
  { what: 'a fault of ours', answer: { status: 500, body: faultOf('Client') }, kind: Blocked, code: 'ZS4525' },
  { what: 'a fault of the server', answer: { status: 500, body: faultOf('Server') }, kind: Retry, code: 'ZS4001' },
  { what: 'an error page', answer: { status: 502, body: '<html><p>weg' }, kind: Retry, code: 'ZS4001' },
  { what: 'an empty answer', answer: { status: 200, body: '' }, kind: Retry, code: 'ZS4001' },
  { what: 'a stranger', answer: { status: 401, body: '' }, kind: Halt, code: 'ZS4523' },
  { what: 'another address', answer: { status: 404, body: '' }, kind: Halt, code: 'ZS4524' },
])('$what means $code', async ({ answer, kind, code }) => {
  there.answer = answer;
  const error: unknown = await apply({ kenmerk: 'Z1', titel: 'Bankje' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(kind);
  expect(String(error)).toContain(code);
});

test('an operation or a WSDL that is not there is found by the probe', async () => {
  await using wrong = connect({ kinds: { zaak: { ...kinds.zaak, create: { operation: 'bewaren' } } } });
  expect(await wrong.probe(never)).toMatchObject({ ok: false, diagnostics: [{ code: 'ZS4527' }] });
  await using none = connect({ wsdl: '/nergens/x.wsdl' });
  await expect(none.probe(never)).rejects.toThrow('ZS4526');
});

test('who we are goes with every call', async () => {
  await apply({ kenmerk: 'Z1', titel: 'Bankje' }, { security: { usernameToken: { username: 'zaaksluis', password: secretOf('geheim') } } });
  expect(there.seen[0]).toContain('<wsse:Username>zaaksluis</wsse:Username>');
});

const wsdl = path.join(EXXELLENCE, 'Documents', 'DocumentsService.wsdl');
const { test: withMaterial } = material(wsdl); // EXXELLENCE_WSDL names another

withMaterial('the WSDL of a real supplier is read, and its operation is called by its own action', async () => {
  const real = { zaak: { key: 'documentId', create: { operation: 'deleteDocument' } } };
  await using connection = connect({ wsdl, kinds: real });
  const probe = await connection.probe(never);
  expect(probe.ok).toBe(true);
  expect(Number(probe.facts['operations'])).toBeGreaterThan(30);
  await apply({ documentId: '17' }, { wsdl, kinds: real });
  expect(there.seen[0]).toMatch(/<[^>]*deleteDocument/);
  expect(there.seen[0]).toContain('17');
});
