// Function stufInhoud: content that was cut out of a message, as the content of the model.
import { isObject, type JsonObject } from '../../model/json';
import { defineFunction, noArgs } from './define';

export const stufInhoud = defineFunction({
  name: 'stufInhoud',
  summary: 'Content that was cut out of a message (`spool`, `omvang`, `sha256`) as `inhoud` of the model. What already names its bytes (`bron`) stays. Content that is not there as bytes (not cut out) is refused.',
  args: noArgs,
  takes: ['object'],
  gives: { type: 'object' },
  mayMiss: true,
  examples: [
    { given: { '@bestandsnaam': 'foto.jpg', spool: 'a1', omvang: 3, sha256: 'ab' }, expect: { bron: 'spool:a1', omvang: 3, sha256: 'ab' } },
    { given: { bron: 'b', versie: 2, omvang: null }, expect: { bron: 'b', versie: 2, omvang: null } },
    { given: { '@bestandsnaam': 'leeg.txt' } },
    { given: { '#': 'YQ==' }, refuse: 'was not cut out' },
  ],
  run: (value, _args, ctx) => {
    if (!isObject(value)) return undefined;
    const { spool, omvang, sha256, bron, versie } = value;
    const beside: JsonObject = { omvang: typeof omvang === 'number' ? omvang : null, ...(typeof sha256 === 'string' ? { sha256 } : {}) };
    if (typeof spool === 'string') return { bron: `spool:${spool}`, ...beside };
    if (typeof bron === 'string') return { bron, ...(typeof versie === 'number' ? { versie } : {}), ...beside };
    if (typeof value['#'] === 'string' && value['#'] !== '') return ctx.refuse({ message: 'the content of the document was not cut out of the message' });
    return undefined;
  },
});
