// Function yesNo: Ja and Nee as a boolean.
import { defineFunction, noArgs } from './define';
import { loose } from '../value';

const SPELLINGS: ReadonlyMap<string, boolean> = new Map([['ja', true], ['j', true], ['true', true], ['1', true], ['nee', false], ['n', false], ['false', false], ['0', false]]);

export const yesNo = defineFunction({
  name: 'yesNo',
  summary: 'Reads `Ja`, `J`, `true` and `1` as true, `Nee`, `N`, `false` and `0` as false, whatever their case.',
  args: noArgs,
  takes: ['string', 'number', 'integer', 'boolean'],
  gives: { type: 'boolean' },
  inverse: () => ({ name: 'jaNee' }),
  examples: [
    { given: 'Ja', expect: true },
    { given: ' nee ', expect: false },
    { given: 'misschien', refuse: 'ZS2101' },
  ],
  run: (value, _args, ctx) => SPELLINGS.get(loose(String(value))) ?? ctx.refuse({ message: `${ctx.quote(value)} is neither Ja nor Nee` }),
});
