// Looks at the resultaattypen of a zaaktype together: there must be one, and their names must differ.
import { isObject, type Json } from '../../model/json';
import { field } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

export const resultaattypen = defineFunction({
  name: 'resultaattypen',
  summary: 'Reports that a zaaktype has no resultaattypen, or two of one name; changes nothing.',
  args: noArgs,
  takes: ['array'],
  onMissing: true,
  gives: (given) => given,
  examples: [
    { given: [{ omschrijving: 'Verleend' }], expect: [{ omschrijving: 'Verleend' }] },
    { given: [{ omschrijving: 'Verleend' }, { omschrijving: 'verleend' }], expect: [{ omschrijving: 'Verleend' }, { omschrijving: 'verleend' }], report: 'ZS3159' },
    { given: [], expect: [], report: 'ZS3123' },
  ],
  run: (value, _args, ctx) => {
    const list: Json[] = Array.isArray(value) ? value : [];
    if (list.length === 0) ctx.report({ code: 'ZS3123', message: 'it has no resultaattypen; one is needed to publish' });
    const seen = new Set<string>();
    for (const name of list.filter((one) => isObject(one)).map((one) => field(one, 'omschrijving') ?? '')) {
      if (seen.has(name.toLowerCase())) ctx.report({ code: 'ZS3159', message: `two resultaattypen are called ${ctx.quote(name)}` });
      seen.add(name.toLowerCase());
    }
    return list;
  },
});
