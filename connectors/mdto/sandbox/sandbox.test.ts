// The e-depot that never existed: takes everything we make, for every receiver and container, and finds every fault that is planted in it.
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { memoryShelf } from '../../../test/support/shelf';
import type { Sandbox } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import { filesBelow } from '../package/work';
import { dossier, order, stuk } from '../testing/dossier';
import { makeWorld, never, NOW, type World } from '../testing/world';
import { sandbox } from '.';

const { sip } = order();
const silence = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

interface Depot extends AsyncDisposable {
  readonly world: World;
  readonly played: Sandbox;
  readonly clock: { at: Date };
  look(): Promise<readonly { sip: string; state: string; reasons: string[] }[]>;
  ask(method: string, route: string, body?: JsonObject): Promise<Response>;
}

async function depot(settings: JsonObject = {}, switches: JsonObject = {}): Promise<Depot> {
  const world = await makeWorld(settings);
  const clock = { at: NOW };
  const played = await sandbox({ port: 0, settings: { folder: path.join(world.root, 'edepot'), every: 0, profile: settings['profile'] ?? 'nationaal-archief', ...switches } }, { shelf: memoryShelf(), log: silence, clock: { now: () => clock.at } });
  const ask: Depot['ask'] = (method, route, body) => fetch(`${played.url}${route}`, { method, ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) });
  return {
    world, played, clock, ask,
    look: async () => (await ask('POST', '/look')).json() as ReturnType<Depot['look']>,
    [Symbol.asyncDispose]: async () => {
      await played[Symbol.asyncDispose]();
      await world[Symbol.asyncDispose]();
    },
  };
}

const receiptsOf = async ({ world }: Depot) => (await world.target.receipts?.(null, never))?.receipts.map((one) => [one.sip, one.state, one.reasons]) ?? [];
const there = (world: World): string => path.join(world.root, 'edepot/in', sip);
const tree = 'ZAAK-2026-0000000001/DOC-2026-0000000007';

describe.each([
  ['nationaal-archief', 'a folder', {}],
  ['nationaal-archief', 'a TAR', { packing: { container: 'tar', pakbon: 'beside' } }],
  ['nationaal-archief', 'a bag', { packing: { bagit: true, checksum: 'sha512', checksumLabel: 'SHA512' } }],
  ['nationaal-archief', 'a bag in a TAR, with names without extensions', { packing: { container: 'tar', bagit: true }, sidecar: { withExtension: false }, tree: { above: ['Archief'], dossier: 'Zaak' } }],
  ['noord-hollands-archief', 'a folder', { packing: { container: 'folder', pakbon: 'inside' } }],
  ['noord-hollands-archief', 'a TAR', {}],
  ['noord-hollands-archief', 'a bag in a TAR', { packing: { bagit: true } }],
] as const)('%s, %s', (profile, _container, overrides) => {
  it('is accepted, with an id, and taken out of the folder', async () => {
    await using it = await depot({ profile, overrides } as unknown as JsonObject);
    await it.world.deliver(dossier({ archiefstukken: [stuk(7), stuk(8)] }), order());
    expect(await it.look()).toMatchObject([{ sip, state: 'accepted', reasons: [] }]);
    expect(await receiptsOf(it)).toEqual([[sip, 'accepted', []], [sip, 'received', []]]);
    expect(await readdir(path.join(it.world.root, 'edepot/in'))).toEqual([]);
    expect(await it.look()).toEqual([]);
  });
});

type Plant = (folder: string) => Promise<unknown>;

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(change(text)).not.toBe(text);
  await writeFile(file, change(text));
}

