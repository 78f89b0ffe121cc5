// Makes the roltypen of a zaaktype: the generic role of each, and the usual ones where the source names none.
import { isObject, type JsonObject } from '../../model/json';
import { ROLOMSCHRIJVINGEN } from '../../model/zaaktype';
import { field, items, nameOf } from './inavigator/raw';
import { defineFunction, noArgs } from './define';

const TABLE = 'inavigator/rol';
/** Where the source names none and the setting `roltypen` says nothing: ZGW publishes no zaaktype without a roltype. */
const USUAL = ['Initiator', 'Behandelaar'];

const plain = (name: string): string => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s-]+/g, '_');
const generic = (name: string | undefined): string | undefined => (name === undefined ? undefined : ROLOMSCHRIJVINGEN.find((known) => known === plain(name)));

const reference = { [TABLE]: [{ key: 'Aanvrager', value: 'initiator' }] };
const rol = (bron: string, naam: string, soort: string): JsonObject => ({ bron, naam, soort: { naam: soort } });

export const roltypen = defineFunction({
  name: 'roltypen',
  summary: 'Roltypen of an i-Navigator proces: the generic role by kind, model name or own name, then by the table inavigator/rol. A role that is none of these is left out with a warning, never made adviseur. No roltypen at all: those of the setting `roltypen`, else Initiator and Behandelaar. Looks at the whole proces.',
  args: noArgs,
  onMissing: true,
  gives: {
    type: 'array',
    items: {
      type: 'object',
      properties: { bron: { type: 'string' }, omschrijving: { type: 'string' }, omschrijvingGeneriek: { type: 'string', enum: [...ROLOMSCHRIJVINGEN] } },
      required: ['bron', 'omschrijving', 'omschrijvingGeneriek'],
      additionalProperties: false,
    },
  },
  examples: [
    { given: null, reference, root: { roltypen: [rol('MLT1', 'Zaakcoördinator', 'Zaakcoördinator')] }, expect: [{ bron: 'MLT1', omschrijving: 'Zaakcoördinator', omschrijvingGeneriek: 'zaakcoordinator' }] },
    { given: null, reference, root: { roltypen: [{ bron: 'MLT1', naam: 'Aanvrager' }] }, expect: [{ bron: 'MLT1', omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' }] },
    { given: null, reference, root: { roltypen: [rol('MLT1', 'Toezichthouder', 'Onbepaalde rolsoort')] }, expect: [], report: 'ZS3143' },
    { given: null, reference, root: {}, expect: [{ bron: 'rol-initiator', omschrijving: 'Initiator', omschrijvingGeneriek: 'initiator' }, { bron: 'rol-behandelaar', omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' }], report: 'ZS3142' },
    { given: null, reference, root: {}, settings: { roltypen: ['Beslisser'] }, expect: [{ bron: 'rol-beslisser', omschrijving: 'Beslisser', omschrijvingGeneriek: 'beslisser' }], report: 'ZS3142' },
  ],
  run: (_value, _args, ctx) => {
    const roleOf = (names: readonly (string | undefined)[]): string | undefined => {
      const direct = names.map(generic).find((role) => role !== undefined);
      if (direct !== undefined) return direct;
      const rows = ctx.reference(TABLE).rows;
      return names.map((name) => (name === undefined ? undefined : generic(field(rows.find((row) => plain(field(row, 'key') ?? '') === plain(name)), 'value')))).find((role) => role !== undefined);
    };
    const given = items(ctx.root, 'roltypen');
    if (given.length === 0) {
      const setting = ctx.settings['roltypen'];
      const names = Array.isArray(setting) ? setting.filter((name) => typeof name === 'string') : USUAL;
      ctx.report({ code: 'ZS3142', message: `no roltypen; ${names.join(' and ')} were added` });
      return names.flatMap((name): JsonObject[] => {
        const role = roleOf([name]);
        if (role === undefined) ctx.report({ code: 'ZS3143', message: `setting roltypen: ${ctx.quote(name)} is not one of the generic roles` });
        return role === undefined ? [] : [{ bron: `rol-${plain(name)}`, omschrijving: name, omschrijvingGeneriek: role }];
      });
    }
    return given.flatMap((item): JsonObject[] => {
      const role = roleOf([isObject(item['soort']) ? field(item['soort'], 'naam') : undefined, field(item, 'naam-model'), field(item, 'naam')]);
      if (role === undefined) {
        ctx.report({ code: 'ZS3143', message: `roltype ${ctx.quote(nameOf(item))} is not one of the generic roles; it was left out` });
        return [];
      }
      return [{ bron: field(item, 'bron') ?? '', omschrijving: nameOf(item), omschrijvingGeneriek: role }];
    });
  },
});
