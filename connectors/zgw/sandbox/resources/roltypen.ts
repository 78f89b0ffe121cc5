// Roltypen: who may be involved in a zaak of a zaaktype.
import { choice, text } from '../fields';
import { equals, oneOf } from '../filters';
import type { Resource } from '../resource';
import { partConcept, removePartOfConcept } from '../rules/concept';
import { uniqueTogether } from '../rules/unique';
import type { Version } from '../versions';
import { ROLOMSCHRIJVINGEN } from './enums';
import { derivePart, partDates, partFilters, partOfZaaktype, string } from './shared';

export const roltypen = (version: Version): Resource => ({
  collection: 'roltypen',
  schema: 'RolType',
  fields: { ...partOfZaaktype(version), omschrijving: text(100), omschrijvingGeneriek: choice(ROLOMSCHRIJVINGEN), ...partDates(version) },
  key: (value) => `${string(value['zaaktype'])} ${string(value['omschrijving'])}`,
  concept: 'zaaktype',
  filters: { ...partFilters, omschrijving: equals('omschrijving'), omschrijvingGeneriek: oneOf('omschrijvingGeneriek', ROLOMSCHRIJVINGEN) },
  rules: [uniqueTogether(['zaaktype', 'omschrijving'], 'nonFieldErrors'), partConcept],
  removeRules: [removePartOfConcept],
  derive: (stored, look) => derivePart(stored, look),
  writable: true,
});
