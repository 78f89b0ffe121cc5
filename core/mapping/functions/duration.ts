// Function duration: a number and a unit as an ISO 8601 duration.
import { z } from 'zod';
import { isObject } from '../../model/json';
import { isMissing, loose } from '../value';
import { defineFunction } from './define';

/** Dutch units, singular and plural. A working day is not a day: the caller decides what it stands for. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['dag', 'D'], ['dagen', 'D'], ['kalenderdag', 'D'], ['kalenderdagen', 'D'], ['week', 'W'], ['weken', 'W'],
  ['maand', 'M'], ['maanden', 'M'], ['jaar', 'Y'], ['jaren', 'Y'],
]);

export const duration = defineFunction({
  name: 'duration',
  summary: 'Makes an ISO 8601 duration of `{ aantal, eenheid }` with a Dutch unit (dag, week, maand, jaar). `eenheid` as argument is the unit where the source gives none. Working days are refused: they have no ISO 8601 spelling.',
  args: z.strictObject({ eenheid: z.enum(['dag', 'week', 'maand', 'jaar']) }).optional(),
  takes: ['object', 'string', 'number', 'integer'],
  gives: { type: 'string', pattern: '^P\\d+[YMWD]$' },
  mayMiss: true,
  inverse: () => ({ name: 'durationParts' }),
  examples: [
    { given: { aantal: '8', eenheid: 'Week' }, expect: 'P8W' },
    { given: { aantal: 20, eenheid: 'Jaren' }, expect: 'P20Y' },
    { given: 6, args: { eenheid: 'maand' }, expect: 'P6M' },
    { given: { eenheid: 'Week' } },
    { given: { aantal: '5', eenheid: 'Werkdag' }, refuse: 'is not a unit' },
    { given: { aantal: '5' }, refuse: 'has no unit' },
    { given: { aantal: 'acht', eenheid: 'Week' }, refuse: 'is not a whole number' },
  ],
  run: (value, args, ctx) => {
    const amount = isObject(value) ? value['aantal'] : value;
    const unit = (isObject(value) ? value['eenheid'] : undefined) ?? args?.eenheid;
    if (isMissing(amount)) return undefined;
    if (!/^\d+$/.test(String(amount).trim())) ctx.refuse({ message: `${ctx.quote(amount)} is not a whole number` });
    if (isMissing(unit)) return ctx.refuse({ message: `${ctx.quote(amount)} has no unit` });
    const letter = UNITS.get(loose(String(unit)));
    return letter === undefined ? ctx.refuse({ message: `${ctx.quote(unit)} is not a unit of a duration` }) : `P${Number(amount)}${letter}`;
  },
});
