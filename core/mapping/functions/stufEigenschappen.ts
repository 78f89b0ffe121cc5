// Function stufEigenschappen: extraElementen that the settings send to eigenschappen of the zaak; tells those that have no place at all.
import { z } from 'zod';
import { isObject } from '../../model/json';
import { defineFunction } from './define';
import { extrasVoor, laatOver, plaatsenVan } from './stuf/extra';

const item = { extraElementen: [{ '@naam': 'kleur', '#': 'groen' }, { '@naam': 'geheim', '#': 'x' }] };

export const stufEigenschappen = defineFunction({
  name: 'stufEigenschappen',
  summary: 'extraElementen that the setting `extraElementen` sends to `eigenschappen.<naam>`, as zaakeigenschappen. Elements that it sends nowhere, or to a field that is not among the arguments, are reported as unmapped by their name.',
  args: z.array(z.string()).describe('Fields of the model that other rules fill with stufExtra.'),
  mayMiss: true,
  gives: { type: 'array' },
  examples: [
    { given: item.extraElementen, args: [], item, settings: { extraElementen: { kleur: 'eigenschappen.kleur van het bankje' } }, expect: [{ bron: 'extraElementen[kleur van het bankje]', naam: 'kleur van het bankje', waarde: 'groen' }] },
    { given: item.extraElementen, args: [], item },
  ],
  run: (_value, fields, ctx) => {
    if (!isObject(ctx.item)) return undefined;
    const raw = ctx.item;
    const own = plaatsenVan('eigenschappen.', ctx.settings);
    const elsewhere = plaatsenVan('', ctx.settings).filter(({ pad }) => fields.includes(pad));
    laatOver(raw, new Set([...own, ...elsewhere].map(({ naam }) => naam)), '', ctx);
    const made = own.flatMap(({ pad }) => extrasVoor('eigenschappen.', pad, raw, ctx.settings).map((waarde) => ({ bron: `extraElementen[${pad}]`, naam: pad, waarde })));
    return made.length === 0 ? undefined : made;
  },
});
