// Function stufRolrelaties: the rollen that go back to one element of StUF, as its relations.
import { z } from 'zod';
import { objectsOf } from './stuf/raw';
import { relatieVan } from './stuf/betrokkene';
import { elementVoor, ROLELEMENTEN } from './stuf/rolnaam';
import { voorbeeld } from './stuf/voorbeeld';
import { defineFunction } from './define';

const wie = { betrokkeneType: 'medewerker', betrokkeneIdentificatie: { identificatie: 'M1' } };

export const stufRolrelaties = defineFunction({
  name: 'stufRolrelaties',
  summary: 'The rollen that belong to one element, as relations: by the name of the roltype (setting `roltypen`, table stuf/roltype), else by its generic role; any other role is heeftAlsOverigBetrokkene with its name in omschrijving. A rol that only says who set a status is told there.',
  args: z.enum(ROLELEMENTEN).describe('Name of the element.'),
  takes: ['array'],
  gives: { type: 'array' },
  mayMiss: true,
  examples: [
    { given: [{ bron: 'r1', roltype: { omschrijving: 'Initiator' }, ...wie }], args: 'heeftAlsInitiator', reference: voorbeeld, expect: [{ '@plaats': 'r1', gerelateerde: { medewerker: { identificatie: 'M1' } } }] },
    { given: [{ bron: 'r1', roltype: { omschrijving: 'Toezichthouder' }, ...wie }], args: 'heeftAlsOverigBetrokkene', reference: voorbeeld, expect: [{ '@plaats': 'r1', gerelateerde: { medewerker: { identificatie: 'M1' } }, omschrijving: 'Toezichthouder' }] },
    { given: [{ bron: 'r1', roltype: { omschrijving: 'Initiator' }, ...wie }], args: 'heeftAlsGemachtigde', reference: voorbeeld },
  ],
  run: (value, element, ctx) => {
    const found = objectsOf(value).flatMap((rol) => {
      if (/\.isGezetDoor$/.test(String(rol['bron']))) return [];
      const where = elementVoor(rol, ctx);
      const relatie = where.element === element ? relatieVan(rol, where.omschrijving, ctx) : null;
      return relatie ? [relatie] : [];
    });
    return found.length === 0 ? undefined : found;
  },
});
