// Exports of both generations, as they are and as they may come.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { bankje, exportXml, link, procesXml, SOORTEN } from '../testing/export';
import { openExport, type Export } from './open';
import type { Proces } from './proces';

const folder = mkdtempSync(path.join(tmpdir(), 'inavigator-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (content: string | Buffer): string => {
  const name = path.join(folder, `${Math.random().toString(36).slice(2)}.xml`);
  writeFileSync(name, content);
  return name;
};
const open = (content: string | Buffer): Promise<Export> => openExport(file(content), { name: 'export.xml' });
async function all(content: string | Buffer): Promise<{ from: Export; processen: Proces[]; findings: Diagnostic[] }> {
  const from = await open(content);
  const read: (Proces | Diagnostic)[] = [];
  for await (const one of from.read()) read.push(one);
  return { from, processen: read.filter((one) => 'value' in one), findings: read.filter((one): one is Diagnostic => !('value' in one)) };
}
async function one(content: string | Buffer): Promise<Proces> {
  const { processen } = await all(content);
  if (!processen[0]) throw new Error('no proces');
  return processen[0];
}
async function refusal(content: string | Buffer): Promise<string> {
  const refused = await all(content).then(() => null, (thrown: unknown) => thrown);
  if (!(refused instanceof DiagnosticError)) throw refused ?? new Error('it was accepted');
  return refused.diagnostics.map(({ code, message, place }) => `${[place?.file, place?.line, place?.col].filter((part) => part !== undefined).join(':')} ${code} ${message}`).join('\n');
}
const part = (proces: Proces, list: string, at = 0): JsonObject => (proces.value[list] as JsonObject[])[at] ?? {};

describe('ICR1.5', () => {
  it('becomes one flat object, with kinds and registers filled in from their sections', async () => {
    const proces = await one(exportXml({ processen: [bankje('B9001')] }));
    expect(proces.value).toMatchObject({
      bron: 'B9001', kernomschrijving: 'Bankje melding', herkomst: 'Model', exportprofiel: ['Zaakgericht werken', 'TEST'],
      'zaaktype-naam': { 'handeling-initiator': 'Melding', onderwerp: 'bankje', 'handeling-behandelaar': 'behandelen' },
    });
    expect(part(proces, 'statustypen', 1)).toMatchObject({ bron: 'B9001-MST2', volgnummer: 2, naam: 'Afgehandeld', soort: { bron: 'MSS0000005', naam: 'Afgehandeld', procesfase: 'Afrondingsfase' } });
    expect(part(proces, 'statustypen')['checks']).toEqual([expect.objectContaining({ bron: 'B9001-MCK1', vraag: 'Is nagegaan of het bankje er nog staat?' })]);
    expect(part(proces, 'resultaattypen')['vernietigingsgrondslag']).toEqual([
      { naam: 'Resultaat 11.2 Selectielijst gemeenten en intergemeentelijke organen 2017', url: 'https://voorbeeld.example/bsd/sl2017.gem.html#11_2' },
      { naam: 'Resultaat 11.2 Selectielijst gemeenten en intergemeentelijke organen 2020', url: 'https://voorbeeld.example/bsd/sl2020.gem.html#11_2' },
    ]);
    expect(part(proces, 'registers')).toMatchObject({ bron: '1', object: { bron: 'MRE0000014', naam: 'Basisregistratie personen' } });
    expect(proces.diagnostics).toEqual([]);
  });

  it('leaves out what is nil, empty or white space, and empty relation rules', async () => {
    const proces = await one(exportXml({ processen: [bankje('B9001', { velden: { kernomschrijving: 'Bankje', wkpb: '  ', publicatietekst: null, grondslag: [] } })] }));
    expect(Object.keys(proces.value).filter((name) => ['wkpb', 'publicatietekst', 'grondslag', 'regelsets', 'zaakeigenschappen', 'LokaleMetaData'].includes(name))).toEqual([]);
  });

  it('collapses white space inside every value, also in names of the selectielijst', async () => {
    const wrapped = { NAAM: 'Resultaat 11.2 Selectielijst gemeenten en\r\n                    intergemeentelijke organen 2020' };
    const proces = await one(exportXml({ processen: [bankje('B9001', { velden: { kernomschrijving: 'Bankje\n                   melding' }, resultaattypen: [{ id: 'MRT1', velden: { naam: 'Ge\t\tweigerd', vernietigingsgrondslag: [wrapped] } }] })] }));
    expect(proces.value['kernomschrijving']).toBe('Bankje melding');
    expect(part(proces, 'resultaattypen')).toMatchObject({ naam: 'Ge weigerd', vernietigingsgrondslag: [{ naam: 'Resultaat 11.2 Selectielijst gemeenten en intergemeentelijke organen 2020' }] });
  });

  it('keeps elements nobody knows under their own names', async () => {
    const extra = '<zaakeigenschappen><zaakeigenschap id="ME1" volgnummer="1"><velden><naam>Kleur</naam><lengte>9</lengte></velden></zaakeigenschap></zaakeigenschappen><duurzaamheid><score>7</score></duurzaamheid><regelsets><regelset regeltype="SRT0000001"><regel>x</regel></regelset></regelsets>';
    const proces = await one(exportXml({ processen: [bankje('B9001', { velden: { kernomschrijving: 'Bankje', 'nieuw-veld': 'ja' }, extra })] }));
    expect(proces.value).toMatchObject({ 'nieuw-veld': 'ja', duurzaamheid: { score: '7' }, zaakeigenschappen: [{ bron: 'ME1', naam: 'Kleur', lengte: '9' }], regelsets: [{ '@regeltype': 'SRT0000001', regel: 'x' }] });
  });

  it('does not mind kinds that stand behind the processen', async () => {
    const before = await one(exportXml({ processen: [bankje('B9001')] }));
    const after = await one(exportXml({ processen: [bankje('B9001')], soortenLaatst: true }));
    expect(after.value).toEqual(before.value);
  });

  it('says which kind is missing and goes on', async () => {
    const proces = await one(exportXml({ soorten: { ...SOORTEN, statussoorten: [] }, processen: [bankje('B9001')] }));
    expect(proces.diagnostics.map(({ code }) => code)).toEqual(['ZS3107', 'ZS3107', 'ZS3107']);
    expect(part(proces, 'statustypen')['soort']).toEqual({ bron: 'MSS0000001' });
  });

  it('gives parts without an id, or with one twice, an id of their own and says so', async () => {
    const proces = await one(exportXml({ processen: [bankje('B9001', { resultaattypen: [{ id: 'MRT1', velden: { naam: 'A' } }, { id: 'MRT1', velden: { naam: 'B' } }, { velden: { naam: 'C' } }] })] }));
    expect((proces.value['resultaattypen'] as JsonObject[]).map(({ bron }) => bron)).toEqual(['MRT1', 'MRT1~2', 'resultaattype-3']);
    expect(proces.diagnostics.map(({ code }) => code)).toEqual(['ZS3106', 'ZS3106']);
  });

  it('goes on behind a proces without an id, and names its place', async () => {
    const { processen, findings } = await all(exportXml({ processen: [bankje('B9001'), { velden: { kernomschrijving: 'Naamloos' } }, bankje('B9002')] }));
    expect(processen.map(({ id }) => id)).toEqual(['B9001', 'B9002']);
    expect(findings).toEqual([expect.objectContaining({ code: 'ZS3105', place: expect.objectContaining({ file: 'export.xml', line: expect.any(Number) as number }) as unknown })]);
  });

  it('never shows who made the export', async () => {
    const { from, processen } = await all(exportXml({ gebruiker: 'Truus Testpersoon', processen: [bankje('B9001')] }));
    expect(JSON.stringify({ from, processen })).not.toContain('Truus');
    expect(from.preambule).toEqual({ datum: '2026-03-01T09:00:00', beheersapplicatie: 'iNavigator 3.2.0.100', specificatieversie: 'ICR1.5.13', gebruiker: '***' });
  });

  it('lists the processen that were deleted, and nothing else that was', async () => {
    expect((await open(exportXml({ verwijderd: ['B0007', 'B0008'] }))).removed).toEqual(['B0007', 'B0008']);
  });

  it.each([
    ['a byte order mark', (xml: string) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml)])],
    ['CRLF', (xml: string) => Buffer.from(xml.replaceAll('\n', '\r\n'))],
    ['UTF-16', (xml: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('utf-8', 'utf-16'), 'utf16le')])],
    ['Windows-1252', (xml: string) => Buffer.from(xml.replace('utf-8', 'windows-1252'), 'latin1')],
  ])('reads a file with %s just as well', async (_name, disguise) => {
    const xml = exportXml({ processen: [bankje('B9001', { velden: { kernomschrijving: 'Coördinatie van één bankje' } })] });
    expect((await one(disguise(xml))).value).toEqual((await one(xml)).value);
  });
});

