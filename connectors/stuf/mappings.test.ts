// Every field of the raw shapes of StUF goes into the model and comes back the same; what does not is named here, with its reason.
import path from 'node:path';
import { loadMappings } from '../../core/mapping/load';
import type { Mapping } from '../../core/mapping/types';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { MODEL_SHAPES, type Shape } from '../../core/model/shapes';
import { renderDiagnostics } from '../../core/diagnostics/render';
import { CONNECTORS } from '../registry';
import { STUF_BESLUIT, STUF_INFORMATIEOBJECT, STUF_SHAPES, STUF_ZAAK } from './shapes';
import { everyField } from './testing/every-field';

const others = [...CONNECTORS.values()].flatMap((connector) => connector.shapes).filter(({ name }) => !name.startsWith('stuf.'));
const loaded = loadMappings(path.resolve(__dirname, '../../mappings'), [...MODEL_SHAPES, ...STUF_SHAPES, ...others]);

function mappingOf(name: string): Mapping {
  const mapping = loaded.mappings.get(name);
  if (!mapping) throw new Error(`there is no sound mapping ${name}: ${renderDiagnostics(loaded.diagnostics)}`);
  return mapping;
}

const settings: JsonObject = { archiefnominatie: 'blijvend_bewaren', extraElementen: { 'extra extraElementen': 'eigenschappen.extra' } };

/** Every leaf with its path; places in lists are counted. */
function leaves(value: Json | undefined, at = ''): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${at}[${index}]`));
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${at === '' ? '' : `${at}.`}${/\./.test(name) ? `"${name}"` : name}`));
  return value === undefined ? [] : [[at, value]];
}

const collapsed = (path: string): string => path.replace(/\[\d+\]/g, '[]');

/** What comes back other than it went, or not at all: paths with places in lists collapsed, and the values where it is another. */
function lostOf(mapping: Mapping, shape: Shape): readonly string[] {
  const value = everyField(shape.schema);
  const again = new Map(leaves(mapping.back?.run(mapping.run(value, { settings }).value, { settings }).value));
  return [...new Set(leaves(value).flatMap(([path, from]) => (again.get(path) === from ? [] : [`${collapsed(path)}${again.has(path) ? ` came back as ${JSON.stringify(again.get(path))}` : ''}`])))].sort();
}

