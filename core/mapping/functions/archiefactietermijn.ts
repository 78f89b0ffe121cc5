// Reads the bewaartermijn of a resultaattype and compares it with the selectielijst.
import { term } from '../../archive/term';
import { deviationsOf, motivationOf, nominatieOf } from './inavigator/bewaring';
import { field, nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

const url = (nummer: string) => [{ url: `https://voorbeeld.nl/sl2020.gem.html#${nummer.replaceAll('.', '_')}` }];

export const archiefactietermijn = defineFunction({
  name: 'archiefactietermijn',
  summary: 'The bewaartermijn of an i-Navigator resultaattype as ISO 8601. Compared with the selectielijst by meaning (P6W is P42D); a deviation is reported with the motivation of the source. Looks at the whole item.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'string', format: 'duration' },
  examples: [
    { given: null, item: { naam: 'Afgebroken', waardering: 'Vernietigen', bewaartermijn: '6', 'bewaartermijn-eenheid': 'Week', vernietigingsgrondslag: url('8.4.1') }, expect: 'P6W' },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen', bewaartermijn: '7', 'bewaartermijn-eenheid': 'Jaar', vernietigingsgrondslag: url('11.2') }, expect: 'P7Y', report: 'ZS3132' },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen', bewaartermijn: '5', 'bewaartermijn-eenheid': 'Werkdag' }, expect: 'P7D', report: 'ZS3151' },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen' }, report: 'ZS3137' },
    { given: null, item: { naam: 'Verleend', waardering: 'Vernietigen', bewaartermijn: '5', 'bewaartermijn-eenheid': 'Kwartaal' }, report: 'ZS3152' },
    { given: null, item: { naam: 'Verleend', waardering: 'Bewaren' } },
  ],
  run: (_value, _args, ctx) => {
    const naam = ctx.quote(nameOf(ctx.item));
    const count = field(ctx.item, 'bewaartermijn');
    const unit = field(ctx.item, 'bewaartermijn-eenheid') ?? '';
    if (count === undefined) {
      if (nominatieOf(ctx.item) === 'vernietigen') ctx.report({ code: 'ZS3137', message: `resultaattype ${naam} is to be destroyed and has no bewaartermijn` });
      return undefined;
    }
    const read = term(count, unit);
    if (!read) {
      ctx.report({ code: 'ZS3152', message: `resultaattype ${naam}: ${ctx.quote(`${count} ${unit}`.trim())} is no term we can read` });
      return undefined;
    }
    if (!read.exact) ctx.report({ code: 'ZS3151', message: `resultaattype ${naam}: ${count} ${unit} became ${read.duration}` });
    const deviation = deviationsOf(ctx.item, ctx.settings).find((one) => one.field === 'archiefactietermijn');
    if (deviation) {
      const why = motivationOf(ctx.item);
      ctx.report({ code: 'ZS3132', message: `resultaattype ${naam}: term ${deviation.ours ?? ''}; the selectielijst (${deviation.nummer}) says ${deviation.list ?? ''}; ${why === undefined ? 'no motivation is given' : `motivation: ${ctx.quote(why)}`}` });
    }
    return read.duration;
  },
});
