// The mapping language as its writers meet it: a folder is loaded, and mappings run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { renderDiagnostic } from '../diagnostics/render';
import type { JsonObject } from '../model/json';
import type { Shape } from '../model/shapes';
import { flatten } from '../model/paths';
import { explainMapping } from './explain';
import { loadMappings, type Loaded } from './load';
import { roundTrip } from './roundtrip';
import type { Mapping } from './types';

const text = { type: 'string' } as const;

const BRON: Shape = {
  name: 'bron',
  schema: {
    type: 'object',
    required: ['code', 'status'],
    additionalProperties: false,
    properties: {
      code: text,
      naam: text,
      status: { type: 'string', enum: ['open', 'dicht'] },
      einddatum: { type: 'string', format: 'date' },
      bsn: { type: 'string', personal: true },
      termijn: { type: 'object', additionalProperties: false, properties: { aantal: text, eenheid: text } },
      '@id': text,
      persoon: { type: 'object', additionalProperties: false, properties: { 'inp.bsn': text, naam: text } },
      trefwoorden: { type: 'array', items: text },
      stappen: {
        type: 'array',
        items: { type: 'object', required: ['@id'], additionalProperties: false, properties: { '@id': text, naam: text, soort: text, delen: { type: 'array', items: { type: 'object', additionalProperties: false, properties: { kop: text } } } } },
      },
    },
  },
};
const DOEL: Shape = {
  name: 'doel',
  schema: {
    type: 'object',
    required: ['identificatie'],
    additionalProperties: false,
    properties: {
      identificatie: { type: 'string', maxLength: 10 },
      omschrijving: text,
      toestand: { type: 'string', enum: ['O', 'D'] },
      einddatum: { anyOf: [text, { type: 'null' }] },
      duur: text,
      bsn: { type: 'string', maxLength: 4 },
      adres: { type: 'object', required: ['plaats'], additionalProperties: false, properties: { plaats: text, straat: text } },
      woorden: { type: 'array', items: text },
      stappen: {
        type: 'array',
        items: { type: 'object', required: ['bron'], additionalProperties: false, properties: { bron: text, omschrijving: text, zaak: text, koppen: { type: 'array', items: { type: 'object', properties: { kop: text, stap: text, zaak: text } } } } },
      },
    },
  },
};
const SHAPES = [BRON, DOEL];
const HEAD = 'from: bron\nto: doel\nrules:\n  identificatie: { from: code }\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mappings-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
}
function load(files: Record<string, string>): Loaded {
  write(files);
  return loadMappings(folder, SHAPES);
}
/** Findings as `file:line:col code message | remedy`, without the folder. */
const told = ({ diagnostics }: Loaded): string[] =>
  diagnostics.map(({ place, code, message, remedy }) => `${path.relative(folder, place?.file ?? '')}:${place?.line}:${place?.col} ${code} ${message}${remedy.startsWith('did you') ? ` | ${remedy}` : ''}`);
const errors = (loaded: Loaded): string[] => told(loaded).filter((_, place) => loaded.diagnostics[place]?.severity === 'error');
function one(rules: string, files: Record<string, string> = {}): Mapping {
  const loaded = load({ ...files, 'm.yaml': `${HEAD}${rules}` });
  const mapping = loaded.mappings.get('m');
  if (!mapping) throw new Error(told(loaded).join('\n'));
  return mapping;
}
const given = { code: 'B1026', status: 'open' };
const codes = (mapped: { diagnostics: readonly { code: string; field?: string }[] }): string[] => mapped.diagnostics.map(({ code, field }) => `${code} ${field}`);

