// Zaaktypen: the objects everything else hangs from; concept until published, then closed for change.
import type { Json } from '../../../../core/model/json';
import { choice, date, duration, group, link, list, made, madeLinks, optionalDate, optionalDuration, optionalText, text, to, toSelectielijst, yesNo } from '../fields';
import { contains, equals, linkFilter, ownValidOn } from '../filters';
import type { Resource } from '../resource';
import { bothBronnen, verlenging } from '../rules/zaaktype';
import { endAfterBegin, noOverlap } from '../rules/validity';
import { onlyConcept, onlyConceptRelations, removeOnlyConcept, removeWithoutPublishedRelations, sameCatalogus } from '../rules/concept';
import { publishable } from '../rules/publish';
import { pointingTo } from '../state';
import { atLeast, type Version } from '../versions';
import { AARD_RELATIES, INTERN_EXTERN, VERTROUWELIJKHEIDAANDUIDINGEN } from './enums';
import { spanOfZaaktype, string } from './shared';

export const zaaktypen = (version: Version): Resource => ({
  collection: 'zaaktypen',
  schema: 'ZaakType',
  fields: {
    identificatie: optionalText(50),
    omschrijving: text(80),
    omschrijvingGeneriek: optionalText(80),
    vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEIDAANDUIDINGEN),
    doel: text(),
    aanleiding: text(),
    toelichting: optionalText(),
    indicatieInternOfExtern: choice(INTERN_EXTERN),
    handelingInitiator: text(20),
    onderwerp: text(80),
    handelingBehandelaar: text(20),
    doorlooptijd: duration(),
    servicenorm: optionalDuration(),
    opschortingEnAanhoudingMogelijk: yesNo(),
    verlengingMogelijk: yesNo(),
    verlengingstermijn: optionalDuration(),
    trefwoorden: list(text(30)),
    publicatieIndicatie: yesNo(),
    publicatietekst: optionalText(),
    verantwoordingsrelatie: list(text(40)),
    productenOfDiensten: list(link(1000), { required: true }),
    selectielijstProcestype: toSelectielijst('procestypen', 200, { blank: true, fallback: '' }),
    referentieproces: group({ naam: text(80), link: link(200, { blank: true, fallback: '' }) }, { required: true }),
    concept: made(yesNo()),
    ...(atLeast(version, '1.2') && {
      verantwoordelijke: text(50),
      broncatalogus: group({ url: link(200, { required: true }), domein: text(5), rsin: text(9, { minLength: 9 }) }),
      bronzaaktype: group({ url: link(200, { required: true }), identificatie: text(50), omschrijving: text(80) }),
    }),
    beginGeldigheid: date(),
    eindeGeldigheid: optionalDate(),
    versiedatum: date(),
    ...(atLeast(version, '1.2') && { beginObject: made(date()), eindeObject: made(date({ nullable: true })) }),
    catalogus: to('catalogussen', 'cascade', { required: true }),
    statustypen: madeLinks(),
    resultaattypen: madeLinks(),
    eigenschappen: madeLinks(),
    informatieobjecttypen: madeLinks(),
    roltypen: madeLinks(),
    besluittypen: list(to('besluittypen', 'forget', { maxLength: undefined }), { required: true }),
    deelzaaktypen: list(to('zaaktypen', 'forget')),
    gerelateerdeZaaktypen: list(
      group({ zaaktype: link(200, { required: true, points: { to: 'zaaktypen', api: 'catalogi', loose: true } }), aardRelatie: choice(AARD_RELATIES), toelichting: optionalText(255) }),
      { required: true },
    ),
    ...(atLeast(version, '1.2') && { zaakobjecttypen: madeLinks() }),
  },
  key: (value) => string(value['identificatie']),
  concept: 'own',
  filters: {
    catalogus: linkFilter('catalogussen', (stored) => [string(stored.value['catalogus'])]),
    identificatie: equals('identificatie'),
    identificatie__icontains: contains('identificatie'),
    omschrijving__icontains: contains('omschrijving'),
    trefwoorden: { passes: (stored, value) => Promise.resolve(value.split(',').some((word) => Array.isArray(stored.value['trefwoorden']) && stored.value['trefwoorden'].includes(word))) },
    datumGeldigheid: ownValidOn,
  },
  rules: [
    noOverlap('identificatie'), endAfterBegin, onlyConcept, onlyConceptRelations('besluittypen'),
    sameCatalogus('besluittypen'), sameCatalogus('deelzaaktypen'), verlenging, bothBronnen,
  ],
  publishRules: [publishable, noOverlap('identificatie')],
  removeRules: [removeOnlyConcept, removeWithoutPublishedRelations],
  derive: async (stored, look) => {
    const parts = await pointingTo(look, stored.place);
    const of = (collection: string): Json[] => parts.filter((part) => part.place.startsWith(`${collection}/`) && part.value['zaaktype'] === stored.place).map((part) => part.place);
    const relations = parts.filter((part) => part.place.startsWith('zaaktype-informatieobjecttypen/'));
    return {
      concept: stored.concept,
      statustypen: of('statustypen'),
      resultaattypen: of('resultaattypen'),
      eigenschappen: of('eigenschappen'),
      roltypen: of('roltypen'),
      zaakobjecttypen: of('zaakobjecttypen'),
      informatieobjecttypen: [...new Set(relations.map((relation) => string(relation.value['informatieobjecttype'])))],
      ...(await spanOfZaaktype(look, stored)),
    };
  },
  writable: true,
});
