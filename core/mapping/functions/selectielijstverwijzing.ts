// Finds the result of the selectielijst a resultaattype refers to.
import { choiceFor, nameOf } from './inavigator/raw';
import { configuredYear, klasseOf, meerderheidOf, verwijzingenOf } from './inavigator/klasse';
import { defineFunction, noArgs } from './define';

/** Link before text, the configured year before an older one; see `core/archive/verwijzing.ts`. */
export const selectielijstverwijzing = defineFunction({
  name: 'selectielijstverwijzing',
  summary: 'The reference of an i-Navigator resultaattype to the selectielijst: that of the configured year (setting `selectielijstjaar`), else the newest not later; by link, then text, then a number at the start of a remark. Looks at the whole item.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'object', properties: { jaar: { type: 'integer' }, nummer: { type: 'string' }, procestype: { type: 'integer' } }, required: ['jaar', 'nummer', 'procestype'], additionalProperties: false },
  examples: [
    { given: null, item: { naam: 'Verleend', vernietigingsgrondslag: [{ url: 'https://voorbeeld.nl/sl2017.gem.html#19_1' }, { url: 'https://voorbeeld.nl/sl2020.gem.html#11_1_17' }] }, expect: { jaar: 2020, nummer: '11.1.17', procestype: 11 } },
    { given: null, item: { naam: 'Verleend', vernietigingsgrondslag: [{ naam: 'Resultaat 8.4 Selectielijst gemeenten en intergemeentelijke organen 2017' }] }, expect: { jaar: 2017, nummer: '8.4', procestype: 8 }, report: 'ZS3126' },
    { given: null, item: { naam: 'Verleend', opmerking: '11.1, einddatum vergunning' }, expect: { jaar: 2020, nummer: '11.1', procestype: 11 }, report: 'ZS3128' },
    { given: null, item: { naam: 'Verleend', opmerking: 'Ook bij bezwaar, zie beleid' }, report: 'ZS3125' },
    { given: null, item: { naam: 'Verleend', vernietigingsgrondslag: [{ url: 'https://voorbeeld.nl/sl2020.gem.html#11_99' }] }, report: 'ZS3127' },
    { given: null, item: { naam: 'Verleend', vernietigingsgrondslag: [{ naam: 'Resultaat 11.3 Selectielijst 2020', url: 'https://voorbeeld.nl/sl2020.gem.html#11_2' }] }, expect: { jaar: 2020, nummer: '11.2', procestype: 11 }, report: 'ZS3129' },
    { given: null, item: { naam: 'Verleend', vernietigingsgrondslag: [{ url: 'https://voorbeeld.nl/sl2020.gem.html#11_2' }] }, settings: { selectielijstjaar: 2017 }, report: 'ZS3126' },
  ],
  run: (_value, _args, ctx) => {
    const jaar = configuredYear(ctx.settings);
    const naam = ctx.quote(nameOf(ctx.item));
    const klasse = klasseOf(ctx.item, jaar);
    if (!klasse) {
      const later = verwijzingenOf(ctx.item).map((one) => one.jaar);
      if (later.length > 0) ctx.report({ code: 'ZS3126', message: `resultaattype ${naam} refers only to the selectielijst of ${later.join(' and ')}; ${jaar} is configured` });
      else ctx.report({ code: 'ZS3125', message: `resultaattype ${naam} refers to no result of the selectielijst` });
      return undefined;
    }
    const { verwijzing, procestype } = klasse;
    if (klasse.bestaatNiet) {
      ctx.report({ code: 'ZS3127', message: `resultaattype ${naam}: the selectielijst of ${verwijzing.jaar} has no ${verwijzing.nummer}` });
      return undefined;
    }
    if (verwijzing.gevonden === 'tekst') ctx.report({ code: 'ZS3128', message: `resultaattype ${naam}: ${verwijzing.nummer} was taken from a remark, as number of ${verwijzing.jaar}` });
    if (verwijzing.jaar !== jaar) ctx.report({ code: 'ZS3126', message: `resultaattype ${naam} refers to the selectielijst of ${verwijzing.jaar}; ${jaar} is configured` });
    if (verwijzing.strijdig !== undefined) ctx.report({ code: 'ZS3129', message: `resultaattype ${naam}: the link says ${verwijzing.jaar} ${verwijzing.nummer}, the text ${verwijzing.strijdig}` });
    const most = meerderheidOf(ctx.root, jaar);
    const chosen = Number(choiceFor(ctx.settings, 'procestype', ctx.root) ?? (most?.nummers.length === 1 ? most.nummers[0] : NaN));
    if (Number.isInteger(chosen) && chosen !== procestype) {
      ctx.report({ code: 'ZS3131', message: `resultaattype ${naam} is ${verwijzing.nummer}, of procestype ${procestype}; the zaaktype has procestype ${chosen}` });
    }
    return { jaar: verwijzing.jaar, nummer: verwijzing.nummer, procestype };
  },
});
