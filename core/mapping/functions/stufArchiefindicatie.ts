// Function stufArchiefindicatie: blijvend_bewaren or vernietigen as J or N, as this peer means them.
import { defineFunction, noArgs } from './define';
import { betekenis } from './stuf/archief';

export const stufArchiefindicatie = defineFunction({
  name: 'stufArchiefindicatie',
  summary: 'blijvend_bewaren or vernietigen as J or N, by the setting `archiefnominatie` (what J means for this peer). Without it nothing is said: a guess could destroy a dossier.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', enum: ['J', 'N'] },
  mayMiss: true,
  examples: [{ given: 'vernietigen', settings: { archiefnominatie: 'blijvend_bewaren' }, expect: 'N' }, { given: 'vernietigen', report: 'ZS2118' }],
  run: (value, _args, ctx) => {
    const yes = betekenis(ctx.settings);
    if (yes === null) ctx.report({ code: 'ZS2118', severity: 'info', message: 'archiefnominatie is not told: the setting archiefnominatie does not say what J means for this peer' });
    return yes === null ? undefined : value === yes ? 'J' : 'N';
  },
});