describe('ICR1.4', () => {
  const spec = (versie: string) => exportXml({
    versie,
    processen: [bankje('B9001', { roltypen: [], registers: [], resultaattypen: [{ id: 'MRT1', soort: 'MRS0000008', velden: { naam: 'Geweigerd', vernietigingsgrondslag: [{ NAAM: link(2017, '8.4').NAAM ?? '' }], waardering: 'Vernietigen' } }] })],
  });

  it('becomes the same raw shape as ICR1.5', async () => {
    const old = await one(spec('ICR1.4.10'));
    const young = await one(spec('ICR1.5.13'));
    expect(old.value).toEqual({ ...young.value, exportprofiel: old.value['exportprofiel'] });
  });

  it('reads the text of a grondslag as a list, and the tag with an underscore as the one with a hyphen', async () => {
    const xml = spec('ICR1.4.10').replace('<lex-silencio-positivo>Nee</lex-silencio-positivo>', '<lex_silencio_positivo>Ja</lex_silencio_positivo>');
    const proces = await one(xml);
    expect(proces.value['lex-silencio-positivo']).toBe('Ja');
    expect(part(proces, 'resultaattypen')['vernietigingsgrondslag']).toEqual([{ naam: 'Resultaat 8.4 Selectielijst gemeenten en intergemeentelijke organen 2017' }]);
  });
});

