// The gate when the content is there: what was planted in the work folder is found, and nothing is handed over.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Blocked, Halt } from '../../../core/connector/outcome';
import type { Besluitpunt } from '../../../core/archive/transfer/order';
import type { JsonObject } from '../../../core/model/json';
import { memoryShelf } from '../../../test/support/shelf';
import { testHost } from '../../../test/support/house';
import { mdto } from '..';
import { pdfFile, zip } from '../formats/testing/files';
import { noteOf, workOf } from '../package/work';
import { manifestOf } from '../package/describe';
import { PROFILES } from '../profiles';
import { filesOf, type Measured, type Sip } from '../sip';
import { dossier, order, stuk } from '../testing/dossier';
import { makeWorld, never, SETTINGS, type World } from '../testing/world';
import { keeperOf, type Made } from './keeper';
import { BUILT_IN } from './lists/lists';
import { material } from '../../../test/support/material';

const MATERIAL = path.resolve(__dirname, '../../../../shared/material/mdto');
const lists = () => Promise.resolve({ lists: BUILT_IN, diagnostics: [] });
const keeper = (schemas: string | null = null) => keeperOf({ profile: PROFILES['nationaal-archief'], lists, schemas, scanner: null });
const { sip: name } = order();
const IN = (world: World): string => path.join(world.root, 'edepot/in');

/** A SIP whose metadata was just written, as the keeper is shown it. */
async function made(world: World): Promise<Made> {
  const planned = await world.plan(dossier(), order());
  await world.carry(planned, order(), 3);
  const work = workOf(path.join(world.root, 'data/mdto/edepot'), name, false);
  const sip = (planned.steps[2]?.request['describe'] as JsonObject)['sip'] as unknown as Sip;
  const measured = new Map<string, Measured>();
  for (const file of filesOf(sip)) measured.set(file.key, (await noteOf(work, file.key))?.['measured'] as unknown as Measured);
  return { payload: work.payload, sip, version: '1.0.1', measured, manifest: (await manifestOf(work)) ?? [], subject: 'zaak/1', decisions: undefined };
}

const tree = 'ZAAK-2026-0000000001/DOC-2026-0000000007';
const sidecar = `${tree}/DOC-2026-0000000007.MDTO.xml`;
const bestand = `${tree}/besluit_bankje_7.pdf.bestand.MDTO.xml`;

async function edit(at: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(at, 'utf8');
  expect(change(text)).not.toBe(text);
  await writeFile(at, change(text));
}

const PLANTED: readonly (readonly [what: string, plant: (payload: string) => Promise<unknown>, finding: string])[] = [
  ['a byte order mark', (at) => edit(path.join(at, sidecar), (text) => `\uFEFF${text}`), 'ZS4364 DOC-2026-0000000007'],
  ['metadata that is not UTF-8', (at) => writeFile(path.join(at, sidecar), Buffer.from('<MDTO>\xe9</MDTO>', 'latin1')), 'ZS4364 DOC-2026-0000000007'],
  ['an element the schema does not know', (at) => edit(path.join(at, sidecar), (text) => text.replace('<naam>', '<titel>x</titel><naam>')), 'ZS4365 DOC-2026-0000000007'],
  ['an element out of order', (at) => edit(path.join(at, sidecar), (text) => text.replace(/(<identificatie>[\s\S]*<\/identificatie>)(\s*<naam>[^<]*<\/naam>)/, '$2$1')), 'ZS4365 DOC-2026-0000000007'],
  ['an empty element', (at) => edit(path.join(at, sidecar), (text) => text.replace(/<taal>[^<]*</, '<taal><')), 'ZS4365 DOC-2026-0000000007'],
  ['a required element that is gone', (at) => edit(path.join(at, sidecar), (text) => text.replace(/<waardering>[\s\S]*<\/waardering>/, '')), 'ZS4365 DOC-2026-0000000007'],
  ['metadata that breaks off', (at) => edit(path.join(at, sidecar), (text) => text.slice(0, -20)), 'ZS4365 DOC-2026-0000000007'],
  ['another size', (at) => edit(path.join(at, bestand), (text) => text.replace(/<omvang>\d+/, '<omvang>1')), 'ZS4388 DOC-2026-0000000007.bestand[0]'],
  ['another checksum', (at) => edit(path.join(at, bestand), (text) => text.replace(/<checksumWaarde>../, '<checksumWaarde>zz')), 'ZS4388 DOC-2026-0000000007.bestand[0]'],
  ['another format', (at) => edit(path.join(at, bestand), (text) => text.replace(/>(x-)?fmt\/\d+</, '>fmt/1<')), 'ZS4387 DOC-2026-0000000007.bestand[0]'],
  ['a file nobody named', (at) => writeFile(path.join(at, tree, 'Thumbs.db'), 'x'), `ZS4362 ${name}`],
  ['a lost sidecar', (at) => rm(path.join(at, sidecar)), `ZS4362 ${name}`],
  ['a lost file', (at) => rm(path.join(at, tree, 'besluit_bankje_7.pdf')), `ZS4362 ${name}`],
];

