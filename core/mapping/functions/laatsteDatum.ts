// Finds the latest date of many.
import type { Json } from '../../model/json';
import { defineFunction, noArgs } from './define';

const flat = (value: Json): string[] => (Array.isArray(value) ? value.flatMap(flat) : typeof value === 'string' ? [value] : []);

export const laatsteDatum = defineFunction({
  name: 'laatsteDatum',
  summary: 'The latest date among dates and moments, in lists of any depth, as YYYY-MM-DD; what is no date does not count.',
  args: noArgs,
  mayMiss: true,
  gives: { type: 'string', format: 'date' },
  examples: [
    { given: ['2020-07-06T12:50:31', ['2019-01-01T00:00:00', ['2021-02-03']]], expect: '2021-02-03' },
    { given: ['gisteren'] },
  ],
  run: (value) => flat(value).map((moment) => /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0]).filter((date) => date !== undefined).sort().at(-1),
});