const PLANTED: readonly (readonly [string, Plant, RegExp])[] = [
  ['a flipped byte', async (at) => { const file = path.join(at, tree, 'besluit_bankje_7.pdf'); const bytes = await readFile(file); bytes[40] = (bytes[40] ?? 0) ^ 1; await writeFile(file, bytes); }, /besluit_bankje_7\.pdf: its checksum is not what its metadata says/],
  ['a file that grew', (at) => appendFile(path.join(at, tree, 'besluit_bankje_7.pdf'), 'x'), /besluit_bankje_7\.pdf: it is \d+ bytes/],
  ['a lost sidecar of a file', (at) => rm(path.join(at, tree, 'besluit_bankje_7.pdf.bestand.MDTO.xml')), /besluit_bankje_7\.pdf has no metadata/],
  ['a lost sidecar of a folder', (at) => rm(path.join(at, tree, 'DOC-2026-0000000007.MDTO.xml')), /folder .*DOC-2026-0000000007 has no metadata/],
  ['a lost file', (at) => rm(path.join(at, tree, 'besluit_bankje_7.pdf')), /describes nothing that was delivered/],
  ['a file nobody named', (at) => writeFile(path.join(at, tree, 'Thumbs.db'), 'x'), /Thumbs\.db has no metadata/],
  ['an empty folder', (at) => mkdir(path.join(at, tree, 'leeg')), /folder .*leeg has no metadata/],
  ['a wrong count in the pakbon', (at) => edit(path.join(at, 'pakbon.xml'), (text) => text.replace('<bestanden>2<', '<bestanden>3<')), /aantallen\/bestanden 3; there is 2/],
  ['another hash in the pakbon', (at) => edit(path.join(at, 'pakbon.xml'), (text) => text.replace(/<waarde>../, '<waarde>zz')), /hash\/waarde/],
  ['wrong nesting', async (at) => { await edit(path.join(at, 'ZAAK-2026-0000000001/ZAAK-2026-0000000001.MDTO.xml'), (text) => text.replace('<begripLabel>Dossier<', '<begripLabel>Serie<')); }, /the levels are Serie > Archiefstuk/],
  ['an object that is part of another', (at) => edit(path.join(at, tree, 'DOC-2026-0000000007.MDTO.xml'), (text) => text.replace(/(<isOnderdeelVan>[\s\S]*?<identificatieKenmerk>)[^<]+/, '$1ZAAK-9')), /does not say that it is part of/],
  ['a file that represents another', (at) => edit(path.join(at, tree, 'besluit_bankje_7.pdf.bestand.MDTO.xml'), (text) => text.replace(/(<isRepresentatieVan>[\s\S]*?<identificatieKenmerk>)[^<]+/, '$1DOC-9')), /does not say that it represents/],
  ['a byte order mark', (at) => edit(path.join(at, tree, 'DOC-2026-0000000007.MDTO.xml'), (text) => `\uFEFF${text}`), /byte order mark/],
  ['metadata in Windows-1252', (at) => writeFile(path.join(at, tree, 'DOC-2026-0000000007.MDTO.xml'), Buffer.from('<?xml version="1.0"?><MDTO>\xe9</MDTO>', 'latin1')), /it is not UTF-8/],
  ['an empty element', (at) => edit(path.join(at, tree, 'DOC-2026-0000000007.MDTO.xml'), (text) => text.replace(/<naam>[^<]*</, '<naam><')), /<naam> is empty/],
  ['metadata that breaks off', (at) => edit(path.join(at, tree, 'DOC-2026-0000000007.MDTO.xml'), (text) => text.slice(0, -30)), /it is no XML/],
  ['a name with a blank', async (at) => { for (const end of ['', '.bestand.MDTO.xml']) await rename(path.join(at, tree, `besluit_bankje_7.pdf${end}`), path.join(at, tree, `besluit bankje 7.pdf${end}`)); }, /holds a character that is not taken/],
];

it.each(PLANTED)('%s is found, and the SIP is rejected with its reason', async (_name, plant, reason) => {
  await using it = await depot();
  await it.world.deliver(dossier(), order());
  await plant(there(it.world));
  const [said] = await it.look();
  expect(said?.state).toBe('rejected');
  expect(said?.reasons.join('\n')).toMatch(reason);
  expect(await readdir(path.join(it.world.root, 'edepot/rejected'))).toEqual([sip]);
  expect((await receiptsOf(it)).map(([, state]) => state)).toEqual(['received', 'rejected'].sort());
});

it('a TAR with another checksum than stands beside it is rejected', async () => {
  await using it = await depot({ profile: 'noord-hollands-archief' });
  await it.world.deliver(dossier(), order());
  await writeFile(`${there(it.world)}.tar.sha256`, `${createHash('sha256').update('x').digest('hex')}  ${sip}.tar\n`);
  expect((await it.look())[0]?.reasons).toEqual([`${sip}.tar has another checksum than ${sip}.tar.sha256 says`]);
});

