// Reads how confidential a zaaktype is; what is not said is never taken for openbaar.
import type { Json, JsonObject } from '../../model/json';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../../model/zaaktype';
import { field, text } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

const TABLE = 'inavigator/vertrouwelijkheid';
const CAUTIOUS = 'zaakvertrouwelijk';
const levelOf = (word: string | undefined): string | undefined => VERTROUWELIJKHEIDAANDUIDINGEN.find((level) => level === word?.toLowerCase().replace(/[\s-]+/g, '_'));
/** The setting `vertrouwelijkheid`; a municipality may even choose openbaar, but only by writing so. */
const fallback = (settings: JsonObject): string => levelOf(text(settings['vertrouwelijkheid'])) ?? CAUTIOUS;
const reference = { [TABLE]: [{ key: 'ALLEEN DIRECTIE', value: 'geheim' }] };

export const vertrouwelijkheid = defineFunction({
  name: 'vertrouwelijkheid',
  summary: 'One of the eight levels of confidentiality, however it is spelled; local values by the table inavigator/vertrouwelijkheid. Missing or unknown: the setting `vertrouwelijkheid`, else zaakvertrouwelijk, with a warning.',
  args: noArgs,
  onMissing: true,
  gives: { type: 'string', enum: [...VERTROUWELIJKHEIDAANDUIDINGEN] },
  examples: [
    { given: 'BEPERKT OPENBAAR', reference, expect: 'beperkt_openbaar' },
    { given: 'Vertrouwelijk', reference, expect: 'vertrouwelijk' },
    { given: 'ALLEEN DIRECTIE', reference, expect: 'geheim' },
    { given: null, reference, expect: 'zaakvertrouwelijk', report: 'ZS3146' },
    { given: null, reference, settings: { vertrouwelijkheid: 'intern' }, expect: 'intern', report: 'ZS3146' },
    { given: 'NIEMAND', reference, expect: 'zaakvertrouwelijk', report: 'ZS3147' },
  ],
  run: (value: Json, _args, ctx) => {
    const word = text(value);
    const level = levelOf(word);
    if (level !== undefined) return level;
    const other = fallback(ctx.settings);
    if (word === undefined) {
      ctx.report({ code: 'ZS3146', message: `vertrouwelijkheid is empty; took ${other}` });
      return other;
    }
    const local = levelOf(field(ctx.reference(TABLE).rows.find((row) => field(row, 'key')?.toLowerCase() === word.toLowerCase()), 'value'));
    if (local !== undefined) return local;
    ctx.report({ code: 'ZS3147', message: `vertrouwelijkheid ${ctx.quote(word)} is none of the eight levels; took ${other}` });
    return other;
  },
});
