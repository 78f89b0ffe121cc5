// Function durationParts: an ISO 8601 duration as a number and a Dutch unit.
import { defineFunction, noArgs } from './define';

const UNITS: Readonly<Record<string, string>> = { Y: 'Jaar', M: 'Maand', W: 'Week', D: 'Dag' };

export const durationParts = defineFunction({
  name: 'durationParts',
  summary: 'Takes an ISO 8601 duration of one unit apart into `{ aantal, eenheid }`.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'object', properties: { aantal: { type: 'integer' }, eenheid: { type: 'string', enum: Object.values(UNITS) } }, required: ['aantal', 'eenheid'] },
  inverse: () => ({ name: 'duration' }),
  examples: [
    { given: 'P8W', expect: { aantal: 8, eenheid: 'Week' } },
    { given: 'P1Y6M', refuse: 'more than one unit' },
  ],
  run: (value, _args, ctx) => {
    const match = /^P(\d+)([YMWD])$/.exec(String(value));
    if (!match) return ctx.refuse({ message: `${ctx.quote(value)} is no duration, or one of more than one unit` });
    return { aantal: Number(match[1]), eenheid: UNITS[match[2] as string] as string };
  },
});