describe('versions', () => {
  it('reads a newer one as the newest it knows, with a warning at its place', async () => {
    const { from, processen } = await all(exportXml({ versie: 'ICR1.6.1', processen: [bankje('B9001')] }));
    expect(processen).toHaveLength(1);
    expect(from.diagnostics).toEqual([expect.objectContaining({ code: 'ZS3103', severity: 'warning', place: expect.objectContaining({ file: 'export.xml', line: 3 }) as unknown })]);
  });

  it('refuses an older one, and what is no version', async () => {
    expect(await refusal(exportXml({ versie: 'ICR1.3.13' }))).toMatch(/^export\.xml:3:\d+ ZS3102 specificatieversie "ICR1\.3\.13" is older than ICR1\.4/);
    expect(await refusal(exportXml({ versie: 'versie 2' }))).toContain('ZS3102 specificatieversie "versie 2" is no version of ICR');
    expect(await refusal(exportXml({}).replace('ICR1.5.13', ''))).toContain('ZS3101');
  });

  it('says of a part of an export that it is one', async () => {
    expect(await refusal('<dsp>\n<resultaattypen><resultaattype id="MRT1"/></resultaattypen></dsp>')).toBe('export.xml:1 ZS3101 there is no preambule, so no specificatieversie; the file holds <resultaattypen>, which looks like a part of an export');
  });

  it('names sections it does not know, and a whole export without processen', async () => {
    const { from } = await all(exportXml({ extra: '<sjablonen><sjabloon/><sjabloon/></sjablonen>' }));
    expect(from.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual(['ZS3104 section <sjablonen> is not known; its 2 elements were not read', 'ZS3108 the export holds no processen']);
  });
});

describe('files that are no export', () => {
  const good = exportXml({ processen: [bankje('B9001'), bankje('B9002')] });

  it.each([
    ['another root', '<foo>\n<bar/></foo>', 'export.xml:1:1 ZS3022 the root is <foo>; expected <dsp>'],
    ['a file cut off in its last line', good.slice(0, -8), 'ZS3021 the file ends inside <dsp>, before </dsp>'],
    ['a file cut off in the middle', good.slice(0, good.length / 2), 'ZS3021 the file ends inside'],
    ['a DOCTYPE', good.replace('<dsp', '<!DOCTYPE dsp [<!ENTITY a "b">]>\n<dsp'), 'export.xml:2:1 ZS3024'],
    ['an empty file', '', 'ZS3021 the file holds no element'],
    ['bytes that are no text', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0x9c]), 'ZS30'],
  ])('%s is refused with its place', async (_name, content, expected) => {
    expect(await refusal(content)).toContain(expected);
  });

  it('a file that is not there, and a folder, are named as such', async () => {
    await expect(openExport(path.join(folder, 'nergens.xml'), { name: 'nergens.xml' })).rejects.toThrow('ZS3118 no such file');
    await expect(openExport(folder, { name: 'map' })).rejects.toThrow('ZS3118 it is a folder');
  });

  it('yields nothing of a cut-off file, not even the processen that were whole', async () => {
    const cut = `${exportXml({ processen: [bankje('B9001')] }).slice(0, -20)}${procesXml(bankje('B9002'))}`;
    await expect(all(cut)).rejects.toThrow(DiagnosticError);
  });
});
