// A document at a target through its life: made, changed, given new content, removed.
import { createHash } from 'node:crypto';
import { Blocked } from '../../../core/connector/outcome';
import type { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { startRegister, type Register } from './testing/register';
import { blank, brief, doorsTo, inhoud, look, pattern, round, sha256, targetTo, type Source } from './testing/world';

let register: Register;
let doors: ReturnType<typeof doorsTo>;

beforeEach(async () => {
  register = await startRegister();
  doors = doorsTo(register);
});
afterEach(async () => {
  await doors[Symbol.asyncDispose]();
  await register[Symbol.asyncDispose]();
});

const source = (bytes: Buffer): Source => ({ bytes, opened: 0 });
const fields = (): JsonObject => register.only().versions.at(-1)?.fields ?? {};

test('a small document goes in one call, with our SHA-256, and a second look plans nothing', async () => {
  const bytes = pattern(5000);
  const memory = blank();
  const planned = await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory, source(bytes));
  expect(planned.steps.map((step) => [step.name, step.action])).toEqual([['informatieobject DOC-2026-1', 'create']]);
  expect(register.calls.filter((call) => !call.startsWith('GET'))).toEqual(['POST /enkelvoudiginformatieobjecten']);
  expect(register.only().versions.map((version) => version.digest)).toEqual([sha256(bytes)]);
  expect(fields()['integriteit']).toEqual({ algoritme: 'sha_256', waarde: sha256(bytes), datum: '2026-11-23' });
  expect(register.only().lock).toBeNull();
  expect((await look(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory)).planned.steps).toEqual([]);
});

test('steps and context name no host', async () => {
  const { planned, now } = await look(targetTo(doors), brief({ inhoud: inhoud(pattern(10)) }), blank());
  expect(JSON.stringify({ steps: planned.steps, context: now.context })).not.toContain('http');
});

test('metadata without content is a document of its own', async () => {
  await round(targetTo(doors), brief(), blank());
  expect(fields()).toMatchObject({ titel: 'Brief aan de burgemeester', bestandsomvang: null });
});

test('an empty content is a content: of 0 bytes', async () => {
  await round(targetTo(doors), brief({ inhoud: inhoud(Buffer.alloc(0)) }), blank(), source(Buffer.alloc(0)));
  expect(fields()['bestandsomvang']).toBe(0);
});

test('a large document goes in the parts the server asks for, each once, and is unlocked with the root lock', async () => {
  register.settings.partSize = 3000;
  await using small = doorsTo(register, undefined, { inlineBelow: 1000 });
  const bytes = pattern(10_001);
  await round(targetTo(small), brief({ inhoud: inhoud(bytes) }), blank(), source(bytes));
  expect(register.calls.filter((call) => !call.startsWith('GET'))).toEqual([
    'POST /enkelvoudiginformatieobjecten', ...Array<string>(4).fill('PUT /bestandsdelen/*'), 'POST /enkelvoudiginformatieobjecten/*/unlock',
  ]);
  expect(register.only().versions.map((version) => version.digest)).toEqual([sha256(bytes)]);
  expect(register.only().lock).toBeNull();
});

test('a size the source does not state is found out, and the content sent in parts', async () => {
  register.settings.partSize = 3000;
  await using small = doorsTo(register, undefined, { inlineBelow: 1000 });
  const bytes = pattern(4500);
  await round(targetTo(small), brief({ inhoud: inhoud(bytes, { omvang: null }) }), blank(), source(bytes));
  expect(register.only().versions[0]?.digest).toBe(sha256(bytes));
});

test('an unchanged sync makes no version, whatever its number of rounds', async () => {
  const bytes = pattern(100);
  const memory = blank();
  for (let turn = 0; turn < 4; turn += 1) await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory, source(bytes));
  expect(register.only().versions).toHaveLength(1);
});

test('changed metadata is one new version, and the content is not sent again', async () => {
  const bytes = pattern(100);
  const memory = blank();
  await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory, source(bytes));
  register.calls.length = 0;
  await round(targetTo(doors), brief({ titel: 'Brief, verbeterd', trefwoorden: ['brug'], inhoud: inhoud(bytes) }), memory, source(bytes));
  expect(register.calls.filter((call) => !call.startsWith('GET'))).toEqual(['POST /enkelvoudiginformatieobjecten/*/lock', 'PATCH /enkelvoudiginformatieobjecten/*', 'POST /enkelvoudiginformatieobjecten/*/unlock']);
  expect(register.only().versions).toHaveLength(2);
  expect(fields()).toMatchObject({ titel: 'Brief, verbeterd', trefwoorden: ['brug'] });
  expect(register.only().versions.at(-1)?.digest).toBe(sha256(bytes));
});

