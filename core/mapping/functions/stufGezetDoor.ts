// Function stufGezetDoor: the rol that says who set a status, and back.
import { isObject, type Json } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { relatieVan } from './stuf/betrokkene';
import { objectsOf, oneOf } from './stuf/raw';
import { voorbeeld } from './stuf/voorbeeld';

/** What isGezetDoor can say of a rol; the rest is said where the rol itself stands. */
const GEZEGD = new Set(['@plaats', 'gerelateerde', 'tijdvakRelatie', 'tijdstipRegistratie', 'extraElementen']);

export const stufGezetDoor = defineFunction({
  name: 'stufGezetDoor',
  summary: 'Who set a status. Of a relation heeft: the `bron` of the rol that stufRollen makes of its isGezetDoor. Of `{ gezetdoor, rollen }` of the model: the relation isGezetDoor, for a medewerker or an organisatorische eenheid.',
  args: noArgs,
  takes: ['array', 'object'],
  mayMiss: true,
  examples: [
    { given: [{ gerelateerde: { medewerker: { identificatie: 'M1' } } }], item: { '@plaats': 'heeft[1]' }, reference: voorbeeld, expect: 'heeft[1].isGezetDoor' },
    { given: { gezetdoor: 'r1', rollen: [{ bron: 'r1', roltype: { omschrijving: 'Behandelaar' }, betrokkeneType: 'medewerker', betrokkeneIdentificatie: { identificatie: 'M1' } }] }, reference: voorbeeld, expect: [{ '@plaats': 'r1', gerelateerde: { medewerker: { identificatie: 'M1' } }, rolOmschrijving: 'Behandelaar' }] },
    { given: { gezetdoor: 'r2', rollen: [] }, reference: voorbeeld },
  ],
  run: (value, _args, ctx) => {
    if (Array.isArray(value)) return oneOf(value) && isObject(ctx.item) ? `${String(ctx.item['@plaats'])}.isGezetDoor` : undefined;
    if (!isObject(value)) return undefined;
    const rol = objectsOf(value['rollen']).find((one) => one['bron'] === value['gezetdoor']);
    const relatie = rol && (rol['betrokkeneType'] === 'medewerker' || rol['betrokkeneType'] === 'organisatorische_eenheid') ? relatieVan(rol, null, ctx) : null;
    if (!rol || relatie === null) return undefined;
    const naam: Json | undefined = isObject(rol['roltype']) ? rol['roltype']['omschrijving'] : undefined;
    const kept = Object.entries(relatie).filter(([name]) => GEZEGD.has(name));
    return [{ ...Object.fromEntries(kept), ...(typeof naam === 'string' && naam !== '' ? { rolOmschrijving: naam } : {}) }];
  },
});
