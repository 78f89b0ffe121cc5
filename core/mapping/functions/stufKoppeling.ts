// Function stufKoppeling: what the link between a zaak and a document says, for a rule that goes through the documents.
import { z } from 'zod';
import { isObject } from '../../model/json';
import { defineFunction } from './define';
import { objectsOf } from './stuf/raw';

export const stufKoppeling = defineFunction({
  name: 'stufKoppeling',
  summary: 'A field of the zaakinformatieobject that links the item (a document) to the zaak around it.',
  args: z.enum(['bron', 'titel', 'beschrijving', 'registratiedatum']).describe('The field.'),
  onMissing: true,
  mayMiss: true,
  gives: { type: 'string' },
  examples: [
    { given: null, args: 'titel', item: { bron: 'd1' }, parent: { zaakinformatieobjecten: [{ bron: 'z1', informatieobject: { bron: 'd1' }, titel: 'Foto' }] }, expect: 'Foto' },
    { given: null, args: 'titel', item: { bron: 'd1' }, parent: {} },
  ],
  run: (_value, name, ctx) => {
    const item = ctx.item;
    if (!isObject(ctx.parent) || !isObject(item)) return undefined;
    const found = objectsOf(ctx.parent['zaakinformatieobjecten']).find((one) => isObject(one['informatieobject']) && one['informatieobject']['bron'] === item['bron']);
    return found?.[name];
  },
});
