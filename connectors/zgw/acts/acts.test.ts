// Closing a transfer at a register over real HTTP: documents first, every step repeatable, and no trace in what is compared.
import path from 'node:path';
import { OWN_ACT } from '../../../core/archive/transfer/own-acts';
import type { Act, Acts } from '../../../core/connector/contract';
import { createHttp } from '../../../core/connector/http/client';
import { loadMappings } from '../../../core/mapping/load';
import type { Json, JsonObject } from '../../../core/model/json';
import { MODEL_SHAPES } from '../../../core/model/shapes';
import type { Zaak } from '../../../core/model/zaak';
import { mintToken } from '../auth';
import { SCOPES } from '../sandbox/settings';
import { INFORMATIEOBJECT_SHAPE, ZAAK_SHAPE } from '../shapes';
import { openSandbox, type Opened } from '../source/testing/sandbox';

const never = new AbortController().signal;
const mappings = loadMappings(path.resolve(__dirname, '../../../mappings'), [...MODEL_SHAPES, ZAAK_SHAPE, INFORMATIEOBJECT_SHAPE]).mappings;
const client = (scopes: readonly string[]) => ({ id: 'zaaksluis', secret: 'insecure-sandbox-secret', scopes: [...scopes] });
let opened: Opened;

async function open(scopes: readonly string[] = SCOPES): Promise<Acts> {
  opened = await openSandbox({ seeded: { zaken: 40, documenten: 2 }, clients: [client(scopes)] });
  if (!opened.connection.acts) throw new Error('it has acts');
  return opened.connection.acts;
}
afterEach(async () => opened[Symbol.asyncDispose]());

const ref = (id: string, kind: 'zaak' | 'informatieobject' = 'zaak') => ({ system: 'bron', kind, id }) as const;

async function model(id: string, kind: 'zaak' | 'informatieobject' = 'zaak'): Promise<JsonObject> {
  const raw = await opened.source.read(ref(id, kind), never, kind === 'zaak' ? { documenten: true, audittrail: true } : {});
  if (raw.state !== 'present') throw new Error(`${id} is gone`);
  return mappings.get(`zgw/${kind}`)?.run(raw.value).value ?? {};
}

async function ids(): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: Json | null = null; ; ) {
    const page: Awaited<ReturnType<typeof opened.source.list>> = await opened.source.list({}, cursor, never, undefined, 'zaak');
    found.push(...page.names.map(({ ref: { id } }) => id));
    if (page.next === null) return found;
    cursor = page.next;
  }
}

/** A seeded zaak that is closed and has its dates, with the act that closes its transfer. */
async function closed(): Promise<{ zaak: Zaak; act: Act }> {
  for (const id of await ids()) {
    const zaak = (await model(id)) as unknown as Zaak;
    if (zaak.einddatum === undefined || zaak.archiefactiedatum === undefined || zaak.archiefnominatie === undefined || zaak.zaakinformatieobjecten.length === 0) continue;
    return { zaak, act: { act: 'overgedragen', ref: ref(id), documenten: zaak.zaakinformatieobjecten.map((one) => one.informatieobject.bron) } };
  }
  throw new Error('no seeded zaak is closed');
}

async function carryOut(acts: Acts, act: Act): Promise<string[]> {
  const steps = await acts.plan(act, never);
  for (const step of steps) await acts.apply(step, { ref: act.ref, results: {}, links: {}, options: {}, reason: `${OWN_ACT}, lijst ab3kmn7p` }, never);
  return steps.map((step) => step.action);
}

async function misbehave(rule: JsonObject): Promise<void> {
  const http = createHttp()({ baseUrl: opened.sandbox.url, timeoutMs: 5_000, maxSockets: 1 });
  await http.request({ method: 'POST', path: '/sandbox/misbehave', body: rule, expect: 'json' }, never);
  await http[Symbol.asyncDispose]();
}

const versions = async (act: Act): Promise<(number | undefined)[]> =>
  Promise.all(act.documenten.map(async (id) => (await model(id, 'informatieobject') as unknown as { versies: { versie: number }[] }).versies.at(-1)?.versie));

