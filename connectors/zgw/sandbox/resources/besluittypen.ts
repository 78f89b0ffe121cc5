// Besluittypen: kinds of decision, shared by the zaaktypen of a catalogus.
import { date, list, made, madeLinks, optionalDate, optionalDuration, optionalText, text, to, yesNo } from '../fields';
import { equals, linkFilter, ownValidOn } from '../filters';
import type { Resource } from '../resource';
import { onlyConcept, onlyConceptRelations, removeOnlyConcept, removeWithoutPublishedRelations, sameCatalogus } from '../rules/concept';
import { relationsPublished } from '../rules/publish';
import { endAfterBegin, noOverlap } from '../rules/validity';
import { lookUp, pointingTo } from '../state';
import { atLeast, type Version } from '../versions';
import { placesUnder, spanByOmschrijving, string } from './shared';

export const besluittypen = (version: Version): Resource => ({
  collection: 'besluittypen',
  schema: 'BesluitType',
  fields: {
    catalogus: to('catalogussen', 'cascade', { required: true }),
    zaaktypen: madeLinks(),
    omschrijving: optionalText(80),
    omschrijvingGeneriek: optionalText(80),
    besluitcategorie: optionalText(40),
    reactietermijn: optionalDuration(),
    publicatieIndicatie: yesNo(),
    publicatietekst: optionalText(),
    publicatietermijn: optionalDuration(),
    toelichting: optionalText(),
    informatieobjecttypen: list(to('informatieobjecttypen', 'forget', { maxLength: undefined }), { required: true }),
    beginGeldigheid: date(),
    eindeGeldigheid: optionalDate(),
    concept: made(yesNo()),
    ...(atLeast(version, '1.2') && {
      resultaattypen: madeLinks(),
      resultaattypenOmschrijving: made(list(text())),
      vastgelegdIn: made(list(text())),
      beginObject: made(date()),
      eindeObject: made(date({ nullable: true })),
    }),
  },
  key: (value) => string(value['omschrijving']),
  concept: 'own',
  filters: {
    catalogus: linkFilter('catalogussen', (stored) => [string(stored.value['catalogus'])]),
    omschrijving: equals('omschrijving'),
    datumGeldigheid: ownValidOn,
    informatieobjecttypen: linkFilter('informatieobjecttypen', (stored) => (Array.isArray(stored.value['informatieobjecttypen']) ? stored.value['informatieobjecttypen'].map(string) : [])),
    zaaktypen: linkFilter('zaaktypen', async (stored, look) => (await pointingTo(look, stored.place, 'zaaktypen')).map((user) => user.place)),
  },
  rules: [noOverlap('omschrijving'), endAfterBegin, onlyConcept, onlyConceptRelations('informatieobjecttypen'), sameCatalogus('informatieobjecttypen')],
  publishRules: [relationsPublished, noOverlap('omschrijving')],
  removeRules: [removeOnlyConcept, removeWithoutPublishedRelations],
  derive: async (stored, look) => {
    const results = await pointingTo(look, stored.place, 'resultaattypen');
    const documents = Array.isArray(stored.value['informatieobjecttypen']) ? stored.value['informatieobjecttypen'] : [];
    const names = await Promise.all(documents.map((place) => lookUp(look, string(place))));
    return {
      concept: stored.concept,
      zaaktypen: await placesUnder(look, stored.place, 'zaaktypen'),
      resultaattypen: results.map((result) => result.place),
      resultaattypenOmschrijving: results.map((result) => string(result.value['omschrijving'])),
      vastgelegdIn: names.map((document) => string(document?.value['omschrijving'])),
      ...(await spanByOmschrijving(look, stored, 'besluittypen')),
    };
  },
  writable: true,
});