test('only the version at the source moved: the content is read, compared and not sent', async () => {
  const bytes = pattern(100);
  const memory = blank();
  await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory, source(bytes));
  const reading = source(bytes);
  const planned = await round(targetTo(doors), brief({ inhoud: inhoud(bytes, { versie: 2 }) }), memory, reading);
  expect(planned.steps).toHaveLength(1);
  expect(reading.opened).toBe(1);
  expect(register.only().versions).toHaveLength(1);
  expect((await round(targetTo(doors), brief({ inhoud: inhoud(bytes, { versie: 2 }) }), memory, reading)).steps).toEqual([]);
});

test('other bytes of the same size are found by the version of the source, and sent', async () => {
  const [first, second] = [pattern(100), pattern(100, 1)];
  const memory = blank();
  await round(targetTo(doors), brief({ inhoud: inhoud(first) }), memory, source(first));
  await round(targetTo(doors), brief({ inhoud: inhoud(second, { versie: 2 }) }), memory, source(second));
  expect(register.only().versions.map((version) => version.digest)).toEqual([sha256(first), sha256(second)]);
  expect(fields()['integriteit']).toMatchObject({ waarde: sha256(second) });
});

test('metadata and content that change together are one new version', async () => {
  const [first, second] = [pattern(100), pattern(150, 1)];
  const memory = blank();
  await round(targetTo(doors), brief({ inhoud: inhoud(first) }), memory, source(first));
  await round(targetTo(doors), brief({ titel: 'Nieuw', inhoud: inhoud(second, { versie: 2 }) }), memory, source(second));
  expect(register.only().versions).toHaveLength(2);
  expect([fields()['titel'], register.only().versions.at(-1)?.digest]).toEqual(['Nieuw', sha256(second)]);
});

test('a checksum the source states is carried over, and decides without reading', async () => {
  const bytes = pattern(100);
  const memory = blank();
  const integriteit = { algoritme: 'sha_256', waarde: sha256(bytes), datum: '2026-03-01' };
  await round(targetTo(doors), brief({ integriteit, inhoud: inhoud(bytes, { sha256: sha256(bytes) }) }), memory, source(bytes));
  expect(fields()['integriteit']).toEqual(integriteit);
  const reading = source(bytes);
  expect((await round(targetTo(doors), brief({ integriteit, inhoud: inhoud(bytes, { versie: 2, sha256: sha256(bytes) }) }), memory, reading)).steps).toEqual([]);
  expect(reading.opened).toBe(0);
});

test('a source whose bytes are not what it states delivers nothing', async () => {
  const bytes = pattern(100);
  const refused = round(targetTo(doors), brief({ inhoud: inhoud(bytes, { sha256: sha256(pattern(100, 1)) }) }), blank(), source(bytes));
  await expect(refused).rejects.toMatchObject({ diagnostics: [{ code: 'ZS5011' }] });
  expect(register.documents.size).toBe(0);
});

test('every version is replicated in order when asked for', async () => {
  const contents: Record<number, Buffer> = { 1: pattern(50), 2: pattern(60, 1), 3: pattern(70, 2) };
  const versies = [1, 2, 3].map((versie) => ({ versie, beginRegistratie: '2026-03-01T10:00:00Z', titel: `Versie ${versie}`, status: versie === 3 ? 'definitief' : 'in_bewerking', inhoud: inhoud(contents[versie] ?? Buffer.alloc(0), { versie }) }));
  const want = brief({ titel: 'Versie 3', status: 'definitief', versies, inhoud: versies[2]?.inhoud ?? null });
  const target = targetTo(doors);
  const memory = blank();
  const { planned } = await look(target, want, memory, { options: { versions: 'all' } });
  expect(planned.steps.map((step) => step.name)).toEqual(['informatieobject DOC-2026-1 versie 1', 'informatieobject DOC-2026-1 versie 2', 'informatieobject DOC-2026-1']);
  const read: Source = { bytes: Buffer.alloc(0), opened: 0 };
  const original = target.apply.bind(target);
  await round({ ...target, apply: (step, context, signal) => {
    read.bytes = contents[Number(step.content?.['versie'])] ?? Buffer.alloc(0);
    return original(step, context, signal);
  } }, want, memory, read, { options: { versions: 'all' } });
  expect(register.only().versions.map((version) => [version.fields['titel'], version.digest])).toEqual([1, 2, 3].map((versie) => [`Versie ${versie}`, sha256(contents[versie] ?? Buffer.alloc(0))]));
  expect(register.only().lock).toBeNull();
});

