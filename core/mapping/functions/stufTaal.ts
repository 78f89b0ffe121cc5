// Function stufTaal: a language as senders write it, as the three letters of ISO 639-2.
import { defineFunction, noArgs } from './define';
import { loose } from '../value';

const TABLE = 'stuf/taal';

export const stufTaal = defineFunction({
  name: 'stufTaal',
  summary: 'A language as three letters of ISO 639-2: two letters (`NL`), a tag (`nl-NL`) and Dutch names (`Nederlands`) by the table stuf/taal; three letters stay. What is none of these is reported, and und.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', maxLength: 3 },
  inverse: () => ({ name: 'text' }),
  examples: [
    { given: 'NL', reference: { [TABLE]: [{ key: 'nl', value: 'nld' }] }, expect: 'nld' },
    { given: 'nl-NL', reference: { [TABLE]: [{ key: 'nl', value: 'nld' }] }, expect: 'nld' },
    { given: 'Nederlands', reference: { [TABLE]: [{ key: 'nederlands', value: 'nld' }] }, expect: 'nld' },
    { given: 'dut', reference: { [TABLE]: [] }, expect: 'dut' },
    { given: 'Klingon', reference: { [TABLE]: [] }, expect: 'und', report: 'ZS2112' },
  ],
  run: (value, _args, ctx) => {
    const said = loose(String(value));
    const rows = ctx.reference(TABLE);
    const found = rows.find('key', said)[0] ?? rows.find('key', said.split(/[-_]/)[0] ?? said)[0];
    if (found) return String(found['value']);
    if (/^[a-z]{3}$/.test(said)) return said;
    ctx.report({ code: 'ZS2112', message: `taal ${ctx.quote(value)} is not a language of the table ${TABLE}; took und` });
    return 'und';
  },
});
