// Decides which procestype of the selectielijst a zaaktype has.
import { choiceFor } from './inavigator/raw';
import { configuredYear, meerderheidOf } from './inavigator/klasse';
import { defineFunction, noArgs } from './define';

const r = (naam: string, nummer: string) => ({ naam, vernietigingsgrondslag: [{ url: `https://voorbeeld.nl/sl2020.gem.html#${nummer.replaceAll('.', '_')}` }] });

/** The importers took the first result's; five results of six are then refused where the first is the odd one out. */
export const selectielijstprocestype = defineFunction({
  name: 'selectielijstprocestype',
  summary: 'The procestype most results of an i-Navigator proces belong to, over the results of the configured year. The setting `procestype` decides per zaaktype where it is a tie. Looks at the whole proces.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'object', properties: { jaar: { type: 'integer' }, nummer: { type: 'integer' } }, required: ['jaar', 'nummer'], additionalProperties: false },
  examples: [
    { given: null, root: { bron: 'B9001', resultaattypen: [r('a', '11.2'), r('b', '12.1'), r('c', '12.2')] }, expect: { jaar: 2020, nummer: 12 } },
    { given: null, root: { bron: 'B9001', resultaattypen: [r('a', '11.2'), r('b', '12.1')] }, report: 'ZS3130' },
    { given: null, root: { bron: 'B9001', resultaattypen: [r('a', '11.2'), r('b', '12.1')] }, settings: { procestype: { B9001: 11 } }, expect: { jaar: 2020, nummer: 11 } },
    { given: null, root: { bron: 'B9001' } },
  ],
  run: (_value, _args, ctx) => {
    const jaar = configuredYear(ctx.settings);
    const most = meerderheidOf(ctx.root, jaar);
    const chosen = choiceFor(ctx.settings, 'procestype', ctx.root);
    if (chosen !== undefined && /^\d+$/.test(chosen)) return { jaar: most?.jaar ?? jaar, nummer: Number(chosen) };
    if (!most) return undefined;
    const [nummer] = most.nummers;
    if (most.nummers.length === 1 && nummer !== undefined) return { jaar: most.jaar, nummer };
    const counts = most.nummers.map((one) => `${most.telling.get(one) ?? 0} under procestype ${one}`).join(', ');
    ctx.report({ code: 'ZS3130', message: `the results are a tie: ${counts}; none was chosen` });
    return undefined;
  },
});
