// Cases beside a mapping hold or fail for the right reason.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Shape } from '../model/shapes';
import { runCases, type CaseResult } from './cases';
import { loadMappings } from './load';

const text = { type: 'string' } as const;
const SHAPES: Shape[] = [
  { name: 'a', schema: { type: 'object', required: ['code'], additionalProperties: false, properties: { code: text, naam: text, dag: text } } },
  { name: 'b', schema: { type: 'object', required: ['id'], additionalProperties: false, properties: { id: text, omschrijving: text, datum: text, lijst: { type: 'array', items: text } } } },
];
const MAPPING = 'from: a\nto: b\nrules:\n  id: { from: code }\n  omschrijving: { from: naam, via: trim, else: omit }\n  datum: { from: dag, via: date, else: omit }\n';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cases-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function run(cases: string, files: Record<string, string> = {}): CaseResult[] {
  for (const [name, content] of Object.entries({ 'm.yaml': MAPPING, 'm.test.yaml': cases, ...files })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return runCases(folder, loadMappings(folder, SHAPES));
}
const told = (results: CaseResult[]): string[] => results.flatMap(({ diagnostics }) => diagnostics.map(({ code, message, place }) => `${place?.line}:${place?.col} ${code} ${message}`));

test('a case holds when the fields it names are as it says, and `omit` fields are not there', () => {
  const results = run('- name: een\n  given: { code: 0363, naam: " n " }\n  expect: { id: 0363, omschrijving: n, datum: omit }\n  unmapped: []\n- given: { code: x, dag: gisteren }\n  refuse: is not a date\n');
  expect(told(results)).toEqual([]);
  expect(results.map(({ name, mapping }) => `${mapping} ${name}`)).toEqual(['m een', 'm case 2']);
});

test('a case fails on what differs, what is refused without being expected, and what is not refused', () => {
  expect(told(run(`- name: anders
  given: { code: x, naam: n, nieuw: y }
  expect: { id: z, datum: d, omschrijving: omit }
  unmapped: []
- name: geweigerd
  given: { code: x, dag: gisteren }
  expect: { id: x }
- name: niet geweigerd
  given: { code: x }
  refuse: ZS2101
- name: precies
  given: { code: x, naam: n }
  exactly: { id: x }
`))).toEqual([
    '3:3 ZS2031 "anders": id is "x", expected "z"',
    '3:3 ZS2031 "anders": datum is left out, expected "d"',
    '3:3 ZS2031 "anders": omschrijving is "n", expected it to be left out',
    '4:3 ZS2031 "anders": unmapped is nieuw, expected nothing',
    '5:3 ZS2031 "geweigerd": refuses: ZS2101 datum date: "gisteren" is not a date',
    '10:3 ZS2031 "niet geweigerd": does not refuse with "ZS2101"; it refuses nothing',
    '13:3 ZS2031 "precies": omschrijving is "n", expected nothing',
  ]);
});

test('given and expect may be files of the cases folder', () => {
  expect(told(run('- given: cases/een.json\n  expect: cases/een.yaml\n- given: cases/twee.json\n  expect: {}\n', { 'cases/een.json': '{"code":"1"}', 'cases/een.yaml': 'id: "1"\n' }))).toEqual([
    '3:10 ZS2030 given names the file cases/twee.json, which is not there',
  ]);
});

test('a case that expects nothing, has unknown words or no mapping beside it is told', () => {
  expect(told(run('- given: { code: x }\n- give: {}\n  expect: {}\n'))).toEqual([
    '1:3 ZS2030 a case expects something: expect, exactly, refuse, report, unmapped or roundtrip',
    '2:3 ZS2011 unknown word "give"',
    '2:3 ZS2030 a case needs given',
  ]);
  expect(told(run('[]', { 'x.test.yaml': '- given: {}\n  expect: {}\n' }))).toEqual([
    '1:1 ZS2030 a test file is a list of cases, or { settings, cases }',
    '1:1 ZS2030 there is no sound mapping "x" beside this file',
  ]);
});

test('a round trip tells which fields do not come back', () => {
  const both = { 'm.yaml': `${MAPPING}back: { naam: omit }\n` };
  expect(told(run('- given: { code: x, dag: "20260701" }\n  roundtrip: true\n', both))).toEqual([]);
  expect(told(run('- given: { code: x, naam: n }\n  roundtrip: [naam]\n- given: { code: x, naam: n }\n  roundtrip: true\n', both))).toEqual([
    '4:3 ZS2031 "case 2": naam goes there as "n" and comes back as nothing',
  ]);
});
