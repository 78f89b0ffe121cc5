// Function stufObjectrelaties: zaakobjecten (and rollen that go there) as relations heeftBetrekkingOp.
import { isObject } from '../../model/json';
import { defineFunction, noArgs } from './define';
import { relatieVan } from './stuf/betrokkene';
import { objectrelatieVan } from './stuf/object';
import { objectsOf } from './stuf/raw';
import { elementVoor } from './stuf/rolnaam';
import { voorbeeld } from './stuf/voorbeeld';

export const stufObjectrelaties = defineFunction({
  name: 'stufObjectrelaties',
  summary: 'Zaakobjecten of the kinds that StUF has, and rollen named as the role of heeftBetrekkingOp, as relations heeftBetrekkingOp. An object that is known by its address only is reported and left out.',
  args: noArgs,
  takes: ['object'],
  gives: { type: 'array' },
  mayMiss: true,
  examples: [
    { given: { zaakobjecten: [{ bron: 'o1', objectType: 'pand', objectIdentificatie: { identificatie: '0001' } }] }, reference: voorbeeld, expect: [{ '@plaats': 'o1', gerelateerde: { pand: { identificatie: '0001' } } }] },
    { given: { zaakobjecten: [{ bron: 'o1', objectType: 'pand', object: 'https://bag.voorbeeld.nl/1' }] }, reference: voorbeeld, report: 'ZS2115' },
  ],
  run: (value, _args, ctx) => {
    if (!isObject(value)) return undefined;
    const objecten = objectsOf(value['zaakobjecten']).map((one) => objectrelatieVan(one, ctx));
    const rollen = objectsOf(value['rollen']).filter((rol) => elementVoor(rol, ctx).element === 'heeftBetrekkingOp').map((rol) => relatieVan(rol, null, ctx));
    const all = [...objecten, ...rollen].filter((one) => one !== null);
    return all.length === 0 ? undefined : all;
  },
});
