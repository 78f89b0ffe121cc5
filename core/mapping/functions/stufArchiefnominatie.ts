// Function stufArchiefnominatie: what J and N of archiefnominatie mean for this sender; StUF does not fix it.
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { betekenis, ANDERE } from './stuf/archief';
import { textOf } from './stuf/raw';

export const stufArchiefnominatie = defineFunction({
  name: 'stufArchiefnominatie',
  summary: 'J or N as blijvend_bewaren or vernietigen, by the setting `archiefnominatie`: what J means for this sender (no default, practice in the field differs). Without the setting, or where it contradicts datumVernietigingDossier, it is reported and left out. Looks at the whole zaak.',
  args: noArgs,
  takes: ['string'],
  gives: { type: 'string', enum: ['blijvend_bewaren', 'vernietigen'] },
  mayMiss: true,
  examples: [
    { given: 'J', settings: { archiefnominatie: 'blijvend_bewaren' }, expect: 'blijvend_bewaren' },
    { given: 'N', settings: { archiefnominatie: 'blijvend_bewaren' }, expect: 'vernietigen' },
    { given: 'J', report: 'ZS2118' },
    { given: 'J', settings: { archiefnominatie: 'blijvend_bewaren' }, item: { datumVernietigingDossier: '20310101' }, report: 'ZS2119' },
    { given: 'X', settings: { archiefnominatie: 'vernietigen' }, refuse: 'neither J nor N' },
  ],
  run: (value, _args, ctx) => {
    const said = String(value).toUpperCase();
    if (said !== 'J' && said !== 'N') return ctx.refuse({ message: `${ctx.quote(value)} is neither J nor N` });
    const yes = betekenis(ctx.settings);
    if (yes === null) {
      ctx.report({ code: 'ZS2118', message: `archiefnominatie ${said} is left out: the setting archiefnominatie does not say what J means for this sender` });
      return undefined;
    }
    const nominatie = said === 'J' ? yes : ANDERE[yes];
    const destroyed = isObject(ctx.item) ? textOf(ctx.item['datumVernietigingDossier']) : undefined;
    if (nominatie === 'vernietigen' || destroyed === undefined) return nominatie;
    ctx.report({ code: 'ZS2119', message: `archiefnominatie ${said} means blijvend_bewaren for this sender, but the message has a datumVernietigingDossier; it is left out and the resultaattype decides` });
    return undefined;
  },
});
