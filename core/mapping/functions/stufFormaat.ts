// Function stufFormaat: what senders put in formaat as a media type.
import { defineFunction, noArgs } from './define';
import { loose } from '../value';

const TABLE = 'stuf/formaat';

export const stufFormaat = defineFunction({
  name: 'stufFormaat',
  summary: 'A media type stays as it is, in lower case; an extension (`pdf`, `.PDF`) is looked up in the table stuf/formaat. What is neither is reported and kept as written.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string' },
  inverse: () => ({ name: 'text' }),
  examples: [
    { given: 'PDF', reference: { [TABLE]: [{ key: 'pdf', value: 'application/pdf' }] }, expect: 'application/pdf' },
    { given: 'Application/PDF', reference: { [TABLE]: [] }, expect: 'application/pdf' },
    { given: 'blauw', reference: { [TABLE]: [] }, expect: 'blauw', report: 'ZS2112' },
  ],
  run: (value, _args, ctx) => {
    const said = loose(String(value));
    if (said.includes('/')) return said;
    const found = ctx.reference(TABLE).find('key', said.replace(/^\./, ''))[0]?.['value'];
    if (found === undefined) ctx.report({ code: 'ZS2112', message: `formaat ${ctx.quote(value)} is neither a media type nor in the table ${TABLE}` });
    return found ?? value;
  },
});