describe('a rule', () => {
  test('takes a value from a path, through functions and a table', () => {
    const mapping = one('  omschrijving: { from: naam, via: [trim, lower], else: omit }\n  toestand: { from: status, table: toestand }\n', {
      'tables/toestand.yaml': 'keys: loose\nentries: { Open: O, dicht: D }\n',
    });
    expect(mapping.run({ ...given, naam: ' Melding \n openbare  ruimte' })).toEqual({
      value: { identificatie: 'B1026', omschrijving: 'melding openbare ruimte', toestand: 'O' }, diagnostics: [], unmapped: [], rules: new Map(),
    });
  });

  test('reads codes as they are written: 0363 and 12 stay texts for a text field', () => {
    expect(one('  omschrijving: { value: 0363 }\n  duur: { value: 12 }\n').run(given).value).toEqual({ identificatie: 'B1026', omschrijving: '0363', duur: '12' });
  });

  test('reads names with a dot in quotes, attributes by @ and makes text of parts', () => {
    const mapping = one('  omschrijving: { text: "{{Zaak}} {@id} van {persoon.naam}", else: { value: onbekend } }\n  duur: { from: persoon."inp.bsn", else: omit }\n');
    expect(mapping.run({ ...given, '@id': '7', persoon: { 'inp.bsn': '1', naam: 'Test' } }).value).toMatchObject({ omschrijving: '{Zaak} 7 van Test', duur: '1' });
    expect(mapping.run({ ...given, '@id': '7' }).value).toEqual({ identificatie: 'B1026', omschrijving: 'onbekend' });
  });

  test('gives a function several paths by name, and the first that has a value of a list of paths', () => {
    const mapping = one('  duur: { from: { aantal: termijn.aantal, eenheid: termijn.eenheid }, via: duration, else: omit }\n  omschrijving: { from: [naam, code], via: first, required: true }\n');
    expect(mapping.run({ ...given, termijn: { aantal: '8', eenheid: 'Week' } }).value).toMatchObject({ duur: 'P8W', omschrijving: 'B1026' });
    expect(mapping.run({ ...given, naam: 'n' }).value).toEqual({ identificatie: 'B1026', omschrijving: 'n' });
  });

  test('goes through a list with each, filters it with where, and reaches what encloses it with ^', () => {
    const mapping = one(`  stappen:
    each: stappen
    where: { soort: [a, b] }
    do:
      bron: { from: "@id" }
      zaak: { from: ^.code }
      koppen: { each: delen, do: { kop: { from: kop, else: omit }, stap: { from: '^."@id"' }, zaak: { from: ^^.code } } }
`);
    const mapped = mapping.run({ ...given, stappen: [{ '@id': 'S1', soort: 'a', delen: [{ kop: 'x' }] }, { '@id': 'S2', soort: 'c' }] });
    expect(mapped.value['stappen']).toEqual([{ bron: 'S1', zaak: 'B1026', koppen: [{ kop: 'x', stap: 'S1', zaak: 'B1026' }] }]);
    expect(mapped.unmapped).toEqual(['stappen[S2]', 'status']);
  });

  test('takes a single object for a list of one, and nothing for an empty list', () => {
    const mapping = one('  stappen: { each: stappen, do: { bron: { from: "@id" } } }\n  woorden: { each: trefwoorden, do: { .: { from: ., via: lower, else: omit } }, else: omit }\n');
    expect(mapping.run({ ...given, stappen: { '@id': 'S1' }, trefwoorden: ['Afval', ''] }).value).toEqual({ identificatie: 'B1026', stappen: [{ bron: 'S1' }], woorden: ['afval'] });
    expect(mapping.run(given).value).toEqual({ identificatie: 'B1026', stappen: [] });
  });

  test('applies only when its predicate holds, and follows its else otherwise', () => {
    const mapping = one('  omschrijving: { value: open, when: { status: open }, else: { value: dicht } }\n');
    expect(mapping.run(given).value['omschrijving']).toBe('open');
    expect(mapping.run({ ...given, status: 'dicht' }).value['omschrijving']).toBe('dicht');
  });

  test('makes an object from the scope of another with from and do', () => {
    const mapping = one('  adres: { from: persoon, do: { plaats: { from: naam, required: true }, straat: { from: ^.naam, else: omit } }, else: omit }\n');
    expect(mapping.run({ ...given, naam: 's', persoon: { naam: 'Zandhoek' } }).value['adres']).toEqual({ plaats: 'Zandhoek', straat: 's' });
    expect(mapping.run(given).value).toEqual({ identificatie: 'B1026' });
  });

  test('gives settings of the sync, and refuses a setting that is not there', () => {
    const mapping = one('  omschrijving: { via: { setting: wie }, else: omit }\n');
    expect(mapping.run(given, { settings: { wie: 'Gemeente Zandhoek' } }).value['omschrijving']).toBe('Gemeente Zandhoek');
    expect(codes(mapping.run(given))).toEqual(['ZS2103 omschrijving']);
  });
});