it.each(PLANTED)('%s is found', async (_what, plant, finding) => {
  await using world = await makeWorld();
  const it = await made(world);
  await using gate = keeper();
  await expect(gate.pass(it, never)).resolves.not.toContainEqual(expect.objectContaining({ severity: 'error' }));
  await plant(it.payload);
  const refused = await gate.pass(it, never).then(() => null, (error: unknown) => error);
  expect(refused).toBeInstanceOf(Blocked);
  expect((refused as Blocked).diagnostics.map(({ code, field }) => `${code} ${field ?? ''}`)).toContain(finding);
});

material(MATERIAL).test('what our own table cannot see, the published schema does', async () => {
  await using world = await makeWorld();
  const it = await made(world);
  await using own = keeper();
  await using both = keeper(MATERIAL);
  await both.pass(it, never);
  await edit(path.join(it.payload, bestand), (text) => text.replace(/<checksumDatum>[^<]*/, '<checksumDatum>gisteren'));
  await own.pass(it, never);
  await expect(both.pass(it, never)).rejects.toThrow(/published schema/);
});

it('a folder without the schemas stops the connection, and its probe says so', async () => {
  await using world = await makeWorld();
  await using gate = keeper(world.root);
  await expect(gate.pass(await made(world), never)).rejects.toThrow(Halt);
  expect((await gate.probe()).map((finding) => finding.code)).toEqual(['ZS4372']);
});

describe('a delivery', () => {
  const ZIP = zip([['a.txt', 'a']]);
  const files: Readonly<Record<string, Buffer>> = { packed: ZIP, locked: pdfFile('1.7', '/Encrypt 5 0 R\n'), unknown: Buffer.from([1, 2, 3, 4]), empty: Buffer.alloc(0), mail: Buffer.from('From: a@zandhoek.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n--x\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n') };
  const bron = '00000000-0000-4000-8000-000000000007';
  const want = (naam: string): JsonObject => dossier({ archiefstukken: [stuk(7, { bestanden: [{ versie: 1, status: 'definitief', bestandsnaam: naam, inhoud: { bron, versie: 1, omvang: null } }] })] });
  const decided = (point: Besluitpunt) => order({ decisions: { ...order().decisions, documenten: { [bron]: { findings: [point] } } } });

  it.each([['packed', 'stukken.pdf', ['ZS4382', 'ZS4384']], ['locked', 'brief.pdf', ['ZS4383']], ['unknown', 'brief.pdf', ['ZS4381']], ['empty', 'brief.pdf', ['ZS4386']], ['mail', 'post.eml', ['ZS4385']]] as const)('of content that is %s stays here until a person decides', async (kind, naam, codes) => {
    await using world = await makeWorld({}, () => Readable.from([files[kind] as Buffer]));
    const refused = await world.deliver(want(naam), order()).then(() => null, (error: unknown) => error);
    expect(refused).toBeInstanceOf(Blocked);
    expect((refused as Blocked).diagnostics.map((finding) => finding.code).sort()).toEqual(codes);
    expect(await readdir(IN(world))).toEqual([]);
    await world.again().deliver(want(naam), decided({ decision: 'accept', reason: 'the archivist knows' }));
    expect(await readdir(IN(world))).toEqual([name]);
  });

  it('of a virus stays here, whatever was decided', async () => {
    const server = createServer((socket) => socket.on('data', (chunk) => { if (chunk.subarray(-4).equals(Buffer.alloc(4))) socket.end('stream: Eicar FOUND\0'); }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const at = server.address();
      await using world = await makeWorld({ scanner: { clamd: `127.0.0.1:${typeof at === 'object' && at ? at.port : 0}` } });
      await expect(world.deliver(dossier(), decided({ decision: 'accept', reason: 'x' }))).rejects.toThrow(/ZS4391 DOC-2026-0000000007\.bestand\[0\] is infected: Eicar/);
      expect(await readdir(IN(world))).toEqual([]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('that says of itself what a list of the receiver does not know stays here before anything is fetched', async () => {
    await using world = await makeWorld({ lists: [{ naam: 'Zaaktypecatalogus', file: 'zaaktypen.csv' }] });
    await writeFile(path.join(world.root, 'zaaktypen.csv'), 'begripCode;begripLabel\nB1026;Iets anders\n');
    expect((await world.plan(dossier(), order())).diagnostics.map(({ code, field }) => [code, field])).toEqual([['ZS4370', 'ZAAK-2026-0000000001.classificatie[0]']]);
    await writeFile(path.join(world.root, 'zaaktypen.csv'), 'begripCode;begripLabel\nB1026;Melding openbare ruimte\n');
    expect((await world.plan(dossier(), order())).steps.length).toBe(5);
  });
});

it('the probe says that files are not scanned', async () => {
  await using world = await makeWorld();
  const connection = mdto.connect(mdto.config.parse(SETTINGS), testHost('edepot', memoryShelf(), world.root));
  expect((await connection.probe(never)).facts).toMatchObject({ viruses: 'not scanned' });
  await connection[Symbol.asyncDispose]();
});
