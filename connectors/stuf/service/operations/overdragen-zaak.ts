// overdragenZaak: another system hands a zaak over. It is accepted where the register has it and knows its zaaktype; the zaak itself stays what it is.
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { Operation } from '../operation';
import { byNumber, demandZaak, identificatieOf, notFound, objectsOf } from './context';
import { objectOf, textOf } from './edit/fields';
import { plain } from './names';
import { zaaktypeSaid } from './zaaktypecode';

export const overdragenZaak: Operation = {
  name: 'overdragenZaak',
  kind: 'command',
  run: async (context) => {
    const { wordt: raw } = objectsOf(context);
    const identificatie = identificatieOf(raw, 'overdragenZaak');
    const held = await context.exchange.find(byNumber(context, 'zaak', identificatie, []), context.signal);
    if (held.state === 'absent') throw notFound('zaak', identificatie);
    demandZaak(context, held.value);
    const [code, type] = [zaaktypeSaid(raw, context), textOf(objectOf(held.value, 'zaaktype'), 'identificatie')];
    if (code !== undefined && type !== undefined && plain(code) !== plain(type)) throw new Blocked(diagnostic('ZS6120', `zaaktype is "${type}", the message says "${code}"`, { field: 'isVan/gerelateerde/code' }));
    await context.exchange.remember(`overdracht/${identificatie}`, { referentienummer: context.bericht.stuurgegevens.referentienummer, op: context.now.toISOString() });
    return { answered: 'bevestiging' };
  },
};