describe('no value', () => {
  test('of a known kind is not the same as absent: geenWaarde reaches a field that can hold null, the others do not', () => {
    const mapping = one('  einddatum: { from: einddatum, else: omit }\n');
    expect(mapping.run({ ...given, einddatum: { '@noValue': 'geenWaarde' } }).value).toEqual({ identificatie: 'B1026', einddatum: null });
    expect(mapping.run({ ...given, einddatum: null }).value).toEqual({ identificatie: 'B1026', einddatum: null });
    expect(mapping.run({ ...given, einddatum: { '@noValue': 'waardeOnbekend' } }).value).toEqual({ identificatie: 'B1026' });
    expect(mapping.run(given).value).toEqual({ identificatie: 'B1026' });
  });

  test('can be asked for by kind', () => {
    const mapping = one('  omschrijving: { value: geen, when: { einddatum: { noValue: geenWaarde } }, else: { value: wel } }\n');
    expect(mapping.run({ ...given, einddatum: null }).value['omschrijving']).toBe('geen');
    expect(mapping.run(given).value['omschrijving']).toBe('wel');
  });
});

describe('findings of a run', () => {
  test('name subject and field, items by their bron', () => {
    const mapping = one('  stappen: { each: stappen, do: { omschrijving: { from: naam, required: true }, bron: { from: "@id" } } }\n');
    const { diagnostics } = mapping.run({ ...given, stappen: [{ '@id': 'S1' }] }, { subject: 'zaaktype/B1026' });
    expect(diagnostics).toMatchObject([{ code: 'ZS2001', severity: 'error', subject: 'zaaktype/B1026', field: 'stappen[S1].omschrijving', message: 'omschrijving is required and naam is empty' }]);
  });

  test('a table without an entry is an error, or a warning where an else is used', () => {
    const files = { 'tables/t.yaml': 'entries: { a: O }\n' };
    expect(one('  toestand: { from: naam, table: t, required: true }\n', files).run({ ...given, naam: 'zz' }).diagnostics).toMatchObject([{ code: 'ZS2003', severity: 'error', message: 'table "t" has no entry for "zz"' }]);
    const softly = one('  toestand: { from: naam, table: t, else: { value: D } }\n', files).run({ ...given, naam: 'zz' });
    expect(softly.value['toestand']).toBe('D');
    expect(softly.diagnostics).toMatchObject([{ code: 'ZS2003', severity: 'warning' }]);
  });

  test('a value that does not fit the target is refused, and a personal one is not told', () => {
    expect(one('').run({ ...given, code: 'B1026-with-more' }).diagnostics).toMatchObject([{ code: 'ZS2004', field: 'identificatie', message: '"B1026-with-more" is longer than 10 characters (15)' }]);
    const { diagnostics } = one('  bsn: { from: bsn, else: omit }\n').run({ ...given, bsn: '999990019' });
    expect(diagnostics.map(({ message }) => message)).toEqual(['the value (withheld: personal) is longer than 4 characters (9)']);
  });

  test('a nine-digit number that may be a BSN is masked wherever it stands', () => {
    expect(JSON.stringify(one('').run({ ...given, code: 'x 999990019' }).diagnostics)).not.toContain('999990019');
  });

  test('a refusal is not hidden by else', () => {
    const mapped = one('  duur: { from: naam, via: date, else: { value: x } }\n').run({ ...given, naam: 'gisteren' });
    expect(mapped.value).toEqual({ identificatie: 'B1026' });
    expect(mapped.diagnostics).toMatchObject([{ code: 'ZS2101', message: 'date: "gisteren" is not a date', field: 'duur' }]);
  });

  test('a name under ** is unmapped nowhere', () => {
    const loaded = load({ 'm.yaml': `unused: { status: always open, "**.@soort": what is done and not what is }\n${HEAD}  omschrijving: { from: persoon.naam, else: omit }\n` });
    expect(loaded.mappings.get('m')?.run({ ...given, persoon: { naam: 'T', '@soort': 'T', '@ander': 'x' }, '@soort': 'W' }).unmapped).toEqual(['persoon.@ander']);
  });

  test('an item that is no value is passed over, and a list of nothing else is no value itself', () => {
    const mapping = one('  stappen: { each: stappen, do: { bron: { from: "@id", required: true } }, else: { value: [{ bron: geen }] } }\n');
    const none = { '@noValue': 'geenWaarde', '@id': 'S0' };
    expect(mapping.run({ ...given, stappen: [none, { '@id': 'S1' }] })).toMatchObject({ value: { stappen: [{ bron: 'S1' }] }, diagnostics: [], unmapped: ['status'] });
    expect(mapping.run({ ...given, stappen: [none] })).toMatchObject({ value: { stappen: [{ bron: 'geen' }] }, diagnostics: [], unmapped: ['status'] });
  });

  test('every source element with content that no rule uses is unmapped; what is named as unused is not', () => {
    const value = { ...given, naam: '', termijn: { aantal: '1' }, nieuw: { iets: [{ a: 1 }] }, persoon: { naam: 'T' }, trefwoorden: [] };
    expect(one('').run(value).unmapped).toEqual(['nieuw', 'persoon', 'status', 'termijn']);
    const loaded = load({ 'm.yaml': `unused: { status: always open, persoon.naam: a person }\n${HEAD}` });
    expect(loaded.mappings.get('m')?.run(value).unmapped).toEqual(['nieuw', 'termijn']);
  });
});

