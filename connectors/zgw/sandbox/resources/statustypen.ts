// Statustypen: the highest volgnummer of a zaaktype is its eindstatus.
import { group, integer, list, made, madeLinks, optionalDuration, optionalText, text, yesNo } from '../fields';
import type { Resource } from '../resource';
import { partConcept, removePartOfConcept } from '../rules/concept';
import { uniqueTogether } from '../rules/unique';
import { pointingTo } from '../state';
import { atLeast, type Version } from '../versions';
import { derivePart, partDates, partFilters, partOfZaaktype, placesUnder, string } from './shared';

export const statustypen = (version: Version): Resource => ({
  collection: 'statustypen',
  schema: 'StatusType',
  fields: {
    omschrijving: text(80),
    omschrijvingGeneriek: optionalText(80),
    statustekst: optionalText(1000),
    ...partOfZaaktype(version),
    volgnummer: integer(1, 9999),
    isEindstatus: made(yesNo()),
    informeren: yesNo({ required: false, fallback: false }),
    ...(atLeast(version, '1.2') && {
      doorlooptijd: optionalDuration(),
      toelichting: optionalText(1000, { nullable: true }),
      checklistitemStatustype: list(group({ itemnaam: text(30), toelichting: optionalText(1000), vraagstelling: text(255), verplicht: yesNo({ required: false, fallback: false }) })),
      eigenschappen: madeLinks(),
      zaakobjecttypen: madeLinks(),
    }),
    ...partDates(version),
  },
  key: (value) => `${string(value['zaaktype'])} ${String(value['volgnummer'])}`,
  concept: 'zaaktype',
  filters: partFilters,
  rules: [uniqueTogether(['zaaktype', 'volgnummer'], 'nonFieldErrors'), partConcept],
  removeRules: [removePartOfConcept],
  derive: async (stored, look) => {
    const siblings = await pointingTo(look, string(stored.value['zaaktype']), 'statustypen');
    const last = Math.max(...siblings.map((sibling) => Number(sibling.value['volgnummer'])));
    return {
      ...(await derivePart(stored, look)),
      isEindstatus: Number(stored.value['volgnummer']) === last,
      eigenschappen: await placesUnder(look, stored.place, 'eigenschappen'),
      zaakobjecttypen: await placesUnder(look, stored.place, 'zaakobjecttypen'),
    };
  },
  writable: true,
});
