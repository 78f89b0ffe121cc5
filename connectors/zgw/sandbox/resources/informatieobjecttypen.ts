// Informatieobjecttypen: kinds of document, shared by the zaaktypen of a catalogus.
import { choice, date, group, list, made, madeLinks, optionalDate, optionalText, text, to, yesNo } from '../fields';
import { contains, equals, linkFilter, ownValidOn } from '../filters';
import type { Resource } from '../resource';
import { onlyConcept, removeOnlyConcept } from '../rules/concept';
import { endAfterBegin, noOverlap } from '../rules/validity';
import { pointingTo } from '../state';
import { atLeast, type Version } from '../versions';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from './enums';
import { placesUnder, spanByOmschrijving, string } from './shared';

export const informatieobjecttypen = (version: Version): Resource => ({
  collection: 'informatieobjecttypen',
  schema: 'InformatieObjectType',
  fields: {
    catalogus: to('catalogussen', 'cascade', { required: true }),
    omschrijving: text(80),
    vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEIDAANDUIDINGEN),
    beginGeldigheid: date(),
    eindeGeldigheid: optionalDate(),
    concept: made(yesNo()),
    besluittypen: madeLinks(),
    ...(atLeast(version, '1.2') && {
      informatieobjectcategorie: text(80),
      trefwoord: list(text(30)),
      omschrijvingGeneriek: group({
        informatieobjecttypeOmschrijvingGeneriek: text(80),
        definitieInformatieobjecttypeOmschrijvingGeneriek: text(255),
        herkomstInformatieobjecttypeOmschrijvingGeneriek: text(12),
        hierarchieInformatieobjecttypeOmschrijvingGeneriek: text(80),
        opmerkingInformatieobjecttypeOmschrijvingGeneriek: optionalText(255),
      }),
      zaaktypen: madeLinks(),
      beginObject: made(date()),
      eindeObject: made(date({ nullable: true })),
    }),
  },
  key: (value) => string(value['omschrijving']),
  concept: 'own',
  filters: {
    catalogus: linkFilter('catalogussen', (stored) => [string(stored.value['catalogus'])]),
    omschrijving: equals('omschrijving'),
    omschrijving__icontains: contains('omschrijving'),
    datumGeldigheid: ownValidOn,
    zaaktype: linkFilter('zaaktypen', async (stored, look) =>
      (await pointingTo(look, stored.place, 'zaaktype-informatieobjecttypen')).map((relation) => string(relation.value['zaaktype'])),
    ),
  },
  rules: [noOverlap('omschrijving'), endAfterBegin, onlyConcept],
  publishRules: [noOverlap('omschrijving')],
  removeRules: [removeOnlyConcept],
  derive: async (stored, look) => {
    const relations = await pointingTo(look, stored.place, 'zaaktype-informatieobjecttypen');
    return {
      concept: stored.concept,
      besluittypen: await placesUnder(look, stored.place, 'besluittypen'),
      zaaktypen: [...new Set(relations.map((relation) => string(relation.value['zaaktype'])))],
      ...(await spanByOmschrijving(look, stored, 'informatieobjecttypen')),
    };
  },
  writable: true,
});
