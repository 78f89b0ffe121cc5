// Function stufRollen: the role relations of a zaak as rollen, and who set a status as a rol of its own.
import { isObject, type Json, type JsonObject } from '../../model/json';
import { defineFunction } from './define';
import { relatiesVan, rolVan, BETROKKENEN } from './stuf/betrokkene';
import { voorbeeld } from './stuf/voorbeeld';
import { oneOf, textOf } from './stuf/raw';
import { betrekkingIsRol, roltypeVoor, ROLELEMENTEN } from './stuf/rolnaam';
import { z } from 'zod';

const kaleBegin = { heeftAlsInitiator: [{ '@plaats': 'heeftAlsInitiator[0]', gerelateerde: { natuurlijkPersoon: { 'inp.bsn': '999990019', geslachtsnaam: 'Jansen' } }, toelichting: 'zelf gebeld' }] };

const door = [{ gerelateerde: { medewerker: { identificatie: 'M1' } } }];

export const stufRollen = defineFunction({
  name: 'stufRollen',
  summary: 'Role relations by element (`heeftAlsInitiator` …) as rollen: the roltype by the setting `roltypen` or the table stuf/roltype, people and organisations by the table stuf/velden, `bron` the place in the message. Who set a status (`heeft[].isGezetDoor` of the item) is a rol with bron `<place>.isGezetDoor`. heeftBetrekkingOp counts where the setting `heeftBetrekkingOp` is rol. With `whole` only what the model has a field for, and what it requires.',
  args: z.literal('whole').optional(),
  takes: ['object'],
  gives: { type: 'array' },
  mayMiss: true,
  examples: [
    {
      given: kaleBegin, reference: voorbeeld,
      expect: [{ bron: 'heeftAlsInitiator[0]', roltype: { omschrijving: 'Initiator' }, betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Jansen' }, roltoelichting: 'zelf gebeld' }],
    },
    {
      given: { isGezetDoor: door }, item: { heeft: [{ '@plaats': 'heeft[0]', isGezetDoor: door }] }, reference: voorbeeld,
      expect: [{ bron: 'heeft[0].isGezetDoor', roltype: { omschrijving: 'Behandelaar' }, betrokkeneType: 'medewerker', betrokkeneIdentificatie: { identificatie: 'M1' } }],
    },
    { given: { heeftAlsInitiator: [{ '@noValue': 'geenWaarde' }] }, reference: voorbeeld },
  ],
  run: (value, how, ctx) => {
    if (!isObject(value)) return undefined;
    const rollen: JsonObject[] = [];
    for (const element of ROLELEMENTEN) {
      for (const { relatie, bron } of relatiesVan(value[element], element)) {
        if (element === 'heeftBetrekkingOp' && !(betrekkingIsRol(ctx.settings) && isPerson(relatie))) continue;
        const said = textOf(relatie['omschrijving']);
        const own = element === 'heeftAlsOverigBetrokkene' ? said : undefined;
        const name = own ?? roltypeVoor(element, ctx);
        const rol = rolVan(relatie, bron, `${element}[]`, name, ctx, new Set(said === undefined || said === name ? ['omschrijving'] : []));
        if (rol) rollen.push(rol);
      }
    }
    // From the item: whoever set a status is named after the place of that status.
    for (const { relatie: heeft, bron } of relatiesVan(isObject(ctx.item) ? ctx.item['heeft'] : undefined, 'heeft')) {
      const door = oneOf(heeft['isGezetDoor']);
      const rol = door && rolVan(door, `${bron}.isGezetDoor`, 'heeft[].isGezetDoor[]', textOf(door['rolOmschrijving']) ?? roltypeVoor('isGezetDoor', ctx), ctx, new Set(['rolOmschrijving']));
      if (rol) rollen.push(rol);
    }
    // The whole model has no field for it, and says so with the finding that was made.
    if (how === 'whole') {
      for (const rol of rollen) {
        delete rol['afwijkendCorrespondentieadres'];
        rol['roltoelichting'] ??= '';
      }
    }
    return rollen.length === 0 ? undefined : rollen;
  },
});

const isPerson = (relatie: JsonObject): boolean => {
  const gerelateerde: Json | undefined = oneOf(relatie['gerelateerde']);
  return gerelateerde !== undefined && BETROKKENEN.some((name) => oneOf(gerelateerde[name]) !== undefined);
};