describe('extends and overrides', () => {
  const base = `${HEAD}  omschrijving: { from: naam, else: omit }\n  stappen: { each: stappen, do: { bron: { from: "@id" }, omschrijving: { from: naam, else: omit } } }\n`;

  test('a mapping takes the rules of its base, except those it changes or drops, also inside an each', () => {
    const loaded = load({ 'b.yaml': base, 'c.yaml': 'extends: b\nrules:\n  omschrijving: omit\n  "stappen[].omschrijving": { value: vast }\n' });
    expect(told(loaded)).toEqual([expect.stringContaining('ZS2024') as string]);
    expect(loaded.mappings.get('c')?.run({ ...given, naam: 'n', stappen: [{ '@id': 'S1' }] }).value).toEqual({ identificatie: 'B1026', stappen: [{ bron: 'S1', omschrijving: 'vast' }] });
  });

  test('an override replaces rules for some sources only', () => {
    const mapping = load({ 'm.yaml': `${base}overrides:\n  - where: { code: [B1, B2] }\n    rules: { omschrijving: { value: bijzonder } }\n` }).mappings.get('m');
    expect(mapping?.run({ ...given, code: 'B2' }).value['omschrijving']).toBe('bijzonder');
    expect(mapping?.run({ ...given, naam: 'gewoon' }).value['omschrijving']).toBe('gewoon');
  });

  test('a circle, a base that is not there and a rule that changes nothing are told', () => {
    const loaded = load({ 'a.yaml': 'extends: b\nrules: {}\n', 'b.yaml': 'extends: a\nrules: {}\n', 'c.yaml': 'extends: bb/d\nrules: {}\n', 'd.yaml': `${HEAD}`, 'e.yaml': 'extends: d\nrules: { omschrijvin: omit }\n' });
    expect(errors(loaded)).toEqual([
      'a.yaml:1:10 ZS2026 b extends a extends b',
      'b.yaml:1:10 ZS2026 a extends b extends a',
      'c.yaml:1:10 ZS2025 unknown mapping "bb/d"',
      'e.yaml:2:10 ZS2035 d has no rule for "omschrijvin"',
    ]);
  });
});

