// Function stufLaatste: whether a status is the present one of its zaak.
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { objectsOf } from './stuf/raw';

export const stufLaatste = defineFunction({
  name: 'stufLaatste',
  summary: 'J for the status that was set last, N for the others. Looks at the item and at the statussen of the zaak.',
  args: noArgs,
  onMissing: true,
  gives: { type: 'string', enum: ['J', 'N'] },
  examples: [
    { given: null, item: { bron: 's2', datumStatusGezet: '2026-02-01T00:00:00Z' }, parent: { statussen: [{ bron: 's1', datumStatusGezet: '2026-01-01T00:00:00Z' }, { bron: 's2', datumStatusGezet: '2026-02-01T00:00:00Z' }] }, expect: 'J' },
    { given: null, item: { bron: 's1' }, parent: { statussen: [{ bron: 's1' }, { bron: 's2' }] }, expect: 'N' },
  ],
  run: (_value, _args, ctx) => {
    const all = objectsOf(isObject(ctx.parent) ? ctx.parent['statussen'] : undefined);
    return all.at(-1) !== undefined && isObject(ctx.item) && all.at(-1)?.['bron'] === ctx.item['bron'] ? 'J' : 'N';
  },
});