const version = (versie: number, content: Buffer, more: JsonObject = {}): JsonObject => ({ versie, beginRegistratie: '2026-03-01T10:00:00Z', titel: `Versie ${versie}`, inhoud: inhoud(content, { versie }), ...more });

test('versions the source made between two rounds are replicated too, each with its own content', async () => {
  const contents = [pattern(50), pattern(60, 1), pattern(70, 2)];
  const versies = contents.map((content, at) => version(at + 1, content));
  const want = (count: number): JsonObject => brief({ titel: `Versie ${count}`, versies: versies.slice(0, count), inhoud: inhoud(contents[count - 1] ?? Buffer.alloc(0), { versie: count }) });
  const target = targetTo(doors);
  const memory = blank();
  const read: Source = { bytes: Buffer.alloc(0), opened: 0 };
  const following = { ...target, apply: ((step, context, signal) => {
    read.bytes = contents[Number(step.content?.['versie']) - 1] ?? Buffer.alloc(0);
    return target.apply(step, context, signal);
  }) as typeof target.apply };
  await round(following, want(1), memory, read, { options: { versions: 'all' } });
  const planned = await round(following, want(3), memory, read, { options: { versions: 'all' } });
  expect(planned.steps.map((step) => step.name)).toEqual(['informatieobject DOC-2026-1 versie 2', 'informatieobject DOC-2026-1']);
  expect(register.only().versions.map((one) => [one.fields['titel'], one.digest])).toEqual(contents.map((content, at) => [`Versie ${at + 1}`, sha256(content)]));
  expect((await round(following, want(3), memory, read, { options: { versions: 'all' } })).steps).toEqual([]);
});

test('a document met with fewer versions than its source has is told so, and no version is put before another', async () => {
  const bytes = pattern(50);
  await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), blank(), source(bytes));
  const { planned } = await look(targetTo(doors), brief({ inhoud: inhoud(bytes, { versie: 2 }), versies: [version(1, pattern(40)), version(2, bytes)] }), blank(), { options: { versions: 'all' } });
  expect([planned.steps, planned.diagnostics.map((finding) => finding.code)]).toEqual([[], ['ZS4239']]);
});

test('an MD5 the source states is compared too', async () => {
  const bytes = pattern(100);
  const stated = (waarde: string): JsonObject => brief({ integriteit: { algoritme: 'md5', waarde, datum: '2026-03-01' }, inhoud: inhoud(bytes) });
  await expect(round(targetTo(doors), stated('0'.repeat(32)), blank(), source(bytes))).rejects.toMatchObject({ diagnostics: [{ code: 'ZS5014' }] });
  expect(register.documents.size).toBe(0);
  const md5 = createHash('md5').update(bytes).digest('hex');
  await round(targetTo(doors), stated(md5), blank(), source(bytes));
  expect(fields()['integriteit']).toMatchObject({ algoritme: 'md5', waarde: md5 });
});

test('content that is gone at the source goes only after approval', async () => {
  const bytes = pattern(100);
  const memory = blank();
  await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory, source(bytes));
  const { planned } = await look(targetTo(doors), brief({ inhoud: null }), memory);
  expect(planned.approval).toEqual(['the content of document DOC-2026-1 goes from the target']);
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(['ZS4240']);
  await round(targetTo(doors), brief({ inhoud: null }), memory);
  expect(fields()).toMatchObject({ bestandsomvang: null, integriteit: null });
});

test.each([['1.4.2', ['ZS4238'], undefined], ['1.7.1', [], true]] as const)('inhoudIsVervallen at a target of %s is told or written', async (version, codes, written) => {
  register.settings.version = version;
  const planned = await round(targetTo(doors), brief({ inhoudIsVervallen: true }), blank());
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(codes);
  expect(fields()['inhoudIsVervallen']).toBe(written);
});

test('gebruiksrechten come and go with the indication, which the API sets itself', async () => {
  const recht = { bron: 'r1', startdatum: '2026-03-01T00:00:00Z', omschrijvingVoorwaarden: 'Alleen ter inzage' };
  const memory = blank();
  await round(targetTo(doors), brief({ indicatieGebruiksrecht: true, gebruiksrechten: [recht] }), memory);
  expect(fields()['indicatieGebruiksrecht']).toBe(true);
  expect([...register.rights.values()]).toMatchObject([{ omschrijvingVoorwaarden: 'Alleen ter inzage' }]);
  await round(targetTo(doors), brief({ indicatieGebruiksrecht: false, gebruiksrechten: [] }), memory);
  expect(register.rights.size).toBe(0);
  expect(fields()['indicatieGebruiksrecht']).toBe(false);
});