describe('check', () => {
  test('tells every mistake of a file in one pass, with its place and what was probably meant', () => {
    const loaded = load({
      'tables/staat.yaml': 'entries: { open: O, dicht: X }\n',
      'tables/half.yaml': 'entries: { open: O }\n',
      'm.yaml': `from: bron
to: doel
rules:
  omschrijvng: { from: naam, else: omit }
  omschrijving: { from: nam, else: omit }
  toestand: { from: status, table: staat }
  duur: { form: naam }
  einddatum: { from: naam, via: trimm, else: omit }
  adres: { from: persoon, do: { straat: { from: naam } }, else: omit }
  woorden: { from: "trefwoorden[].x", else: omit }
  stappen: { each: stappen, do: { bron: { from: id, required: true }, omschrijving: { from: naam, via: { truncate: kort }, else: omit } } }
`,
    });
    expect(errors(loaded)).toEqual([
      'm.yaml:1:1 ZS2017 doel requires identificatie and no rule fills it',
      'm.yaml:4:3 ZS2016 doel has no field "omschrijvng" | did you mean "omschrijving"?',
      'm.yaml:5:25 ZS2015 bron has no field "nam" | did you mean "naam"?',
      'm.yaml:6:36 ZS2029 table "staat" gives "X", which doel.toestand does not know (O, D)',
      'm.yaml:7:9 ZS2012 a rule needs from, value, text, each, do or via',
      'm.yaml:7:9 ZS2018 doel.duur may have no value: what it reads may be missing, or a function or table may give nothing',
      'm.yaml:7:11 ZS2011 unknown word "form" | did you mean "from"?',
      'm.yaml:8:33 ZS2019 unknown function "trimm" | did you mean "trim"?',
      'm.yaml:9:10 ZS2017 doel.adres requires plaats and no rule fills it',
      'm.yaml:9:41 ZS2018 doel.adres.straat may have no value: naam may be missing in bron persoon',
      'm.yaml:10:20 ZS2015 bron: trefwoorden[] has no field "x"',
      'm.yaml:11:49 ZS2015 bron stappen[] has no field "id" | did you mean "@id"?',
      'm.yaml:11:106 ZS2020 truncate: Invalid input: expected number, received string',
    ]);
  });

  test('tells types, lists, tables and words that do not go together', () => {
    const loaded = load({
      'tables/half.yaml': 'entries: { open: O }\n',
      'm.yaml': `${HEAD}  omschrijving: { from: trefwoorden, else: omit }
  toestand: { from: status, table: half }
  woorden: { from: naam, value: x }
  duur: { from: status, required: true, else: omit }
  einddatum: { from: stappen.naam, else: omit }
  adres: { value: { plaats: x, land: y } }
  adres.straat: { value: x }
`,
    });
    expect(errors(loaded)).toEqual([
      'm.yaml:5:17 ZS2023 doel.omschrijving takes string; this gives array',
      'm.yaml:6:36 ZS2022 table "half" has no entry for "dicht"',
      'm.yaml:7:12 ZS2023 doel.woorden takes array; this gives string',
      'm.yaml:7:12 ZS2018 doel.woorden may have no value: naam may be missing in bron',
      'm.yaml:7:26 ZS2012 a rule has one source: from and value cannot stand together',
      'm.yaml:8:25 ZS2012 required and else cannot stand together: with an else nothing is missing',
      'm.yaml:9:22 ZS2015 bron: stappen is a list',
      'm.yaml:10:10 ZS2023 doel.adres has no field land, which this gives',
      'm.yaml:11:3 ZS2036 adres.straat is filled by the rule in line 10 too',
    ]);
  });

  test('tells files that are not YAML, unknown shapes and tables that are not well made', () => {
    expect(load({ 'a.yaml': 'rules:\n  woorden: { from: trefwoorden[].x }\n' }).diagnostics).toMatchObject([{ code: 'ZS2010', remedy: 'inside { } a path with [] must be quoted: "rollen[].naam"' }]);
    const loaded = load({ 'a.yaml': 'from: bron\n\tto: doel\n', 'b.yaml': 'from: bronn\nto: doel\nrules: {}\n', 'tables/t.yaml': 'keys: loose\nentries: { Ja: 1, ja: 2 }\n' });
    expect(errors(loaded)).toEqual([
      expect.stringContaining('a.yaml:2:1 ZS2010') as string,
      'b.yaml:1:7 ZS2013 unknown shape "bronn" | did you mean "bron"?',
      'tables/t.yaml:2:19 ZS2028 "Ja" and "ja" are the same key in a loose table',
    ]);
  });

  test('an error is shown with its line, a caret and what was probably meant', () => {
    const { diagnostics } = load({ 'm.yaml': `${HEAD}  omschrijving: { from: nam, else: omit }\n` });
    expect(renderDiagnostic(diagnostics.find(({ code }) => code === 'ZS2015') as Diagnostic).replace(`${folder}/`, '')).toBe(`m.yaml:5:25  error ZS2015  bron has no field "nam"
  5 |   omschrijving: { from: nam, else: omit }
    |                         ^^^ did you mean "naam"?`);
  });

  test('a mapping with an error is not handed out', () => {
    expect(load({ 'm.yaml': `${HEAD}  x: { value: 1 }\n` }).mappings.has('m')).toBe(false);
  });
});