/** What does not come back, and why. `reported`: it is told as unmapped by its name; otherwise `unused` in the mapping says why. */
const NOT_BACK: readonly { readonly path: RegExp; readonly why: string; readonly reported: boolean }[] = [
  { path: /(^|\.)tijd(vakGeldigheid|stipRegistratie)\b/, why: 'the register keeps its own history', reported: false },
  { path: /(^|\.)extraElementen/, why: 'goes where the settings say, and is told by name where they say nothing', reported: true },
  { path: /^heeft(AlsDeelzaak|AlsHoofdzaak|BetrekkingOpAndere)\[\]\.gerelateerde\.(omschrijving|isVan)|^is(RelevantVoor|UitkomstVan)\[\]\.gerelateerde\.(omschrijving|isVan)/, why: 'of the other zaak', reported: false },
  { path: /^(heeft(AlsDeelzaak|AlsHoofdzaak|BetrekkingOpAndere|BetrekkingOp|Relevant)?|leidtTot|isRelevantVoor)\[\]\.tijdvakRelatie/, why: 'the model has no period for it', reported: true },
  { path: /^heeftAls\w+\[\]\.(code|omschrijving)$/, why: 'roltypen of the catalogue are known by the element, or by omschrijving of heeftAlsOverigBetrokkene', reported: true },
  { path: /heeftAlsAanspreekpunt\[\]\.gerelateerde\.identificatie$/, why: 'contactpersoonRol has none', reported: true },
  { path: /^heeft\[\]\.gerelateerde\.("zkt\.\w+"|code|ingangsdatumObject)$/, why: 'the statustype is known by volgnummer and omschrijving', reported: false },
  { path: /^heeft\[\]\.heeftRelevant/, why: 'the model does not tie documents to statuses', reported: true },
  { path: /^heeft\[\]\.isGezetDoor\[\]\.rolomschrijvingGeneriek$/, why: 'the roltype says it', reported: true },
  { path: /^(heeft\[\]\.isGezetDoor|isVan)\[\]\.@plaats/, why: 'there is one at most', reported: false },
  { path: /^heeftRelevant\[\]\."st[at]\./, why: 'the link of a document has no status in the model', reported: true },
  { path: /(^|\.)"(dct|bst)\.(categorie|omschrijvingGeneriek|publicatie\w+|reactietermijn)"$/, why: 'of the type', reported: false },
  { path: /^isVastgelegdIn\[\]\.gerelateerde\.("dct\.omschrijving"|titel)$/, why: 'of the document', reported: false },
  { path: /^isVastgelegdIn\[\]\.gerelateerde\.(?!"dct\.omschrijving"|titel)/, why: 'only in answers, and of the document', reported: true },
  { path: /^(kanVastleggingZijnVan|maaktDeelUitVan)\[\]/, why: 'links that the besluit and the other document hold', reported: true },
];

const SHAPES = [['stuf/zaak', STUF_ZAAK], ['stuf/informatieobject', STUF_INFORMATIEOBJECT], ['stuf/besluit', STUF_BESLUIT]] as const;

describe.each(SHAPES)('%s, with every field filled once', (name, shape) => {
  const lost = lostOf(mappingOf(name), shape);

  test('comes back the same, but for what is named with its reason', () => {
    expect(lost.filter((path) => !NOT_BACK.some((one) => one.path.test(path)))).toEqual([]);
  });

  test('tells every element it has no rule for', () => {
    const value = everyField(shape.schema);
    const told = mappingOf(name).run(value, { settings }).unmapped.map(collapsed);
    const silent = lost.filter((path) => NOT_BACK.every((one) => !one.path.test(path) || one.reported) && !told.some((one) => path === one || path.startsWith(`${one}.`) || path.startsWith(`${one}[`) || (one.includes('extraElementen[') && path.startsWith(one.slice(0, one.indexOf('extraElementen['))) && path.includes('extraElementen'))));
    expect(silent).toEqual([]);
  });

  test('gives no finding of its own but the correspondence address', () => {
    const there = mappingOf(name).run(everyField(shape.schema), { settings });
    const back = mappingOf(name).back?.run(there.value, { settings });
    expect([...new Set([...there.diagnostics, ...(back?.diagnostics ?? [])].map(({ code }) => code))]).toEqual(name === 'stuf/zaak' ? ['ZS2113'] : []);
  });
});

test('every reason is needed', () => {
  const lost = SHAPES.flatMap(([name, shape]) => lostOf(mappingOf(name), shape));
  expect(NOT_BACK.filter(({ path }) => !lost.some((one) => path.test(one))).map(({ why }) => why)).toEqual([]);
});

test('a field without a rule is named, so that these tests can fail', () => {
  const shape = { name: 'stuf.besluit', schema: { ...STUF_BESLUIT.schema, properties: { ...STUF_BESLUIT.schema.properties, nieuw: { type: 'string' as const } } } };
  expect(lostOf(mappingOf('stuf/besluit'), shape)).toContain('nieuw');
  expect(mappingOf('stuf/besluit').run({ nieuw: 'x' }).unmapped).toEqual(['nieuw']);
});

test('the mappings of StUF pass their check without an error or a warning', () => {
  expect(renderDiagnostics(loaded.diagnostics.filter(({ severity, place }) => severity !== 'info' && place?.file.includes('stuf')))).toBe('');
});

test('nothing of a person appears in a finding', () => {
  const persoon = { 'inp.bsn': '999990019', geslachtsnaam: 'Jansen', geslachtsaanduiding: 'geheim-v', geboortedatum: '19701350', verblijfsadres: { 'aoa.huisnummer': 'twaalf-hoog' } };
  const { diagnostics, value } = mappingOf('stuf/zaak').run({ heeftAlsInitiator: [{ '@plaats': 'heeftAlsInitiator[0]', gerelateerde: { natuurlijkPersoon: persoon } }] });
  expect(diagnostics.map(({ code }) => code)).toEqual(['ZS2110', 'ZS2110', 'ZS2110']);
  expect(JSON.stringify(diagnostics)).not.toMatch(/999990019|Jansen|geheim-v|19701350|twaalf-hoog/);
  expect(value).toMatchObject({ rollen: [{ betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Jansen' } }] });
});