test('an indication without gebruiksrechten is told and left out, so that the document still goes', async () => {
  const planned = await round(targetTo(doors), brief({ indicatieGebruiksrecht: true }), blank());
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(['ZS4233']);
  expect(register.documents.size).toBe(1);
});

test('verzendingen are told, not lost in silence', async () => {
  const planned = await round(targetTo(doors), brief({ verzendingen: [{ bron: 'v1', aardRelatie: 'geadresseerde' }] }), blank());
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(['ZS4242']);
});

test('a document that somebody made is compared and not touched', async () => {
  await round(targetTo(doors), brief(), blank());
  const { planned } = await look(targetTo(doors), brief({ titel: 'Anders' }), blank());
  expect(planned.steps).toEqual([]);
  expect(planned.changes[0]?.fields).toEqual([{ path: 'titel', from: 'Brief aan de burgemeester', to: 'Anders', kept: 'unadopted' }]);
});

test('what a person changed at the target stays, where the sync says so', async () => {
  const memory = blank();
  await round(targetTo(doors), brief(), memory);
  Object.assign(fields(), { beschrijving: 'van Ada', titel: 'van Ada' });
  const { planned } = await look(targetTo(doors), brief({ titel: 'van ons' }), memory, { ownership: () => 'theirs' });
  expect(planned.steps).toEqual([]);
  expect(planned.changes[0]?.fields).toMatchObject([{ path: 'titel', kept: 'edited' }]);
});

test('a removal takes away only what we delivered, after approval, and waits while a zaak has it', async () => {
  const memory = blank();
  await round(targetTo(doors), brief(), memory);
  const id = register.only().id;
  expect((await look(targetTo(doors), null, { ...blank(), links: memory.links })).planned.steps).toEqual([]);
  register.relations.push({ url: 'x', informatieobject: `${register.url}/documenten/api/v1/enkelvoudiginformatieobjecten/${id}` });
  const { planned } = await look(targetTo(doors), null, memory);
  expect(planned.approval).toEqual(['document DOC-2026-1 is taken away, with all its versions']);
  expect(planned.diagnostics.map((finding) => finding.code)).toEqual(['ZS4237']);
  await expect(round(targetTo(doors), null, memory)).rejects.toMatchObject({ name: 'Retry', diagnostics: [{ code: 'ZS4237' }] });
  register.relations.length = 0;
  await round(targetTo(doors), null, memory);
  expect(register.documents.size).toBe(0);
});

test('a type the target does not have blocks before anything is written', async () => {
  const { planned } = await look(targetTo(doors), brief({ informatieobjecttype: { omschrijving: 'Tekening' } }), blank());
  expect(planned.steps).toEqual([]);
  expect(planned.diagnostics.map((finding) => [finding.code, finding.severity])).toEqual([['ZS4232', 'error']]);
});

test('contents gives back what is there, for a proof', async () => {
  const bytes = pattern(500);
  const memory = blank();
  await round(targetTo(doors), brief({ inhoud: inhoud(bytes) }), memory, source(bytes));
  const [held] = (await targetTo(doors).contents?.({ ref: { system: 'bron', kind: 'informatieobject', id: 'x' }, want: null, links: memory.links, options: {} }, new AbortController().signal)) ?? [];
  expect(held).toMatchObject({ bron: 'x', versie: 1, size: 500, checksum: { algorithm: 'sha_256', value: sha256(bytes), computed: false } });
  const read: Buffer[] = [];
  for await (const part of (await held?.open?.(new AbortController().signal)) as AsyncIterable<Buffer>) read.push(part);
  expect(Buffer.concat(read)).toEqual(bytes);
});

test('a document that fits no API is told by field', async () => {
  const { planned } = await look(targetTo(doors), brief({ creatiedatum: 'gisteren' }), blank());
  expect(planned.diagnostics[0]).toMatchObject({ code: 'ZS4235', field: 'creatiedatum' });
});

test('findings are errors of the house, never a broken stream', async () => {
  const bytes = pattern(100);
  const error: unknown = await round(targetTo(doors), brief({ inhoud: inhoud(bytes, { omvang: 99 }) }), blank(), source(bytes)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Blocked);
  expect((error as DiagnosticError).diagnostics[0]?.code).toBe('ZS5010');
});
