// A whole dossier as it lies at the e-depot, for each receiver: compared to the letter with what was looked at by eye once.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { parse } from 'yaml';
import { openXsd } from '../../core/xml/xsd';
import type { JsonObject } from '../../core/model/json';
import { filesBelow } from './package/work';
import { order } from './testing/dossier';
import { makeWorld, type World } from './testing/world';
import { mapped, shipped } from './testing/zaken';
import { material } from '../../test/support/material';

const MATERIAL = path.resolve(__dirname, '../../../shared/material/mdto');
const GOLDEN = path.join(__dirname, 'testing/golden');
const { sip } = order();

/** A YAML scalar that looks like a number is text in the house: the case file quotes what must be. */
async function bankje(): Promise<JsonObject> {
  const zaak = parse(await readFile(path.join(__dirname, '../../mappings/mdto/cases/bankje.yaml'), 'utf8')) as JsonObject;
  return mapped(shipped(), zaak);
}

/** Unpacks what lies at the e-depot, where it is a TAR. */
async function unpacked(world: World): Promise<string> {
  const place = path.join(world.root, 'edepot/in');
  const tar = path.join(place, `${sip}.tar`);
  if (!existsSync(tar)) return path.join(place, sip);
  const to = path.join(world.root, 'unpacked');
  const reading = extract();
  reading.on('entry', (header, stream, next) => {
    const file = path.join(to, header.name);
    void mkdir(path.dirname(file), { recursive: true }).then(() => pipeline(stream, createWriteStream(file))).then(() => next(), next);
  });
  await pipeline(createReadStream(tar), reading);
  return path.join(to, sip);
}

/** Every file with its text, in one; contents of documents only by name. */
async function spread(folder: string): Promise<string> {
  const files = await filesBelow(folder);
  const texts = await Promise.all(files.map(async (file) => `=== ${file}\n${/\.(?:xml|csv|txt|json)$/i.test(file) ? await readFile(path.join(folder, file), 'utf8') : ''}`));
  return texts.join('\n');
}

async function compare(name: string, text: string): Promise<void> {
  const file = path.join(GOLDEN, `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === 'yes') writeFileSync(file, text);
  expect(text).toBe(await readFile(file, 'utf8'));
}

describe.each([
  ['nationaal-archief', '1.0.1', {}],
  ['noord-hollands-archief', '1.0', {}],
  ['nationaal-archief', '1.0', { overrides: { xsd: '1.0', limits: { archiefvormer: 1 }, sidecar: { withExtension: false }, tree: { above: ['Archief', 'Serie'], dossier: 'Zaak', bevatOnderdeel: false }, packing: { container: 'tar', bagit: true, checksum: 'sha512', checksumLabel: 'SHA512', pakbon: 'none' } }, serie: { naam: 'Zaken 2026' } }],
] as const)('a dossier for %s (XSD %s)', (profile, version, settings) => {
  const name = Object.keys(settings).length === 0 ? profile : `${profile}-overridden`;
  let world: World;
  let folder: string;

  beforeAll(async () => {
    world = await makeWorld({ profile, ...(settings as unknown as JsonObject) });
    const planned = await world.deliver(await bankje(), order());
    expect(planned.diagnostics.filter((finding) => finding.severity === 'error')).toEqual([]);
    folder = await unpacked(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('is what was agreed, to the letter', async () => {
    await compare(name, await spread(folder));
  });

  it('has metadata beside each file and in each folder, and no folder that is empty', async () => {
    const files = await filesBelow(folder);
    const sidecars = files.filter((file) => /\.mdto\.xml$/i.test(file));
    const known = files.filter((file) => !sidecars.includes(file) && !/^(?:pakbon\.xml|bagit\.txt|bag-info\.txt|(?:tag)?manifest-sha256\.txt)$/.test(path.basename(file)));
    const folders = [...new Set(sidecars.filter((file) => !/\.bestand\./i.test(file)).map((file) => path.dirname(file)))];
    expect(sidecars.length).toBe(known.length + folders.length);
    for (const one of folders) expect(sidecars.some((file) => path.dirname(file) === one && path.basename(file).toLowerCase() === `${path.basename(one).toLowerCase()}.mdto.xml`)).toBe(true);
  });

  material(MATERIAL).test('is valid against the published schema', async () => {
    await using xsd = await openXsd(path.join(MATERIAL, `MDTO-XML${version}.xsd`));
    for (const file of (await filesBelow(folder)).filter((one) => /\.mdto\.xml$/i.test(one))) {
      expect([file, await xsd.validate(await readFile(path.join(folder, file)))]).toEqual([file, []]);
    }
  });

  it('states the checksum and size that its files have', async () => {
    const files = await filesBelow(folder);
    for (const file of files.filter((one) => /\.bestand\.mdto\.xml$/i.test(one))) {
      const xml = await readFile(path.join(folder, file), 'utf8');
      const stem = file.replace(/\.bestand\.mdto\.xml$/i, '');
      const own = files.find((one) => one === stem || (one.startsWith(`${stem}.`) && !/\.mdto\.xml$/i.test(one)));
      const bytes = await readFile(path.join(folder, own ?? '?'));
      const algorithm = xml.includes('SHA512') ? 'sha512' : 'sha256';
      expect(xml).toContain(`<checksumWaarde>${createHash(algorithm).update(bytes).digest('hex')}</checksumWaarde>`);
      expect(xml).toContain(`<omvang>${bytes.length}</omvang>`);
    }
  });

  it('is read by the tar that is here, and is a bag where that was asked', async () => {
    const tar = path.join(world.root, 'edepot/in', `${sip}.tar`);
    if (existsSync(tar)) {
      const listed = execFileSync('tar', ['-tf', tar], { encoding: 'utf8' }).trim().split('\n').sort();
      expect(listed).toEqual((await filesBelow(folder)).map((file) => `${sip}/${file}`).sort());
      const stated = await readFile(`${tar}.sha256`, 'utf8');
      expect(stated).toBe(`${createHash('sha256').update(await readFile(tar)).digest('hex')}  ${sip}.tar\n`);
    }
    if (name.endsWith('overridden')) await expectBag(folder);
    else expect(await filesBelow(folder)).not.toContain('bagit.txt');
  });
});

/** RFC 8493: declaration, both manifests complete and true, and the Payload-Oxum. */
async function expectBag(folder: string): Promise<void> {
  expect(await readFile(path.join(folder, 'bagit.txt'), 'utf8')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  const lines = async (file: string): Promise<(readonly [string, string])[]> => (await readFile(path.join(folder, file), 'utf8')).trimEnd().split('\n').map((line) => [line.slice(0, 64), line.slice(66)] as const);
  const payload = await lines('manifest-sha256.txt');
  const all = await filesBelow(folder);
  expect(payload.map(([, file]) => file).sort()).toEqual(all.filter((file) => file.startsWith('data/')).sort());
  const tags = await lines('tagmanifest-sha256.txt');
  expect(tags.map(([, file]) => file).sort()).toEqual(all.filter((file) => !file.startsWith('data/') && file !== 'tagmanifest-sha256.txt').sort());
  let bytes = 0;
  for (const [hash, file] of [...payload, ...tags]) {
    const content = await readFile(path.join(folder, file));
    if (file.startsWith('data/')) bytes += content.length;
    expect([file, createHash('sha256').update(content).digest('hex')]).toEqual([file, hash]);
  }
  expect(await readFile(path.join(folder, 'bag-info.txt'), 'utf8')).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
}
