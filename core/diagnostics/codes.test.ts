// The table of codes, codes.md and the code that reports them say the same, each way.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CODES } from './codes';

const ROOT = join(__dirname, '..', '..');
const NAMED = /\bZS\d{4}\b/g;
// A comment that names a code does not report it.
const REPORTED = /(?<=['"`])ZS\d{4}(?=['"`])/g;

const sources = ['core', 'connectors']
  .flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !relative(ROOT, file).startsWith(join('core', 'diagnostics', 'codes')));

/** Code → a file that holds it. */
const found = (pattern: RegExp): ReadonlyMap<string, string> =>
  new Map(sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([code]): [string, string] => [code, relative(ROOT, file)])));

test('codes.md holds every code of the table, once, and no other', () => {
  const headings = [...readFileSync(join(__dirname, 'codes.md'), 'utf8').matchAll(/^### (ZS\d{4}):/gm)].map(([, code]) => code);
  expect([...headings].sort()).toEqual(Object.keys(CODES).sort());
  expect(new Set(headings).size).toBe(headings.length);
});

test('every code that is named anywhere is in the table', () => {
  expect([...found(NAMED)].filter(([code]) => !Object.hasOwn(CODES, code))).toEqual([]);
});

test('every code in the table is reported somewhere', () => {
  const reported = found(REPORTED);
  expect(Object.keys(CODES).filter((code) => !reported.has(code))).toEqual([]);
});

test.each(Object.entries(CODES))('%s has a title, a cause, a remedy, and an example that shows the code', (code, entry) => {
  for (const text of [entry.title, entry.cause, entry.remedy]) expect(text).toMatch(/\S{2}/);
  expect(entry.title).not.toMatch(/\.$/);
  expect(entry.example).toContain(`${code}  `);
});

test('codes stand in numeric order in the file of their range', () => {
  for (const file of readdirSync(join(__dirname, 'codes'))) {
    const codes = [...readFileSync(join(__dirname, 'codes', file), 'utf8').matchAll(/^ {2}(ZS\d{4}): \{/gm)].map(([, code]) => code);
    expect({ file, codes }).toEqual({ file, codes: [...codes].sort() });
  }
});
