// Function stufExtra: the extraElement that the settings send to a field of the model.
import { z } from 'zod';
import { isObject } from '../../model/json';
import { defineFunction } from './define';
import { extrasVoor, extraVoor, laatOver, plaatsenVan } from './stuf/extra';

const raw = { extraElementen: [{ '@naam': 'kanaal', '#': 'balie' }, { '@naam': 'product', '#': 'A' }, { '@naam': 'product', '#': 'B' }] };
const settings = { extraElementen: { kanaal: 'communicatiekanaalNaam', product: 'productenOfDiensten' } };

const ONLY = / and no other$/;

export const stufExtra = defineFunction({
  name: 'stufExtra',
  summary: 'The value of the extraElement that the setting `extraElementen` (`name: field of the model`) sends to this field; with `[]` after the name a list of all values. `and no other` after that: what the setting sends elsewhere has no place, and is reported as unmapped by its name. Looks at the item.',
  args: z.string().min(1).describe('Field of the model.'),
  onMissing: true,
  mayMiss: true,
  gives: (_given, field) => (field.includes('[]') ? { type: 'array', items: { type: 'string' } } : { type: 'string' }),
  examples: [
    { given: null, args: 'communicatiekanaalNaam', item: raw, settings, expect: 'balie' },
    { given: null, args: 'productenOfDiensten[]', item: raw, settings, expect: ['A', 'B'] },
    { given: null, args: 'productenOfDiensten[] and no other', item: raw, settings, expect: ['A', 'B'] },
    { given: null, args: 'toelichting', item: raw, settings },
  ],
  run: (_value, args, ctx) => {
    if (!isObject(ctx.item)) return undefined;
    const field = args.replace(ONLY, '');
    if (field !== args) laatOver(ctx.item, new Set(plaatsenVan('', ctx.settings).filter(({ pad }) => pad === field.replace('[]', '')).map(({ naam }) => naam)), '', ctx);
    if (!field.endsWith('[]')) return extraVoor('', field, ctx.item, ctx.settings);
    const all = extrasVoor('', field.slice(0, -2), ctx.item, ctx.settings);
    return all.length === 0 ? undefined : all;
  },
});
