// Makes the objects of the seeded catalogue: published zaaktypen with all their parts, at places that follow from the seed.
import type { Json, JsonObject } from '../../../../core/model/json';
import { fallbacks } from '../check';
import { pointsTo, type Resource } from '../resource';
import { resources } from '../resources';
import { procestypePlaceOf, resultaatPlaceOf, resultaattypeomschrijvingPlaceOf } from '../selectielijst/objects';
import type { Settings } from '../settings';
import { add, lookUp, type Desk } from '../state';
import { namedUuid } from '../uuid';
import { BESLUITEN, DOCUMENTEN, SOORTEN, type Soort } from './types';

/** One object of the catalogue to be made; references as places. */
export interface Made {
  readonly collection: string;
  readonly uuid: string;
  readonly value: JsonObject;
}

const JAAR = 2020;
const GELDIG = { beginGeldigheid: '2010-01-01' };

/** Places of what is seeded: the same in every process with the same seed. */
export interface Places {
  readonly zaaktype: (soort: string) => string;
  readonly statustype: (soort: string, volgnummer: number) => string;
  readonly resultaattype: (soort: string, naam: string) => string;
  readonly roltype: (soort: string, generiek: string) => string;
  readonly eigenschap: (soort: string, naam: string) => string;
  readonly informatieobjecttype: (omschrijving: string) => string;
  readonly besluittype: (omschrijving: string) => string;
  readonly zaakobjecttype: (soort: string) => string;
}

/** Memory of names: each place is asked for a million times. */
export function places(seed: number): Places {
  const known = new Map<string, string>();
  const at = (collection: string, name: string): string => {
    const key = `${collection}/${name}`;
    const place = known.get(key) ?? `${collection}/${namedUuid(`seed ${seed}/${key}`)}`;
    known.set(key, place);
    return place;
  };
  return {
    zaaktype: (soort) => at('zaaktypen', soort),
    statustype: (soort, volgnummer) => at('statustypen', `${soort}/${volgnummer}`),
    resultaattype: (soort, naam) => at('resultaattypen', `${soort}/${naam}`),
    roltype: (soort, generiek) => at('roltypen', `${soort}/${generiek}`),
    eigenschap: (soort, naam) => at('eigenschappen', `${soort}/${naam}`),
    informatieobjecttype: (omschrijving) => at('informatieobjecttypen', omschrijving),
    besluittype: (omschrijving) => at('besluittypen', omschrijving),
    zaakobjecttype: (soort) => at('zaakobjecttypen', soort),
  };
}

const made = (place: string, value: JsonObject): Made => ({ collection: place.slice(0, -37), uuid: place.slice(-36), value });

/** Everything, in an order in which it can also be made by calls: what is pointed to comes first. */
export function catalogueObjects(seed: number, catalogus: string): readonly Made[] {
  const at = places(seed);
  const documenten = DOCUMENTEN.map((omschrijving) => made(at.informatieobjecttype(omschrijving), { catalogus, omschrijving, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', informatieobjectcategorie: 'Document', ...GELDIG }));
  const besluiten = BESLUITEN.map((omschrijving) => made(at.besluittype(omschrijving), {
    catalogus, omschrijving, publicatieIndicatie: false, reactietermijn: 'P6W', informatieobjecttypen: DOCUMENTEN.map(at.informatieobjecttype), ...GELDIG,
  }));
  // Deelzaaktypen before the zaaktypen that point to them.
  const soorten = [...SOORTEN].sort((a, b) => a.deelzaken.length - b.deelzaken.length);
  return [...documenten, ...besluiten, ...soorten.flatMap((soort) => zaaktypeObjects(at, soort, catalogus))];
}

function zaaktypeObjects(at: Places, soort: Soort, catalogus: string): readonly Made[] {
  const { identificatie } = soort;
  const zaaktype = at.zaaktype(identificatie);
  return [
    made(zaaktype, {
      identificatie, omschrijving: soort.omschrijving, vertrouwelijkheidaanduiding: 'zaakvertrouwelijk', doel: soort.omschrijving, aanleiding: 'Een verzoek of een melding', indicatieInternOfExtern: 'extern',
      handelingInitiator: 'aanvragen', onderwerp: soort.omschrijving, handelingBehandelaar: 'behandelen', doorlooptijd: 'P8W', servicenorm: 'P6W', opschortingEnAanhoudingMogelijk: true, verlengingMogelijk: true,
      verlengingstermijn: 'P6W', publicatieIndicatie: false, productenOfDiensten: [...soort.producten], selectielijstProcestype: procestypePlaceOf(JAAR, soort.procestype), referentieproces: { naam: soort.omschrijving },
      verantwoordelijke: 'Gemeente Zandhoek', versiedatum: GELDIG.beginGeldigheid, catalogus, besluittypen: soort.besluiten.map(at.besluittype), deelzaaktypen: soort.deelzaken.map(at.zaaktype),
      gerelateerdeZaaktypen: [], ...GELDIG,
    }),
    ...soort.statussen.map((omschrijving, index) => made(at.statustype(identificatie, index + 1), { zaaktype, omschrijving, volgnummer: index + 1 })),
    ...soort.rollen.map(([omschrijving, omschrijvingGeneriek]) => made(at.roltype(identificatie, omschrijvingGeneriek), { zaaktype, omschrijving, omschrijvingGeneriek })),
    ...soort.uitkomsten.map(({ naam, generiek, klasse, nominatie, termijn, brondatum }) => made(at.resultaattype(identificatie, naam), {
      zaaktype, omschrijving: naam, resultaattypeomschrijving: resultaattypeomschrijvingPlaceOf(generiek), selectielijstklasse: resultaatPlaceOf(JAAR, klasse), archiefnominatie: nominatie, archiefactietermijn: termijn,
      brondatumArchiefprocedure: brondatum as Json,
    })),
    ...soort.eigenschappen.map(({ naam, definitie, formaat, lengte, waarden }) => made(at.eigenschap(identificatie, naam), {
      zaaktype, naam, definitie, specificatie: { formaat, lengte, kardinaliteit: '1', ...(waarden && { waardenverzameling: [...waarden] }) },
    })),
    made(at.zaakobjecttype(identificatie), { zaaktype, anderObjecttype: false, objecttype: 'https://objecttypen.zandhoek.example/voorwerp', relatieOmschrijving: 'gaat over' }),
    ...soort.documenten.map((omschrijving, index) => made(`zaaktype-informatieobjecttypen/${namedUuid(`${zaaktype}/${omschrijving}`)}`, {
      zaaktype, informatieobjecttype: at.informatieobjecttype(omschrijving), volgnummer: index + 1, richting: omschrijving === 'Aanvraag' ? 'inkomend' : 'intern',
    })),
  ];
}

/** Puts the seeded catalogue on the shelf, published, unless it is there. */
export async function seedCatalogue(desk: Desk, settings: Settings, catalogus: string): Promise<void> {
  const known = new Map<string, Resource>(resources(settings.version).map((resource) => [resource.collection, resource]));
  for (const { collection, uuid, value } of catalogueObjects(settings.seed, catalogus)) {
    const resource = known.get(collection);
    if (!resource || (await lookUp(desk, `${collection}/${uuid}`))) continue;
    const filled = { ...fallbacks(resource.fields), ...value };
    await add(desk, collection, false, filled, pointsTo(resource.fields, filled), uuid);
  }
}
