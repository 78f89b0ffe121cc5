// Function stufAnderZaakObject: zaakobjecten of kinds that StUF has no element for, and the place of the zaak.
import { isObject } from '../../model/json';
import { canonical } from '../../model/hash';
import { defineFunction, noArgs } from './define';
import { naarGml } from './stuf/geometrie';
import { anderVanZaakobject, isAnder } from './stuf/object';
import { objectsOf } from './stuf/raw';

export const stufAnderZaakObject = defineFunction({
  name: 'stufAnderZaakObject',
  summary: 'Zaakobjecten of kind overige as anderZaakObject (omschrijving, aanduiding, lokatie, registratie), and `zaakgeometrie` as one more of them, named Locatie, where none of them has that place. Geometry: see stufGeometrie.',
  args: noArgs,
  takes: ['object'],
  gives: { type: 'array' },
  mayMiss: true,
  examples: [
    { given: { zaakobjecten: [{ bron: 'o1', objectType: 'overige', objectTypeOverige: 'Boom', objectIdentificatie: { overigeData: { aanduiding: 'Eik 12' } } }] }, expect: [{ omschrijving: 'Boom', aanduiding: 'Eik 12' }] },
    { given: { zaakgeometrie: { type: 'Point', coordinates: [5, 52] } }, report: 'ZS2116' },
  ],
  run: (value, _args, ctx) => {
    if (!isObject(value)) return undefined;
    const objecten = objectsOf(value['zaakobjecten']).filter(isAnder);
    const geometrie = value['zaakgeometrie'];
    const same = objecten.some(({ objectIdentificatie }) => isObject(objectIdentificatie) && isObject(objectIdentificatie['overigeData']) && geometrie !== undefined && canonical(objectIdentificatie['overigeData']['lokatie'] ?? null) === canonical(geometrie));
    const lokatie = same ? null : naarGml(geometrie, ctx);
    const all = [...objecten.map((one) => anderVanZaakobject(one, ctx)), ...(lokatie ? [{ omschrijving: 'Locatie', aanduiding: 'Locatie van de zaak', lokatie }] : [])];
    return all.length === 0 ? undefined : all;
  },
});