it('a bag whose manifest lacks a file is rejected', async () => {
  await using it = await depot({ overrides: { packing: { bagit: true } } });
  await it.world.deliver(dossier(), order());
  await edit(path.join(there(it.world), 'manifest-sha256.txt'), (text) => text.split('\n').slice(1).join('\n'));
  expect((await it.look())[0]?.reasons.join('\n')).toMatch(/is not in manifest-sha256\.txt[\s\S]*manifest-sha256\.txt has another checksum than tagmanifest/);
});

describe('switches', () => {
  const second = order({ sip: 'sip-second', list: { id: 'lijst-2', title: 'Tweede' }, dossier: '002564440/ZAAK-2' });
  const other = dossier({ dossier: '002564440/ZAAK-2', naamgeving: 'ZAAK-2', bron: '11111111-0000-4000-8000-000000000002' }, { identificatie: [{ identificatieKenmerk: 'ZAAK-2', identificatieBron: 'bronorganisatie 002564440' }] });

  it('every second SIP is rejected with the reason that was set, as often as was set', async () => {
    await using it = await depot({}, { reject: { every: 1, times: 1, reason: 'no room' } });
    await it.world.deliver(dossier(), order());
    expect(await it.look()).toMatchObject([{ state: 'rejected', reasons: ['no room'] }]);
    await it.world.deliver(other, second);
    expect(await it.look()).toMatchObject([{ sip: 'sip-second', state: 'accepted' }]);
  });

  it('a dossier is rejected by its identification', async () => {
    await using it = await depot({}, { reject: { dossiers: ['ZAAK-2026-0000000001'], reason: 'a closed archive' } });
    await it.world.deliver(dossier(), order());
    expect((await it.look())[0]?.reasons).toEqual(['a closed archive']);
  });

  it('it says received at once and the verdict after the delay, and nothing while it is silent', async () => {
    await using it = await depot({}, { delay: 60, receipts: 'xml' });
    await it.world.deliver(dossier(), order());
    expect(await it.look()).toEqual([]);
    expect(await receiptsOf(it)).toEqual([[sip, 'received', []]]);
    it.clock.at = new Date(NOW.getTime() + 61_000);
    expect((await it.ask('PUT', '/switches', { silent: true })).status).toBe(200);
    expect(await it.look()).toEqual([]);
    expect((await it.ask('PUT', '/switches', { silnt: false })).status).toBe(400);
    await it.ask('PUT', '/switches', {});
    expect(await it.look()).toMatchObject([{ state: 'accepted' }]);
    expect((await receiptsOf(it)).at(-1)?.[1]).toBe('accepted');
  });

  it('a dossier that was accepted is taken again only as a supplement', async () => {
    await using it = await depot();
    await it.world.deliver(dossier(), order());
    await it.look();
    const archived = path.join(it.world.root, 'edepot/archive', sip);
    await cp(archived, path.join(it.world.root, 'edepot/in/sip-third'), { recursive: true });
    await edit(path.join(it.world.root, 'edepot/in/sip-third/pakbon.xml'), (text) => text.replaceAll(`<identificatie>${sip}<`, '<identificatie>sip-third<'));
    expect((await it.look())[0]?.reasons).toEqual([`dossier ZAAK-2026-0000000001 is in the archive already, by ${sip}`]);
    await receiptsOf(it);
    const more = order({ sip: 'sip-more', list: { id: 'lijst-2', title: 'Aanvulling' }, supplementOf: sip });
    await it.world.deliver(dossier({ archiefstukken: [stuk(7), stuk(8), stuk(9)] }), more);
    expect(await it.look()).toMatchObject([{ sip: 'sip-more', state: 'accepted' }]);
  });
});

test('the connection it prints is one, and a SIP that is being written is left alone', async () => {
  await using it = await depot();
  expect(it.played.connection).toEqual({ profile: 'nationaal-archief', folder: { path: path.join(it.world.root, 'edepot/in'), receipts: path.join(it.world.root, 'edepot/receipts') } });
  await mkdir(path.join(it.world.root, 'edepot/in/.sip-x.part'));
  expect(await it.look()).toEqual([]);
  expect(await filesBelow(path.join(it.world.root, 'edepot/receipts'))).toEqual([]);
});
