// From a file of i-Navigator to zaaktypen: the odd cases of real exports, each with invented content, and the real files where they are.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFile } from '../connectors/inavigator';
import { PROCES_SHAPE } from '../connectors/inavigator/shape';
import { bankje, exportXml, link, type Deel, type ExportSpec, type ProcesSpec } from '../connectors/inavigator/testing/export';
import { DiagnosticError, type Diagnostic } from '../core/diagnostics/diagnostic';
import { loadMappings } from '../core/mapping/load';
import type { JsonObject } from '../core/model/json';
import { MODEL_SHAPES } from '../core/model/shapes';
import { zaaktype as schema, type Zaaktype } from '../core/model/zaaktype';
import { material } from './support/material';

const mapping = loadMappings(path.resolve(__dirname, '../mappings'), [...MODEL_SHAPES, PROCES_SHAPE]).mappings.get('inavigator/zaaktype');
const folder = mkdtempSync(path.join(tmpdir(), 'inavigator-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signal = new AbortController().signal;

interface Read {
  readonly zaaktype: Zaaktype;
  readonly warnings: readonly Diagnostic[];
  readonly unmapped: readonly string[];
}

async function readAll(file: string, settings: JsonObject = {}): Promise<Read[]> {
  const read: Read[] = [];
  for await (const item of readFile(file, signal)) {
    if (item.item !== 'subject' || item.raw.state !== 'present' || !mapping) continue;
    const { value, diagnostics, unmapped } = mapping.run(item.raw.value, { settings, subject: `zaaktype/${item.id}` });
    // What does not fit the model is not a zaaktype, whatever the mapping says.
    read.push({ zaaktype: schema.parse(value), warnings: [...item.raw.diagnostics, ...diagnostics], unmapped });
  }
  return read;
}

async function read(proces: Partial<ProcesSpec>, settings: JsonObject = {}, spec: ExportSpec = {}): Promise<Read & { codes: string[] }> {
  const file = path.join(folder, 'export.xml');
  writeFileSync(file, exportXml({ ...spec, processen: [bankje('B9001', proces)] }));
  const [only] = await readAll(file, settings);
  if (!only) throw new Error('nothing was read');
  return { ...only, codes: only.warnings.map(({ code }) => code) };
}

const result = (id: string, velden: Deel['velden'], soort = 'MRS0000034'): Deel => ({ id, soort, velden: { naam: id, 'naam-model': 'Verleend', waardering: 'Vernietigen', bewaartermijn: '5', 'bewaartermijn-eenheid': 'Jaar', 'brondatum-archiefprocedure': 'Afgehandeld', ...velden } });
const without = (...names: string[]): ProcesSpec['velden'] => Object.fromEntries(Object.entries(bankje('B9001').velden ?? {}).map(([name, value]) => [name, names.includes(name) ? null : value]));

describe('a proces without oddities', () => {
  it('becomes a whole zaaktype without a warning and with nothing unmapped', async () => {
    const { zaaktype, warnings, unmapped } = await read({});
    expect({ warnings, unmapped }).toEqual({ warnings: [], unmapped: [] });
    expect(zaaktype).toMatchObject({
      identificatie: 'B9001', omschrijving: 'Bankje melding', omschrijvingGeneriek: 'Meubilair melding', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', indicatieInternOfExtern: 'extern',
      handelingInitiator: 'Melding', onderwerp: 'bankje', handelingBehandelaar: 'behandelen', doorlooptijd: 'P8W', servicenorm: 'P6W', opschortingEnAanhoudingMogelijk: true, verlengingMogelijk: false,
      trefwoorden: ['bankje', 'plein', 'park'], selectielijstProcestype: { jaar: 2020, nummer: 11 }, referentieproces: { naam: 'Behandelen melding', link: 'https://voorbeeld.example/schemas/B9001' },
      verantwoordelijke: 'Beheer', versiedatum: '2026-01-05', herkomst: { herkomst: 'Model', exportprofiel: 'Zaakgericht werken; TEST', registers: 'Basisregistratie personen' },
    });
    expect(zaaktype.statustypen.map(({ bron, volgnummer, isEindstatus, informeren }) => [bron, volgnummer, isEindstatus, informeren])).toEqual([['B9001-MST1', 1, false, true], ['B9001-MST3', 2, false, false], ['B9001-MST2', 3, true, false]]);
    expect(zaaktype.resultaattypen).toEqual([{
      bron: 'B9001-MRT1', omschrijving: 'Geweigerd', resultaattypeomschrijving: 'Geweigerd', selectielijst: { jaar: 2020, nummer: '11.2', procestype: 11 }, archiefnominatie: 'vernietigen',
      archiefactietermijn: 'P5Y', brondatumArchiefprocedure: { afleidingswijze: 'afgehandeld' },
    }]);
    expect(zaaktype.roltypen.map(({ omschrijving, omschrijvingGeneriek }) => [omschrijving, omschrijvingGeneriek])).toEqual([['Melder', 'initiator'], ['Behandelaar', 'behandelaar']]);
    expect(zaaktype.informatieobjecttypen).toEqual([
      expect.objectContaining({ omschrijving: 'Melding', richting: 'inkomend', volgnummer: 1, informatieobjectcategorie: 'Aanvraag' }), expect.objectContaining({ omschrijving: 'Antwoord', richting: 'uitgaand', volgnummer: 2 }),
    ]);
  });
});

describe('the selectielijst', () => {
  it('is followed by the configured year where the two years point to different numbers', async () => {
    const odd = [result('Vastgesteld', { vernietigingsgrondslag: [link(2017, '19.1'), link(2020, '11.1.17')], waardering: 'Bewaren', bewaartermijn: null, 'bewaartermijn-eenheid': null, 'brondatum-archiefprocedure': null, toelichting: 'Van historisch belang.' })];
    const { zaaktype, codes } = await read({ resultaattypen: odd });
    expect(zaaktype.resultaattypen[0]).toMatchObject({ selectielijst: { jaar: 2020, nummer: '11.1.17', procestype: 11 }, archiefnominatie: 'blijvend_bewaren', archiefactietermijn: null, brondatumArchiefprocedure: null });
    expect(codes).toEqual([]);
    expect((await read({ resultaattypen: odd }, { selectielijstjaar: 2017 })).zaaktype.resultaattypen[0]?.selectielijst).toEqual({ jaar: 2017, nummer: '19.1', procestype: 19 });
  });

  it('is read from a remark where there is no reference, and a contradiction with its class is reported', async () => {
    const { zaaktype, codes } = await read({ resultaattypen: [result('Verleend', { opmerking: '11.1, einddatum vergunning', bewaartermijn: '1' }), result('Geweigerd', { opmerking: '11.2' })] });
    expect(zaaktype.resultaattypen.map(({ selectielijst }) => selectielijst?.nummer)).toEqual(['11.1', '11.2']);
    expect(codes).toEqual(['ZS3128', 'ZS3133', 'ZS3128']);
  });

  it('takes no number out of prose', async () => {
    const { zaaktype, codes } = await read({ resultaattypen: [result('Verleend', { toelichting: 'Vervalt, tenzij verlengd, na 2.5 jaar' })] });
    expect(zaaktype.resultaattypen[0]?.selectielijst).toBeNull();
    expect(codes).toEqual(['ZS3125']);
  });

  it('gives the procestype by majority, and names the one result that cannot be linked', async () => {
    const twelve = ['12.1', '12.2'].map((nummer) => result(`r${nummer}`, { vernietigingsgrondslag: [link(2020, nummer)] }));
    const { zaaktype, warnings } = await read({ resultaattypen: [result('vreemd', { vernietigingsgrondslag: [link(2020, '11.2')] }), ...twelve] });
    expect(zaaktype.selectielijstProcestype).toEqual({ jaar: 2020, nummer: 12 });
    expect(warnings.filter(({ code }) => code === 'ZS3131').map(({ message }) => message)).toEqual(['resultaattype "vreemd" is 11.2, of procestype 11; the zaaktype has procestype 12']);
  });

  it('leaves a tie to a person, whose choice the settings hold', async () => {
    const tie = [result('a', { vernietigingsgrondslag: [link(2020, '11.2')] }), result('b', { vernietigingsgrondslag: [link(2020, '8.2')] })];
    const open = await read({ resultaattypen: tie });
    expect(open.zaaktype.selectielijstProcestype).toBeNull();
    expect(open.codes).toContain('ZS3130');
    expect((await read({ resultaattypen: tie }, { procestype: { B9001: 8 } })).zaaktype.selectielijstProcestype).toEqual({ jaar: 2020, nummer: 8 });
  });

  it('is compared by meaning; what deviates is named with its motivation', async () => {
    const six = result('Afgebroken', { vernietigingsgrondslag: [link(2020, '8.4.1')], bewaartermijn: '6', 'bewaartermijn-eenheid': 'Week' });
    expect((await read({ resultaattypen: [six] })).codes).toEqual([]);
    const seven = result('Geweigerd', { vernietigingsgrondslag: [link(2020, '11.2')], bewaartermijn: '7', toelichting: 'Zo besloten door de raad.' });
    const { zaaktype, warnings } = await read({ resultaattypen: [seven] });
    expect(warnings).toEqual([expect.objectContaining({ code: 'ZS3132', message: expect.stringContaining('Zo besloten door de raad.') as string, field: expect.stringContaining('archiefactietermijn') as string })]);
    expect(zaaktype.resultaattypen[0]?.motivering).toBe('Zo besloten door de raad.');
  });

  it('reads event and register of another date from the toelichting', async () => {
    const { zaaktype, codes } = await read({ resultaattypen: [result('Verleend', { vernietigingsgrondslag: [link(2020, '11.1')], bewaartermijn: '1', 'brondatum-archiefprocedure': 'Ander datumkenmerk', toelichting: "Ander datumkenmerk: na einde gebruik\n      in registratie 'Bankjes en banken'" })] });
    expect(zaaktype.resultaattypen[0]?.brondatumArchiefprocedure).toEqual({ afleidingswijze: 'ander_datumkenmerk', datumkenmerk: 'na einde gebruik', objecttype: 'overige', registratie: 'Bankjes en banken' });
    expect(codes).toEqual([]);
  });
});

describe('terms and levels', () => {
  it('allow a concept where no term is given, and say that publication is blocked', async () => {
    const { zaaktype, codes } = await read({ velden: without('wettelijke-afdoeningstermijn', 'wettelijke-afdoeningstermijn-eenheid', 'afdoeningstermijn', 'afdoeningstermijn-eenheid') });
    expect(zaaktype.doorlooptijd).toBeNull();
    expect(zaaktype.servicenorm).toBeUndefined();
    expect(codes).toEqual(['ZS3150']);
  });

  it('turn working days into calendar days, with a warning', async () => {
    const { zaaktype, codes } = await read({ velden: { ...bankje('B9001').velden, 'wettelijke-afdoeningstermijn': '5', 'wettelijke-afdoeningstermijn-eenheid': 'Werkdag', afdoeningstermijn: null } });
    expect(zaaktype.doorlooptijd).toBe('P7D');
    expect(codes).toEqual(['ZS3151']);
  });

  it('take the term of verdaging from either field', async () => {
    const { zaaktype } = await read({ velden: { ...bankje('B9001').velden, verdagingstermijn: '6', 'verdagingstermijn-eenheid': 'Week', 'wettelijke-verdagingstermijn': null } });
    expect(zaaktype).toMatchObject({ verlengingMogelijk: true, verlengingstermijn: 'P6W' });
  });

  it('are never openbaar because nothing was said', async () => {
    const { zaaktype, codes } = await read({ velden: without('vertrouwelijkheid') });
    expect(zaaktype.vertrouwelijkheidaanduiding).toBe('zaakvertrouwelijk');
    expect(codes).toEqual(['ZS3146']);
  });
});

describe('statuses, roles and documents', () => {
  it('ask which of two closing statuses is the end', async () => {
    const two = [...(bankje('B9001').statustypen ?? []), { id: 'MST9', volgnummer: 8, soort: 'MSS0000005', velden: { naam: 'Ingetrokken', zichtbaarheid: 'Intern' } }];
    const open = await read({ statustypen: two });
    expect(open.zaaktype.statustypen.at(-1)).toMatchObject({ omschrijving: 'Afgehandeld', isEindstatus: true });
    expect(open.zaaktype.statustypen.filter(({ isEindstatus }) => isEindstatus)).toHaveLength(1);
    expect(open.codes).toEqual(['ZS3121']);
    expect((await read({ statustypen: two }, { eindstatus: { B9001: 'MST9' } })).zaaktype.statustypen.at(-1)?.omschrijving).toBe('Ingetrokken');
  });

  it('allow a concept without statuses, roles and documents', async () => {
    const { zaaktype, codes } = await read({ statustypen: [], roltypen: [], documenttypen: [] });
    expect(zaaktype).toMatchObject({ statustypen: [], informatieobjecttypen: [], roltypen: [{ omschrijvingGeneriek: 'initiator' }, { omschrijvingGeneriek: 'behandelaar' }] });
    expect(codes.sort()).toEqual(['ZS3123', 'ZS3142']);
  });

  it('keep one document name with two directions as two relations, and split one that goes both ways', async () => {
    const { zaaktype, codes } = await read({ documenttypen: [{ id: 'BE1', volgnummer: 3, velden: { naam: 'Overeenkomst', type: 'Inkomend' } }, { id: 'BE2', volgnummer: 4, velden: { naam: 'Overeenkomst', type: 'Uitgaand' } }, { id: 'BE3', volgnummer: 5, velden: { naam: 'Brief', type: 'In/uitgaand' } }] });
    expect(zaaktype.informatieobjecttypen.map(({ bron, richting, volgnummer }) => [bron, richting, volgnummer])).toEqual([['BE1', 'inkomend', 3], ['BE2', 'uitgaand', 4], ['BE3', 'inkomend', 5], ['BE3~uitgaand', 'uitgaand', 6]]);
    expect(codes).toEqual(['ZS3144']);
  });

  it('keep names longer than a target takes whole: shortening them is the work of the target', async () => {
    const names = ['Aanvaard bankjesactiviteit met voorschriften', 'Aanvaard bankjesactiviteit zonder voorschriften'];
    const { zaaktype } = await read({ resultaattypen: names.map((naam, at) => result(`MRT${at}`, { naam, vernietigingsgrondslag: [link(2020, '11.2')] })) });
    expect(zaaktype.resultaattypen.map(({ omschrijving }) => omschrijving)).toEqual(names);
  });

  it('name what the export says and nothing reads', async () => {
    const { unmapped } = await read({ extra: '<zaakeigenschappen><zaakeigenschap id="ME1"><velden><naam>Kleur</naam></velden></zaakeigenschap></zaakeigenschappen><duurzaamheid>7</duurzaamheid>' });
    expect(unmapped.some((one) => one.startsWith('zaakeigenschappen'))).toBe(true);
    expect(unmapped).toContain('duurzaamheid');
  });
});

describe('ICR1.4', () => {
  it('gives a zaaktype too, with the reference read from the text', async () => {
    const { zaaktype, codes } = await read({ resultaattypen: [result('Afgebroken', { vernietigingsgrondslag: [{ NAAM: link(2017, '8.4').NAAM ?? '' }], bewaartermijn: '1' })] }, {}, { versie: 'ICR1.4.10' });
    expect(zaaktype.resultaattypen[0]?.selectielijst).toEqual({ jaar: 2017, nummer: '8.4', procestype: 8 });
    expect(codes).toEqual(expect.arrayContaining(['ZS3126', 'ZS3142']));
  });
});

const MATERIAL = path.resolve(__dirname, '../../shared/material/inavigator');
const real = material(MATERIAL);
real.describe('the real files', () => {
  it('give three zaaktypen that end on the Afrondingsfase and agree with the selectielijst', async () => {
    const found = await readAll(path.join(MATERIAL, 'example.xml'));
    expect(found.map(({ zaaktype }) => zaaktype.identificatie)).toEqual(['B1796', 'B1799', 'B1801']);
    for (const { zaaktype, warnings, unmapped } of found) {
      expect(zaaktype.statustypen.at(-1)).toMatchObject({ procesfase: 'afronding', isEindstatus: true });
      expect(zaaktype.resultaattypen.map(({ selectielijst }) => [selectielijst?.jaar, selectielijst?.procestype])).toEqual(zaaktype.resultaattypen.map(() => [2020, zaaktype.selectielijstProcestype?.nummer]));
      expect(zaaktype.resultaattypen.every(({ brondatumArchiefprocedure }) => brondatumArchiefprocedure?.afleidingswijze === 'afgehandeld')).toBe(true);
      expect(warnings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(unmapped).toEqual([]);
    }
    expect(found.flatMap(({ zaaktype }) => zaaktype.statustypen)).toHaveLength(21);
    expect(found.flatMap(({ zaaktype }) => zaaktype.resultaattypen)).toHaveLength(9);
  });

  it.each(real.there ? readdirSync(MATERIAL).filter((name) => /invalid|part/.test(name)) : [])('%s is refused, with its place', async (name) => {
    const thrown = await readAll(path.join(MATERIAL, name)).then(() => null, (error: unknown) => error);
    if (!(thrown instanceof DiagnosticError)) throw new Error(`${name} was accepted`);
    expect(thrown.diagnostics[0]?.place?.line).toBeGreaterThan(0);
    expect(thrown.diagnostics[0]?.remedy).toMatch(/\.$/);
  });
});
