// Function stufZaakobjecten: heeftBetrekkingOp and anderZaakObject as zaakobjecten.
import { isObject, type JsonObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { BETROKKENEN, relatiesVan } from './stuf/betrokkene';
import { zaakobjectVan, zaakobjectVanAnder } from './stuf/object';
import { objectsOf, oneOf } from './stuf/raw';
import { betrekkingIsRol } from './stuf/rolnaam';
import { voorbeeld } from './stuf/voorbeeld';

export const stufZaakobjecten = defineFunction({
  name: 'stufZaakobjecten',
  summary: 'heeftBetrekkingOp (all kinds of StUF) and anderZaakObject as zaakobjecten, by the table stuf/velden. A besluit, document or status is of kind overige: the Zaken API knows those by address only. People are left to stufRollen where the setting `heeftBetrekkingOp` is rol.',
  args: noArgs,
  takes: ['object'],
  gives: { type: 'array' },
  mayMiss: true,
  examples: [
    { given: { heeftBetrekkingOp: [{ '@plaats': 'heeftBetrekkingOp[0]', gerelateerde: { pand: { identificatie: '0001' } }, omschrijving: 'bouwplaats' }] }, reference: voorbeeld, expect: [{ bron: 'heeftBetrekkingOp[0]', objectType: 'pand', objectIdentificatie: { identificatie: '0001' }, relatieomschrijving: 'bouwplaats' }] },
    { given: { anderZaakObject: [{ omschrijving: 'Boom', aanduiding: 'Eik 12' }] }, reference: voorbeeld, expect: [{ bron: 'anderZaakObject[0]', objectType: 'overige', objectTypeOverige: 'Boom', objectIdentificatie: { overigeData: { aanduiding: 'Eik 12' } } }] },
    { given: { anderZaakObject: [{ '@noValue': 'geenWaarde' }] }, reference: voorbeeld },
  ],
  run: (value, _args, ctx) => {
    if (!isObject(value)) return undefined;
    const isRol = (relatie: JsonObject): boolean => betrekkingIsRol(ctx.settings) && BETROKKENEN.some((name) => oneOf(oneOf(relatie['gerelateerde'])?.[name]) !== undefined);
    const made = relatiesVan(value['heeftBetrekkingOp'], 'heeftBetrekkingOp').filter(({ relatie }) => !isRol(relatie)).map(({ relatie, bron }) => zaakobjectVan(relatie, bron, ctx));
    const ander = objectsOf(value['anderZaakObject']).map((raw, index) => zaakobjectVanAnder(raw, index, ctx));
    const all = [...made, ...ander].filter((one) => one !== null);
    return all.length === 0 ? undefined : all;
  },
});
