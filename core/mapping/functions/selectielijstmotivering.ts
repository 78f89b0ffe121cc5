// Gives the motivation of a resultaattype that deviates from the selectielijst.
import { deviationsOf, motivationOf } from './inavigator/bewaring';
import { defineFunction, noArgs } from './define';

const url = [{ url: 'https://voorbeeld.nl/sl2020.gem.html#11_2' }];

export const selectielijstmotivering = defineFunction({
  name: 'selectielijstmotivering',
  summary: 'The words of the source (toelichting, toelichting-bewaartermijn, opmerking) where an i-Navigator resultaattype deviates from the selectielijst; nothing where it agrees. Looks at the whole item.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'string' },
  examples: [
    { given: null, item: { waardering: 'Vernietigen', bewaartermijn: '7', 'bewaartermijn-eenheid': 'Jaar', vernietigingsgrondslag: url, toelichting: 'Raadsbesluit van 3 mei.' }, expect: 'Raadsbesluit van 3 mei.' },
    { given: null, item: { waardering: 'Vernietigen', bewaartermijn: '60', 'bewaartermijn-eenheid': 'Maand', vernietigingsgrondslag: url, toelichting: 'Vijf jaar dus.' } },
  ],
  run: (_value, _args, ctx) => (deviationsOf(ctx.item, ctx.settings).length > 0 ? motivationOf(ctx.item) : undefined),
});