describe('both ways', () => {
  const rules = '  omschrijving: { from: naam, else: omit }\n  toestand: { from: status, table: t }\n  einddatum: { from: einddatum, via: stufDate, else: omit }\n  stappen: { each: stappen, do: { bron: { from: "@id" }, omschrijving: { from: naam, else: omit } } }\n';
  const table = { 'tables/t.yaml': 'entries: { open: O, dicht: D }\n' };

  test('rules are turned around: tables read backwards, functions by their inverse, each by each', () => {
    const mapping = load({ ...table, 'm.yaml': `${HEAD.replace('{ from: code }', '{ from: code, via: { maxLength: 10 } }')}${rules}  duur: { text: "{naam}!", else: omit }\nback: { }\n` }).mappings.get('m');
    if (!mapping) throw new Error('not loaded');
    const value: JsonObject = { ...given, naam: 'n', einddatum: '2026-07-01', stappen: [{ '@id': 'S1', naam: 'een' }, { '@id': 'S2' }] };
    expect(mapping.run(value).value['einddatum']).toBe('20260701');
    expect(roundTrip(mapping, value)).toMatchObject({ back: value, lost: [], diagnostics: [] });
  });

  test('a required field that may be empty comes back empty, an optional one stays away', () => {
    const head = HEAD.replace('{ from: code }', '{ from: code, else: { value: "" } }');
    const mapping = load({ ...table, 'm.yaml': `${head}${rules.replace('naam, else: omit }\n  toestand', 'naam, else: { value: "" } }\n  toestand')}back: {}\n` }).mappings.get('m');
    if (!mapping) throw new Error('not loaded');
    const there = mapping.run({ ...given, code: '', naam: '' });
    expect([there.value['identificatie'], there.value['omschrijving']]).toEqual(['', '']);
    const back = mapping.back?.run(there.value);
    expect([back?.value['code'], back?.value['naam'], back?.diagnostics]).toEqual(['', undefined, []]);
  });

  test('a rule that cannot be turned around is told, until back says what to do', () => {
    const oneWay = `${HEAD}${rules}  duur: { text: "{termijn.aantal} dagen", else: omit }\n`;
    expect(errors(load({ ...table, 'm.yaml': `${oneWay}back: {}\n` }))).toEqual(['m.yaml:9:9 ZS2027 nothing fills termijn.aantal of bron on the way back: text cannot be read backwards']);
    expect(errors(load({ ...table, 'm.yaml': `${oneWay}back: { termijn.aantal: omit }\n` }))).toEqual([]);
  });
});

describe('explain', () => {
  test('says for each field, as flatten spells it, which rule and which source elements made it', () => {
    const mapping = one('  omschrijving: { from: naam, else: { text: "Zaak {code}" } }\n  adres.plaats: { from: persoon.naam, required: true }\n  stappen:\n    each: stappen\n    do:\n      bron: { from: "@id" }\n      zaak: { from: ^.code }\n  woorden: { each: trefwoorden, do: { .: { from: . } } }\n');
    const value = { ...given, persoon: { naam: 'Zandhoek' }, stappen: [{ '@id': 'S1' }], trefwoorden: ['a'] };
    const lines = explainMapping(mapping, value).map(({ path: field, origin }) => `${field} ${origin?.line}:${origin?.col} ${origin?.sources.join(' ')}`);
    expect(lines).toEqual([
      'identificatie 4:18 code',
      'omschrijving 5:37 code',
      'adres.plaats 6:17 persoon.naam',
      'stappen[S1].bron 10:13 stappen[S1].@id',
      'stappen[S1].zaak 11:13 code',
      'woorden 12:12 trefwoorden',
    ]);
    expect([...mapping.run(value, { explain: true }).rules.keys()]).toEqual([...flatten(mapping.run(value).value).keys()]);
  });
});

describe("a customer's own functions", () => {
  const file = (expectation: string): string => `module.exports = ({ defineFunction, noArgs }) => defineFunction({ name: 'kenmerk', summary: 'K.', args: noArgs, gives: { type: 'string' }, examples: [{ given: 'a', expect: '${expectation}' }], run: (value) => 'K-' + value });\n`;

  test('are loaded from a functions folder beside the mappings', () => {
    expect(one('  omschrijving: { from: status, via: kenmerk }\n', { 'functions/kenmerk.js': file('K-a') }).run(given).value['omschrijving']).toBe('K-open');
  });

  test('are refused when their examples fail or their name is taken', () => {
    const loaded = load({ 'functions/kenmerk.js': file('X-a'), 'functions/trim.js': "module.exports = ({ defineFunction, noArgs }) => defineFunction({ name: 'trim', summary: '.', args: noArgs, examples: [], run: (v) => v });\n", 'functions/leeg.js': 'module.exports = 3;\n' });
    expect(told(loaded)).toEqual([
      'functions/kenmerk.js:1:1 ZS2032 kenmerk("a") gives "K-a", not "X-a"',
      'functions/leeg.js:1:1 ZS2032 the file gives no function; export ({ defineFunction, noArgs, z }) => defineFunction({ … })',
      'functions/trim.js:1:1 ZS2032 "trim" exists already; choose another name',
    ]);
  });
});
