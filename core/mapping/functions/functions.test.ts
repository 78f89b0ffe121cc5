// Every function of the language does what its examples say.
import fs from 'node:fs';
import path from 'node:path';
import { FUNCTIONS } from './index';
import { startRun } from '../state';
import { runExample } from './example';

describe.each(FUNCTIONS.map((one) => [one.name, one] as const))('the function %s', (_name, one) => {
  test.each(one.examples.map((example) => [JSON.stringify(example), example] as const))('holds its example %s', (_spelled, example) => {
    expect(runExample(one, example)).toBeNull();
  });

  test('has a summary and at least one example that gives something', () => {
    expect(one.summary).toMatch(/\.$/);
    expect(one.examples.some(({ expect: wanted }) => wanted !== undefined)).toBe(true);
  });

  test('names an inverse that exists, and what goes back and comes again is the same', () => {
    for (const example of one.examples.filter(({ expect: wanted, settings, reference }) => wanted !== undefined && settings === undefined && reference === undefined)) {
      const prepared = one.prepare(example.args);
      const inverse = prepared.ok ? prepared.call.inverse : null;
      if (inverse === null || example.expect === undefined) continue;
      const other = FUNCTIONS.find(({ name }) => name === inverse.name);
      const back = other?.prepare(inverse.args);
      if (!back?.ok || !prepared.ok) throw new Error(`${one.name}: there is no ${inverse.name} with these arguments`);
      const { context } = startRun({}, {}, new Map());
      const again = prepared.call.run(back.call.run(example.expect, context) ?? null, context);
      // A time may come back with another offset: the instant is what counts.
      const instant = (value: unknown): unknown => (typeof value === 'string' && /T.*(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : value);
      expect(instant(again)).toEqual(instant(example.expect));
    }
  });
});

test('an example that does not hold is told, so that these tests can fail', () => {
  const trim = FUNCTIONS.find(({ name }) => name === 'trim');
  expect(trim && runExample(trim, { given: ' a ', expect: 'b' })).toBe('trim(" a ") gives "a", not "b"');
  expect(trim && runExample(trim, { given: ' a ', refuse: 'ZS2101' })).toBe('trim(" a ") should refuse with ZS2101; it gives "a"');
});

test('every file of the folder that defines a function is listed', () => {
  const files = fs.readdirSync(__dirname).filter((file) => /^[a-zA-Z]+\.ts$/.test(file) && fs.readFileSync(path.join(__dirname, file), 'utf8').includes('= defineFunction'));
  expect(files.map((file) => path.basename(file, '.ts')).sort()).toEqual(FUNCTIONS.map(({ name }) => name).sort());
});
