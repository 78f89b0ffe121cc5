// Finds which of the sixteen generic results a resultaattype is.
import { RESULTAATTYPEOMSCHRIJVINGEN } from '../../archive/selectielijst';
import { isObject } from '../../model/json';
import { field, nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

const TABLE = 'inavigator/resultaattypeomschrijving';
const known = (name: string | undefined): string | undefined => RESULTAATTYPEOMSCHRIJVINGEN.find((generic) => generic.toLowerCase() === name?.toLowerCase());
const reference = { [TABLE]: [{ key: 'Verstrekt', value: 'Verleend' }, { key: 'Ingewilligd', value: 'Toegekend' }] };

export const resultaattypeomschrijving = defineFunction({
  name: 'resultaattypeomschrijving',
  summary: 'The generic result of an i-Navigator resultaattype: by its model name, else the name of its kind, else its own name; first as they are, then by the table of synonyms (inavigator/resultaattypeomschrijving). Onbekend, with a warning, where none is known. Looks at the whole item.',
  args: noArgs,
  onMissing: true,
  gives: { type: 'string' },
  examples: [
    { given: null, item: { naam: 'Niet verleend', 'naam-model': 'Geweigerd' }, reference, expect: 'Geweigerd' },
    { given: null, item: { naam: 'Gunstig', 'naam-model': 'Vergund', soort: { naam: 'Verleend' } }, reference, expect: 'Verleend' },
    { given: null, item: { naam: 'Uittreksel', 'naam-model': 'Verstrekt', soort: { naam: 'Verstrekt' } }, reference, expect: 'Verleend', report: 'ZS3141' },
    { given: null, item: { naam: 'Contract getekend', soort: { naam: 'Aangegaan' } }, reference, expect: 'Onbekend', report: 'ZS3140' },
  ],
  run: (_value, _args, ctx) => {
    const soort = isObject(ctx.item) ? field(ctx.item['soort'], 'naam') : undefined;
    const names = [field(ctx.item, 'naam-model'), soort, field(ctx.item, 'naam')].filter((name) => name !== undefined);
    const direct = names.map(known).find((name) => name !== undefined);
    if (direct !== undefined) return direct;
    const synonyms = ctx.reference(TABLE).rows;
    for (const name of names) {
      const row = synonyms.find((candidate) => field(candidate, 'key')?.toLowerCase() === name.toLowerCase());
      const generic = known(field(row, 'value'));
      if (generic === undefined) continue;
      ctx.report({ code: 'ZS3141', message: `resultaattype ${ctx.quote(nameOf(ctx.item))}: ${ctx.quote(name)} became ${ctx.quote(generic)}` });
      return generic;
    }
    ctx.report({ code: 'ZS3140', message: `resultaattype ${ctx.quote(nameOf(ctx.item))}: none of ${names.map((name) => ctx.quote(name)).join(', ') || 'its names'} is a generic result; it became "Onbekend"` });
    return 'Onbekend';
  },
});
