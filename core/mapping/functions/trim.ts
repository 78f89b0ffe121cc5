// Function trim: takes white space off both ends and makes every run of it inside one blank.
import { evenBlanks } from '../value';
import { defineFunction, noArgs } from './define';

export const trim = defineFunction({
  name: 'trim',
  summary: 'Takes white space off both ends and makes every run of it inside (line ends too) one blank. Text of white space only is no value.',
  args: noArgs,
  takes: ['string'],
  gives: (given) => given,
  mayMiss: true,
  examples: [
    { given: '  Melding\n      openbare  ruimte ', expect: 'Melding openbare ruimte' },
    { given: ' \n ' },
  ],
  run: (value) => evenBlanks(String(value)) || undefined,
});
