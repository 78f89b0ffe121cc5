// Function stufZaaktypecode: the code of a zaaktype in messages as its identificatie in the catalogue, and back.
import { z } from 'zod';
import { isObject } from '../../model/json';
import { defineFunction } from './define';

export const stufZaaktypecode = defineFunction({
  name: 'stufZaaktypecode',
  summary: 'The code of a zaaktype in messages (isVan/gerelateerde/code) as its identificatie in the catalogue, by the setting `zaaktypecodes` (`code: identificatie`); without an entry it is the same. `terug` is the other way.',
  args: z.literal('terug').optional(),
  takes: ['string'],
  gives: { type: 'string' },
  inverse: (args) => (args === 'terug' ? { name: 'stufZaaktypecode' } : { name: 'stufZaaktypecode', args: 'terug' }),
  examples: [
    { given: 'B1026', expect: 'B1026' },
    { given: '77', settings: { zaaktypecodes: { 77: 'B1026' } }, expect: 'B1026' },
    { given: 'B1026', args: 'terug', settings: { zaaktypecodes: { 77: 'B1026' } }, expect: '77' },
  ],
  run: (value, way, ctx) => {
    const codes = isObject(ctx.settings['zaaktypecodes']) ? ctx.settings['zaaktypecodes'] : {};
    if (way === 'terug') return Object.keys(codes).find((code) => codes[code] === value) ?? value;
    return codes[String(value)] ?? value;
  },
});
