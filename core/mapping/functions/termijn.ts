// Reads a number with a unit of time as an ISO 8601 duration.
import { z } from 'zod';
import { term } from '../../archive/term';
import type { Json } from '../../model/json';
import { field } from './inavigator/raw';
import { defineFunction, type FunctionContext } from './define';

/** The duration; undefined, reported, where it cannot be read. A unit without a number is no term. */
export function readTerm(value: Json, name: string, ctx: FunctionContext): string | undefined {
  const count = field(value, 'aantal');
  if (count === undefined) return undefined;
  const unit = field(value, 'eenheid') ?? '';
  const read = term(count, unit);
  if (!read) {
    ctx.report({ code: 'ZS3152', message: `${name}: ${ctx.quote(`${count} ${unit}`.trim())} is no term we can read` });
    return undefined;
  }
  if (!read.exact) ctx.report({ code: 'ZS3151', message: `${name}: ${count} ${unit} became ${read.duration}` });
  return read.duration;
}

export const termijn = defineFunction({
  name: 'termijn',
  summary: 'A number (`aantal`) and a Dutch unit (`eenheid`: Jaar, Maand, Week, Dag, Werkdag) as an ISO 8601 duration. Five working days are seven days, with a warning. The argument names the term in messages.',
  args: z.string({ error: 'takes the name of the term' }),
  takes: ['object'],
  mayMiss: true,
  gives: { type: 'string', format: 'duration' },
  examples: [
    { given: { aantal: '8', eenheid: 'Week' }, args: 'doorlooptijd', expect: 'P8W' },
    { given: { aantal: '5', eenheid: 'Werkdag' }, args: 'doorlooptijd', expect: 'P7D', report: 'ZS3151' },
    { given: { aantal: '5' }, args: 'doorlooptijd', report: 'ZS3152' },
    { given: { eenheid: 'Week' }, args: 'doorlooptijd' },
  ],
  run: (value, name, ctx) => readTerm(value, name, ctx),
});
