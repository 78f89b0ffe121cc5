// Reads the waardering of a resultaattype and compares it with the selectielijst.
import { deviationsOf, motivationOf, nominatieOf } from './inavigator/bewaring';
import { nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

const url = (nummer: string) => [{ url: `https://voorbeeld.nl/sl2020.gem.html#${nummer.replaceAll('.', '_')}` }];

export const archiefnominatie = defineFunction({
  name: 'archiefnominatie',
  summary: 'Bewaren or Vernietigen of an i-Navigator resultaattype. A deviation from its class in the selectielijst is reported with the motivation of the source. Looks at the whole item.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'string', enum: ['blijvend_bewaren', 'vernietigen'] },
  examples: [
    { given: 'Bewaren', item: { naam: 'Vastgesteld', waardering: 'Bewaren', vernietigingsgrondslag: url('11.1.17') }, expect: 'blijvend_bewaren' },
    { given: 'Vernietigen', item: { naam: 'Vastgesteld', waardering: 'Vernietigen', vernietigingsgrondslag: url('11.1.17'), toelichting: 'Zo besloten.' }, expect: 'vernietigen', report: 'ZS3132' },
    { given: null, item: { naam: 'Vastgesteld' }, report: 'ZS3136' },
  ],
  run: (_value, _args, ctx) => {
    const nominatie = nominatieOf(ctx.item);
    const naam = ctx.quote(nameOf(ctx.item));
    if (nominatie === null) {
      ctx.report({ code: 'ZS3136', message: `resultaattype ${naam} says neither Bewaren nor Vernietigen` });
      return undefined;
    }
    const deviation = deviationsOf(ctx.item, ctx.settings).find((one) => one.field === 'archiefnominatie');
    if (deviation) {
      const why = motivationOf(ctx.item);
      ctx.report({ code: 'ZS3132', message: `resultaattype ${naam}: ${deviation.ours ?? ''}; the selectielijst (${deviation.nummer}) says ${deviation.list ?? ''}; ${why === undefined ? 'no motivation is given' : `motivation: ${ctx.quote(why)}`}` });
    }
    return nominatie;
  },
});
