// Function stufExtraElementen: what the settings send to fields and eigenschappen, as extraElementen again.
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { extrasVan, plaatsenVan } from './stuf/extra';
import { objectsOf } from './stuf/raw';

export const stufExtraElementen = defineFunction({
  name: 'stufExtraElementen',
  summary: 'extraElementen of a message, from the fields and eigenschappen that the setting `extraElementen` names. Looks at the item.',
  args: noArgs,
  onMissing: true,
  mayMiss: true,
  gives: { type: 'array' },
  examples: [
    { given: null, item: { communicatiekanaalNaam: 'balie', eigenschappen: [{ naam: 'kleur', waarde: 'groen' }] }, settings: { extraElementen: { kanaal: 'communicatiekanaalNaam', verf: 'eigenschappen.kleur' } }, expect: [{ '@naam': 'kanaal', '#': 'balie' }, { '@naam': 'verf', '#': 'groen' }] },
    { given: null, item: { communicatiekanaalNaam: 'balie' } },
  ],
  run: (_value, _args, ctx) => {
    if (!isObject(ctx.item)) return undefined;
    const zaak = ctx.item;
    const eigen = plaatsenVan('eigenschappen.', ctx.settings).flatMap(({ naam, pad }) => objectsOf(zaak['eigenschappen']).filter((one) => one['naam'] === pad).map((one) => ({ '@naam': naam, '#': String(one['waarde'] ?? '') })));
    const made = [...extrasVan('', zaak, ctx.settings), ...eigen];
    return made.length === 0 ? undefined : made;
  },
});
