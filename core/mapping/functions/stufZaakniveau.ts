// Function stufZaakniveau: the level of a zaak among its hoofdzaak and deelzaken.
import { isObject } from '../../model/json';
import { hasContent } from '../value';
import { defineFunction, noArgs } from './define';

export const stufZaakniveau = defineFunction({
  name: 'stufZaakniveau',
  summary: 'zaakniveau of StUF: 2 for a zaak with a hoofdzaak, else 1. Looks at the item.',
  args: noArgs,
  onMissing: true,
  gives: { type: 'string', enum: ['1', '2'] },
  examples: [{ given: null, item: { hoofdzaak: { bron: 'z1' } }, expect: '2' }, { given: null, item: {}, expect: '1' }],
  run: (_value, _args, ctx) => (isObject(ctx.item) && hasContent(ctx.item['hoofdzaak']) ? '2' : '1'),
});
