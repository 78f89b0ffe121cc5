// Function stufGezetDoor: the rol that says who set a status, and back.
import { isObject, type Json } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { gerelateerdeNaarStuf } from './stuf/betrokkene';
import { objectsOf, oneOf } from './stuf/raw';
import { voorbeeld } from './stuf/voorbeeld';

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
    const wie = rol && (rol['betrokkeneType'] === 'medewerker' || rol['betrokkeneType'] === 'organisatorische_eenheid') ? gerelateerdeNaarStuf(String(rol['betrokkeneType']), rol['betrokkeneIdentificatie'], ctx) : null;
    if (!rol || wie === null) return undefined;
    const naam: Json | undefined = isObject(rol['roltype']) ? rol['roltype']['omschrijving'] : undefined;
    return [{ '@plaats': String(rol['bron']), gerelateerde: wie, ...(typeof naam === 'string' && naam !== '' ? { rolOmschrijving: naam } : {}) }];
  },
});
