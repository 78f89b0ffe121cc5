// Function stufDatum: a date of StUF as a day; one that is known in part is told and left out.
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { textOf } from './stuf/raw';
import { leesDag } from './stuf/tijd';

export const stufDatum = defineFunction({
  name: 'stufDatum',
  summary: 'A date of StUF (`20260701`, with or without `indOnvolledigeDatum`) as YYYY-MM-DD. A date that is known in part (D, M, J) is reported and left out: its digits are made up. A day that does not exist is refused.',
  args: noArgs,
  takes: ['string', 'object'],
  gives: { type: 'string', format: 'date', maxLength: 10 },
  mayMiss: true,
  inverse: () => ({ name: 'stufDate' }),
  examples: [
    { given: '20260701', expect: '2026-07-01' },
    { given: { '#': '19700101', '@indOnvolledigeDatum': 'M' }, report: 'ZS2111' },
    { given: '20261350', refuse: 'is not a date' },
  ],
  run: (value, _args, ctx) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const indicatie = isObject(value) ? value['@indOnvolledigeDatum'] : undefined;
    const dag = leesDag(text, typeof indicatie === 'string' ? indicatie : undefined);
    if (dag === null) return ctx.refuse({ message: `${ctx.quote(text)} is not a date` });
    if (dag.bekend === 'V') return dag.iso;
    ctx.report({ code: 'ZS2111', message: 'this date is known in part only; it is left out' });
    return undefined;
  },
});
