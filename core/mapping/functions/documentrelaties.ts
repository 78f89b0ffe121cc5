// Finishes the documents of a zaaktype: two relations for a document that goes both ways, and a volgnummer of its own for each.
import { isObject, type JsonObject } from '../../model/json';
import { field, items, nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

const BOTH = /^in\s*[/-]\s*uitgaand$/i;
const KNOWN = /^(inkomend|intern|uitgaand)$/i;
const doc = (bron: string, volgnummer: number, richting: string): JsonObject => ({ bron, omschrijving: 'Brief', volgnummer, richting });

export const documentrelaties = defineFunction({
  name: 'documentrelaties',
  summary: 'Takes the documents an i-Navigator proces lists: one with direction In/uitgaand becomes two relations (ZGW knows no such direction), double or missing volgnummers are given out anew, an unknown direction is reported. Looks at documenttypen of the whole proces.',
  args: noArgs,
  takes: ['array'],
  gives: (given) => given,
  examples: [
    { given: [doc('BE1', 1, 'inkomend')], root: { documenttypen: [{ bron: 'BE1', naam: 'Brief', type: 'Inkomend' }] }, expect: [doc('BE1', 1, 'inkomend')] },
    { given: [doc('BE1', 1, 'inkomend')], root: { documenttypen: [{ bron: 'BE1', naam: 'Brief', type: 'In/uitgaand' }] }, expect: [doc('BE1', 1, 'inkomend'), doc('BE1~uitgaand', 2, 'uitgaand')], report: 'ZS3144' },
    { given: [doc('BE1', 1, 'uitgaand'), doc('BE2', 1, 'intern')], root: { documenttypen: [{ bron: 'BE1', type: 'Uitgaand' }, { bron: 'BE2' }] }, expect: [doc('BE1', 1, 'uitgaand'), doc('BE2', 2, 'intern')], report: 'ZS3145' },
  ],
  run: (value, _args, ctx) => {
    const list = (Array.isArray(value) ? value : []).filter((item): item is JsonObject => isObject(item));
    const source = new Map(items(ctx.root, 'documenttypen').map((item) => [field(item, 'bron'), item]));
    const spread = list.flatMap((item): JsonObject[] => {
      const from = source.get(field(item, 'bron'));
      const type = field(from, 'type');
      if (type !== undefined && BOTH.test(type)) {
        ctx.report({ code: 'ZS3144', message: `documenttype ${ctx.quote(nameOf(from))} became one relation inkomend and one uitgaand` });
        return [{ ...item, richting: 'inkomend' }, { ...item, bron: `${field(item, 'bron') ?? ''}~uitgaand`, richting: 'uitgaand', volgnummer: 0 }];
      }
      if (type === undefined || !KNOWN.test(type)) {
        ctx.report({ code: 'ZS3145', message: `documenttype ${ctx.quote(nameOf(from))} has ${type === undefined ? 'no richting' : `richting ${ctx.quote(type)}`}; it became intern` });
      }
      return [item];
    });
    const taken = new Set<number>();
    let next = Math.max(0, ...list.map((item) => (typeof item['volgnummer'] === 'number' ? item['volgnummer'] : 0)));
    return spread.map((item): JsonObject => {
      const own = item['volgnummer'];
      const volgnummer = typeof own === 'number' && own >= 1 && own <= 999 && !taken.has(own) ? own : ++next;
      taken.add(volgnummer);
      return { ...item, volgnummer };
    });
  },
});
