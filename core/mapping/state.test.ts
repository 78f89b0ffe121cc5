// What a run carries along is plain data: the speed of every mapping rests on that.
import { startRun } from './state';

test('a run and what functions see of it have fields only, no accessors', () => {
  const run = startRun({ a: 1 }, { settings: { b: 2 } }, new Map());
  const accessors = [run, run.context].flatMap((part) => Object.entries(Object.getOwnPropertyDescriptors(part)).filter(([, { get, set }]) => get ?? set).map(([name]) => name));
  expect(accessors).toEqual([]);
});

test('two runs have the same fields in the same order, whatever they were asked', () => {
  const [plain, asked] = [startRun({}, {}, new Map()), startRun({ a: 1 }, { explain: true, subject: 'zaaktype/B1', settings: { b: 2 } }, new Map())];
  expect(Object.keys(asked)).toEqual(Object.keys(plain));
  expect(Object.keys(asked.context)).toEqual(Object.keys(plain.context));
});
