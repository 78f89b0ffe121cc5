// Eigenschappen: the own fields of a zaaktype, with the shape of their values.
import { choice, group, list, optionalText, text, to } from '../fields';
import type { Resource } from '../resource';
import { partConcept, removePartOfConcept } from '../rules/concept';
import { ofSameZaaktype, uniqueTogether } from '../rules/unique';
import { specificatie } from '../rules/specificatie';
import { atLeast, type Version } from '../versions';
import { FORMATEN } from './enums';
import { derivePart, partDates, partFilters, partOfZaaktype, string } from './shared';

export const eigenschappen = (version: Version): Resource => ({
  collection: 'eigenschappen',
  schema: 'Eigenschap',
  fields: {
    naam: text(20),
    definitie: text(255),
    specificatie: group(
      { groep: optionalText(32), formaat: choice(FORMATEN), lengte: text(14), kardinaliteit: text(3), waardenverzameling: list(text(100)) },
      { required: true },
    ),
    toelichting: optionalText(1000),
    ...partOfZaaktype(version),
    ...(atLeast(version, '1.2') && { statustype: to('statustypen', 'forget', { nullable: true, fallback: null }) }),
    ...partDates(version),
  },
  key: (value) => `${string(value['zaaktype'])} ${string(value['naam'])}`,
  concept: 'zaaktype',
  filters: partFilters,
  rules: [uniqueTogether(['zaaktype', 'naam'], 'nonFieldErrors'), specificatie, ofSameZaaktype('statustype'), partConcept],
  removeRules: [removePartOfConcept],
  derive: (stored, look) => derivePart(stored, look),
  writable: true,
});
