// Splits a text of keywords.
import type { Json } from '../../model/json';
import { isObject } from '../../model/json';
import { text } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

function split(words: string | undefined): string[] {
  return (words ?? '').split(/[;,]/).map((word) => word.trim()).filter((word) => word !== '');
}

export const trefwoorden = defineFunction({
  name: 'trefwoorden',
  summary: 'Splits keywords on semicolon and comma; doubles are dropped, whatever their case. Given an object with `eigen` and `thesaurus`, the thesaurus counts only where the setting `thesaurusAlsTrefwoord` is true.',
  args: noArgs,
  gives: { type: 'array', items: { type: 'string' } },
  examples: [
    { given: 'Voordracht;Verzoek, verzoek ', expect: ['Voordracht', 'Verzoek'] },
    { given: { eigen: 'bankje', thesaurus: 'MEUBILAIR' }, expect: ['bankje'] },
    { given: { eigen: 'bankje', thesaurus: 'MEUBILAIR' }, settings: { thesaurusAlsTrefwoord: true }, expect: ['bankje', 'MEUBILAIR'] },
  ],
  run: (value: Json, _args, ctx) => {
    const words = isObject(value) ? [...split(text(value['eigen'])), ...(ctx.settings['thesaurusAlsTrefwoord'] === true ? split(text(value['thesaurus'])) : [])] : split(text(value));
    return words.filter((word, place) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === place);
  },
});
