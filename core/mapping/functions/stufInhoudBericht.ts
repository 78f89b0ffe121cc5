// Function stufInhoudBericht: the content of a document as a message carries it.
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';

export const stufInhoudBericht = defineFunction({
  name: 'stufInhoudBericht',
  summary: 'The content of a document as `inhoud` of a message: `{ inhoud, bestandsnaam, formaat }` as one object with attributes. Without content there is none.',
  args: noArgs,
  takes: ['object'],
  gives: { type: 'object' },
  mayMiss: true,
  examples: [
    { given: { inhoud: { bron: 'b', versie: 2, omvang: 3 }, bestandsnaam: 'foto.jpg', formaat: 'image/jpeg' }, expect: { '@bestandsnaam': 'foto.jpg', '@contentType': 'image/jpeg', bron: 'b', versie: 2, omvang: 3 } },
    { given: { bestandsnaam: 'foto.jpg' } },
  ],
  run: (value) => {
    if (!isObject(value) || !isObject(value['inhoud'])) return undefined;
    const { inhoud, bestandsnaam, formaat } = value;
    return { ...(bestandsnaam === undefined ? {} : { '@bestandsnaam': bestandsnaam }), ...(formaat === undefined ? {} : { '@contentType': formaat }), ...inhoud };
  },
});