test('documents become gearchiveerd, then the zaak overgedragen, and what is compared stays the same', async () => {
  const acts = await open();
  const { zaak, act } = await closed();
  const compared = async (): Promise<JsonObject[]> => Promise.all([
    model(zaak.bron).then((read) => acts.without('zaak', read)),
    ...act.documenten.map(async (id) => acts.without('informatieobject', await model(id, 'informatieobject'))),
  ]);
  const before = await compared();
  expect(await acts.check(act, never)).toEqual([]);
  expect(await carryOut(acts, act)).toEqual([...act.documenten.map(() => 'update'), 'close']);
  const after = (await model(zaak.bron)) as unknown as Zaak;
  expect(after.archiefstatus).toBe('overgedragen');
  expect(after.documenten?.map(({ status, locked }) => [status, locked])).toEqual(act.documenten.map(() => ['gearchiveerd', false]));
  expect(await compared()).toEqual(before);
  expect(await acts.plan(act, never)).toEqual([]);
});

test('done again, it makes no second version', async () => {
  const acts = await open();
  const { act } = await closed();
  const steps = await acts.plan(act, never);
  const context = { ref: act.ref, results: {}, links: {}, options: {}, reason: OWN_ACT };
  for (const step of steps) await acts.apply(step, context, never);
  const once = await versions(act);
  for (const step of steps) await acts.apply(step, context, never);
  expect(await versions(act)).toEqual(once);
});

test.each([['lock', 'POST'], ['change', 'PATCH'], ['unlock', 'POST']])('a lost reply to the %s leaves neither a lock nor a second version when it is taken up again', async (what, method) => {
  const acts = await open();
  const { act } = await closed();
  const before = await versions(act);
  const [document] = act.documenten;
  await misbehave({ do: 'drop-after', method, times: 1, path: `/documenten/api/v1/enkelvoudiginformatieobjecten/${String(document)}${what === 'change' ? '' : `/${what}`}` });
  await expect(carryOut(acts, act)).rejects.toMatchObject({ diagnostics: [expect.anything()] });
  expect(await acts.check(act, never)).toEqual([]);
  await carryOut(acts, act);
  expect(await versions(act)).toEqual(before.map((versie) => (versie ?? 0) + 1));
  expect(((await model(act.ref.id)) as unknown as Zaak).documenten?.map(({ locked }) => locked)).toEqual(act.documenten.map(() => false));
  expect(await acts.plan(act, never)).toEqual([]);
});

test('rights that lack, and a document that did not go along, are named beforehand', async () => {
  const acts = await open(SCOPES.filter((scope) => scope !== 'zaken.geforceerd-bijwerken' && scope !== 'documenten.lock'));
  const { act } = await closed();
  const found = await acts.check({ ...act, documenten: act.documenten.slice(1) }, never);
  expect(found.map(({ code }) => code)).toEqual(['ZS4420', 'ZS4420']);
  expect(found[0]?.message).toContain('zaken.geforceerd-bijwerken and documenten.lock');
  expect(found[1]?.message).toContain('did not go along');
  expect((await acts.plan({ ...act, documenten: act.documenten.slice(1) }, never)).map(({ action }) => action)).not.toContain('close');
});

test('a document of another zaak too is told with that zaak, and whether it is open', async () => {
  const acts = await open();
  const { act } = await closed();
  const others = await Promise.all((await ids()).map(async (id) => (await model(id)) as unknown as Zaak));
  const running = others.find((one) => one.einddatum === undefined);
  if (!running) throw new Error('a seeded zaak is open');
  const http = createHttp()({ baseUrl: opened.sandbox.url, timeoutMs: 5_000, maxSockets: 1 });
  const token = mintToken({ clientId: 'zaaksluis', userId: 'x', userRepresentation: 'x' }, 'insecure-sandbox-secret', new Date());
  const answer = await http.request({
    method: 'POST', path: '/zaken/api/v1/zaakinformatieobjecten', expect: 'json', headers: { authorization: `Bearer ${token}`, 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
    body: { zaak: `${opened.sandbox.url}/zaken/api/v1/zaken/${running.bron}`, informatieobject: `${opened.sandbox.url}/documenten/api/v1/enkelvoudiginformatieobjecten/${String(act.documenten[0])}` },
  }, never);
  await http[Symbol.asyncDispose]();
  expect(answer.status).toBe(201);
  expect(await acts.shared(act, never)).toEqual([{ document: act.documenten[0], documentIdentificatie: expect.any(String), zaak: ref(running.bron), zaakIdentificatie: running.identificatie, open: true }]);
});
