// The manual and the editor schemas say what the language does.
import { toValue } from '../diagnostics/yaml';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Ajv from 'ajv';
import type { JsonObject } from '../model/json';
import type { Shape } from '../model/shapes';
import { EXAMPLE } from './docs';
import { mappingSchema, tableSchema, testSchema } from './json-schema';
import { HEAD_NAMES, WORD_NAMES, WORDS } from './language';
import { loadMappings } from './load';
import { parseMapping } from './parse';
import { readYaml } from './yaml';

const tree = (text: string): JsonObject => {
  const { root, diagnostics } = readYaml(text, 'x.yaml');
  if (!root) throw new Error(diagnostics.map(({ message }) => message).join());
  return toValue(root) as JsonObject;
};

test('the language has eleven words', () => {
  expect(WORD_NAMES).toHaveLength(11);
  expect([...WORD_NAMES].sort()).toEqual('do each else from required table text value via when where'.split(' '));
});

test.each(Object.entries(WORDS))('the example of the word %s can be read', (_word, { example }) => {
  const { diagnostics } = parseMapping('m', `from: a\nto: b\nrules:\n  ${example}\n`, 'm.yaml');
  expect(diagnostics).toEqual([]);
});

test('the example of the manual passes its check and runs', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docs-'));
  fs.mkdirSync(path.join(folder, 'tables/mdto'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'zaak.yaml'), EXAMPLE);
  fs.writeFileSync(path.join(folder, 'tables/mdto/waardering.yaml'), 'entries: { blijvend_bewaren: B, vernietigen: V }\n');
  const text = { type: 'string' } as const;
  const shapes: Shape[] = [
    { name: 'zaak', schema: { type: 'object', required: ['identificatie'], properties: { identificatie: text, omschrijving: text, archiefnominatie: { enum: ['blijvend_bewaren', 'vernietigen'] }, rollen: { type: 'array', items: { type: 'object', properties: { betrokkeneType: text, betrokkene: { type: 'object', properties: { naam: text } } } } } } } },
    { name: 'mdto.informatieobject', schema: { type: 'object', required: ['naam', 'waardering'], properties: { naam: text, aggregatieniveau: text, waardering: { enum: ['B', 'V'] }, betrokkene: { type: 'array', items: { type: 'object', properties: { betrokkeneActor: text } } } } } },
  ];
  const { mappings, diagnostics } = loadMappings(folder, shapes);
  fs.rmSync(folder, { recursive: true });
  expect(diagnostics).toEqual([]);
  const rollen = [{ betrokkeneType: 'natuurlijk_persoon', betrokkene: { naam: 'Test Persoon' } }, { betrokkeneType: 'organisatorische_eenheid', betrokkene: { naam: 'Team Zand' } }];
  expect(mappings.get('zaak')?.run({ identificatie: 'Z-1', archiefnominatie: 'vernietigen', rollen })).toMatchObject({
    diagnostics: [],
    value: { naam: 'Zaak Z-1', aggregatieniveau: 'Dossier', waardering: 'V', betrokkene: [{ betrokkeneActor: 'Team Zand' }] },
    unmapped: ['rollen[0]'],
  });
});

describe('the schemas for editors', () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  const mapping = ajv.compile(mappingSchema());
  const tableFile = ajv.compile(tableSchema());
  const testFile = ajv.compile(testSchema());

  test('take what the language takes', () => {
    expect(mapping(tree(EXAMPLE))).toBe(true);
    expect(mapping(tree('extends: a\nunused: { x: why }\noverrides: [ { where: { a: [1, b], c: { exists: true } }, rules: { d: omit } } ]\nback:\nrules: { x: { from: { a: b }, via: [trim, { truncate: 3 }], else: { value: 1 } } }\n'))).toBe(true);
    expect(tableFile(tree('keys: loose\nentries: { a: 1 }\n'))).toBe(true);
    expect(testFile(tree('cases: [ { given: { a: 1 }, expect: { b: 2 }, refuse: [ZS2001] } ]\n'))).toBe(true);
  });

  test('refuse unknown words', () => {
    expect(mapping(tree('from: a\nto: b\nrules: { x: { form: y } }\n'))).toBe(false);
    expect(mapping(tree('from: a\nto: b\nrulez: {}\nrules: {}\n'))).toBe(false);
    expect(tableFile(tree('entry: {}\n'))).toBe(false);
    expect(testFile(tree('cases: [ { give: {} } ]\n'))).toBe(false);
  });

  test('know every word of a file and of a rule', () => {
    const spelled = JSON.stringify(mappingSchema());
    for (const word of [...HEAD_NAMES, ...WORD_NAMES]) expect(spelled).toContain(`"${word}":{"description"`);
  });
});
