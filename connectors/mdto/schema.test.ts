// What is written against what the National Archives publish: their samples read and written again, and hundreds of odd zaken against both schemas.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readXml } from '../../core/xml/reader';
import { fromElement } from '../../core/xml/ordered';
import { openXsd, type Xsd } from '../../core/xml/xsd';
import type { JsonObject } from '../../core/model/json';
import { bestandOf } from './bestand';
import { makeSip } from './make';
import { mdtoXml } from './metadata';
import { pathsOf } from './paths';
import type { PROFILES } from './profiles';
import { MDTO_TYPES } from './schema';
import { settingsOf } from './settings';
import { config } from './config';
import { filesOf, objectsOf, type Sip } from './sip';
import { order, sha256 } from './testing/dossier';
import { SETTINGS } from './testing/world';
import { mapped, shipped, zaakNumber } from './testing/zaken';
import { material } from '../../test/support/material';

const MATERIAL = path.resolve(__dirname, '../../../shared/material/mdto');
const { describe: official } = material(MATERIAL);

const ZAKEN = 300;
const mapping = shipped();

async function element(xml: string, name: string): Promise<JsonObject> {
  const bytes = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(xml)); };
  for await (const cut of readXml(bytes(), { file: 'x.xml', root: 'MDTO', cut: (at) => at === `MDTO/${name}` })) return fromElement(MDTO_TYPES['1.0.1'], name, cut.element);
  throw new Error(`no ${name}`);
}

const made = new Map<string, Sip>();

function known(number: number, profile: keyof typeof PROFILES): Sip {
  const key = `${profile} ${number}`;
  const sip = made.get(key) ?? sipOf(number, profile);
  made.set(key, sip);
  return sip;
}

function sipOf(number: number, profile: keyof typeof PROFILES): Sip {
  const settings = settingsOf(config.parse({ ...SETTINGS, profile }));
  const zaak = zaakNumber(number);
  // A receiver that takes no empty folder takes no zaak without documents: such a one is found by the gate (gate.test.ts).
  const isBare = [zaak['documenten'], zaak['besluiten']].every((list) => Array.isArray(list) && list.length === 0);
  const want = mapped(mapping, isBare && profile === 'noord-hollands-archief' ? zaakNumber(number, 1) : zaak);
  const given = order({ dossier: String(want['dossier']), decisions: { ...order().decisions, dossier: { ...order().decisions.dossier, findings: [{ decision: 'accept', reason: 'invented' }] } } });
  const { sip, diagnostics } = makeSip(want, given, { tabel: null, diagnostics: [] }, settings, 'zaak');
  const errors = diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Error(`zaak ${number}: ${errors.map((finding) => `${finding.code} ${finding.message}`).join('; ')}`);
  return sip;
}

const MEASURED = { size: 3, sha256: sha256('abc'), checksum: sha256('abc'), format: null, at: '2026-11-23T12:00:00.000Z' };

official('the published schema', () => {
  const schemas: Partial<Record<'1.0' | '1.0.1', Xsd>> = {};
  beforeAll(async () => {
    for (const version of ['1.0', '1.0.1'] as const) schemas[version] = await openXsd(path.join(MATERIAL, `MDTO-XML${version}.xsd`));
  });
  afterAll(async () => {
    for (const schema of Object.values(schemas)) await schema[Symbol.asyncDispose]();
  });

  it.each([['voorbeeld-dossier.xml', 'informatieobject'], ['voorbeeld-bestand.xml', 'bestand']] as const)('%s is read, written again and read the same', async (file, kind) => {
    const value = await element(await readFile(path.join(MATERIAL, file), 'utf8'), kind);
    const written = mdtoXml(kind, value, '1.0.1');
    expect(await schemas['1.0.1']?.validate(written)).toEqual([]);
    expect(await element(written, kind)).toEqual(value);
  });

  it('refuses what is out of order or not there, so that its silence means something', async () => {
    const wrong = mdtoXml('bestand', { identificatie: [{ identificatieKenmerk: 'a', identificatieBron: 'b' }], naam: 'x', omvang: 'veel', bestandsformaat: { begripLabel: 'x', begripBegrippenlijst: { verwijzingNaam: 'y' } }, checksum: [{ checksumAlgoritme: { begripLabel: 'x', begripBegrippenlijst: { verwijzingNaam: 'y' } }, checksumWaarde: 'a', checksumDatum: 'gisteren' }], isRepresentatieVan: { verwijzingNaam: 'z' } }, '1.0.1');
    expect((await schemas['1.0.1']?.validate(wrong))?.length).toBeGreaterThan(0);
  });

  it.each([['nationaal-archief', '1.0.1'], ['noord-hollands-archief', '1.0']] as const)(`finds nothing in ${ZAKEN} generated zaken for %s (XSD %s)`, async (profile, version) => {
    const findings: unknown[] = [];
    let sidecars = 0;
    for (let number = 1; number <= ZAKEN; number += 1) {
      const sip = known(number, profile);
      const documents = [
        ...objectsOf(sip.objects).map((object) => [object.sidecar, mdtoXml('informatieobject', object.metadata, version)] as const),
        ...filesOf(sip).map((file) => [file.sidecar, mdtoXml('bestand', bestandOf(file, MEASURED, 'SHA-256'), version)] as const),
      ];
      sidecars += documents.length;
      for (const [sidecar, xml] of documents) for (const finding of (await schemas[version]?.validate(xml)) ?? []) findings.push([number, sidecar, finding.message]);
      for (const [sidecar, xml] of documents) if (/<(\w+)\s*\/>|<(\w+)>\s*<\/\2>/.test(xml)) findings.push([number, sidecar, 'an empty element']);
    }
    expect(findings).toEqual([]);
    expect(sidecars).toBeGreaterThan(ZAKEN * 5);
  });
});

describe('names in the delivery', () => {
  it.each([
    ['nationaal-archief', /[<>:"/\\|?*#& ]|\.\.|^\.|[^\x20-\x7e]/],
    ['noord-hollands-archief', /[?*:"|/<>#&+\s\\]|[^\x20-\x7e]/],
  ] as const)('hold nothing that %s forbids, are unique without regard to case, and fit', (profile, forbidden) => {
    const wrong: unknown[] = [];
    for (let number = 1; number <= ZAKEN; number += 1) {
      const sip = known(number, profile);
      for (const file of pathsOf(sip)) {
        if (`${sip.sip}/${file}`.length > 255) wrong.push([number, file, 'too long']);
        for (const name of file.split('/')) {
          if (forbidden.test(name)) wrong.push([number, name, 'forbidden']);
          if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)) wrong.push([number, name, 'a device of DOS']);
        }
      }
      const own = [...objectsOf(sip.objects).map((object) => object.folder.split('/').at(-1)), ...filesOf(sip).map((file) => file.path.split('/').at(-1))].map((name) => name?.toLowerCase());
      if (new Set(own).size < own.length) wrong.push([number, 'a name twice']);
    }
    expect(wrong).toEqual([]);
  });

  it('are the same each time: a second attempt writes the same paths', () => {
    expect(sipOf(7, 'nationaal-archief')).toEqual(sipOf(7, 'nationaal-archief'));
  });
});
