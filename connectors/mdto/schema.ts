// MDTO as data: every type of the XSD with its elements in order. Writer, reader and shape are made from this one table.
import type { OrderedTypes, Particle } from '../../core/xml/ordered';

/** Namespace of MDTO XML, all versions. */
export const MDTO_NAMESPACE = 'https://www.nationaalarchief.nl/mdto';

/** The versions of the XSD we write. 1.0.1 (2023) made archiefvormer repeatable and beperkingGebruik required. */
export const XSD_VERSIONS = ['1.0', '1.0.1'] as const;
export type XsdVersion = (typeof XSD_VERSIONS)[number];

const one = (name: string, type = 'text'): Particle => ({ name, type, min: 1, max: 1 });
const maybe = (name: string, type = 'text'): Particle => ({ name, type, min: 0, max: 1 });
const some = (name: string, type = 'text'): Particle => ({ name, type, min: 1, max: 'many' });
const any = (name: string, type = 'text'): Particle => ({ name, type, min: 0, max: 'many' });

const object = [some('identificatie', 'identificatieGegevens'), one('naam')];

const informatieobject = (archiefvormer: Particle, beperkingGebruik: Particle): readonly Particle[] => [
  ...object,
  maybe('aggregatieniveau', 'begripGegevens'),
  any('classificatie', 'begripGegevens'),
  any('trefwoord'),
  any('omschrijving'),
  any('raadpleeglocatie', 'raadpleeglocatieGegevens'),
  any('dekkingInTijd', 'dekkingInTijdGegevens'),
  any('dekkingInRuimte', 'verwijzingGegevens'),
  any('taal'),
  any('event', 'eventGegevens'),
  one('waardering', 'begripGegevens'),
  maybe('bewaartermijn', 'termijnGegevens'),
  maybe('informatiecategorie', 'begripGegevens'),
  any('isOnderdeelVan', 'verwijzingGegevens'),
  any('bevatOnderdeel', 'verwijzingGegevens'),
  any('heeftRepresentatie', 'verwijzingGegevens'),
  any('aanvullendeMetagegevens', 'verwijzingGegevens'),
  any('gerelateerdInformatieobject', 'gerelateerdInformatieobjectGegevens'),
  archiefvormer,
  any('betrokkene', 'betrokkeneGegevens'),
  maybe('activiteit', 'verwijzingGegevens'),
  beperkingGebruik,
];

const common: OrderedTypes = {
  bestand: [
    ...object,
    one('omvang'),
    one('bestandsformaat', 'begripGegevens'),
    some('checksum', 'checksumGegevens'),
    maybe('URLBestand'),
    one('isRepresentatieVan', 'verwijzingGegevens'),
  ],
  identificatieGegevens: [one('identificatieKenmerk'), one('identificatieBron')],
  verwijzingGegevens: [one('verwijzingNaam'), maybe('verwijzingIdentificatie', 'identificatieGegevens')],
  begripGegevens: [one('begripLabel'), maybe('begripCode'), one('begripBegrippenlijst', 'verwijzingGegevens')],
  raadpleeglocatieGegevens: [any('raadpleeglocatieFysiek', 'verwijzingGegevens'), any('raadpleeglocatieOnline')],
  dekkingInTijdGegevens: [one('dekkingInTijdType', 'begripGegevens'), one('dekkingInTijdBegindatum'), maybe('dekkingInTijdEinddatum')],
  eventGegevens: [one('eventType', 'begripGegevens'), maybe('eventTijd'), maybe('eventVerantwoordelijkeActor', 'verwijzingGegevens'), maybe('eventResultaat')],
  gerelateerdInformatieobjectGegevens: [one('gerelateerdInformatieobjectVerwijzing', 'verwijzingGegevens'), one('gerelateerdInformatieobjectTypeRelatie', 'begripGegevens')],
  betrokkeneGegevens: [one('betrokkeneTypeRelatie', 'begripGegevens'), one('betrokkeneActor', 'verwijzingGegevens')],
  beperkingGebruikGegevens: [
    one('beperkingGebruikType', 'begripGegevens'),
    maybe('beperkingGebruikNadereBeschrijving'),
    any('beperkingGebruikDocumentatie', 'verwijzingGegevens'),
    maybe('beperkingGebruikTermijn', 'termijnGegevens'),
  ],
  termijnGegevens: [maybe('termijnTriggerStartLooptijd', 'begripGegevens'), maybe('termijnStartdatumLooptijd'), maybe('termijnLooptijd'), maybe('termijnEinddatum')],
  checksumGegevens: [one('checksumAlgoritme', 'begripGegevens'), one('checksumWaarde'), one('checksumDatum')],
};

/** The types per version of the XSD. */
export const MDTO_TYPES: Readonly<Record<XsdVersion, OrderedTypes>> = {
  '1.0': { ...common, informatieobject: informatieobject(one('archiefvormer', 'verwijzingGegevens'), any('beperkingGebruik', 'beperkingGebruikGegevens')) },
  '1.0.1': { ...common, informatieobject: informatieobject(some('archiefvormer', 'verwijzingGegevens'), some('beperkingGebruik', 'beperkingGebruikGegevens')) },
};
