// The raw shapes `stuf.zaak`, `stuf.informatieobject` and `stuf.besluit`: entities of StUF-ZKN 3.10 by local name (message/raw.ts).
import type { Shape, ShapeSchema } from '../../core/model/shapes';

type Fields = Readonly<Record<string, ShapeSchema>>;

const text: ShapeSchema = { type: 'string' };
const personal: ShapeSchema = { type: 'string', personal: true };
/** A leaf whose attributes matter: its text is under `#`. */
const dated = (leaf: ShapeSchema): ShapeSchema => ({
  anyOf: [leaf, { type: 'object', properties: { '#': leaf, '@indOnvolledigeDatum': text }, required: ['#'], ...(leaf.personal === true ? { personal: true } : {}) }],
});
const datum = dated(text);
const list = (items: ShapeSchema): ShapeSchema => ({ type: 'array', items });
const group = (properties: Fields): ShapeSchema => ({ type: 'object', properties });
const texts = (names: string, leaf: ShapeSchema = text): Fields => Object.fromEntries(names.split(/\s+/).map((name) => [name, leaf]));

/** Attributes that StUF puts on entities and relations (A6.5). */
const ATTRIBUTES = texts('@entiteittype @verwerkingssoort @sleutelVerzendend @sleutelOntvangend @sleutelGegevensbeheer @sleutelSynchronisatie @functie @noValue @scope');
const extraElementen = list({ type: 'object', properties: { '@naam': text, '#': personal, '@indOnvolledigeDatum': text } });
const tijdvakRelatie = group({ beginRelatie: datum, eindRelatie: datum });
const tijdvakGeldigheid = group({ beginGeldigheid: datum, eindGeldigheid: datum });

const entity = (fields: Fields): ShapeSchema => group({ ...ATTRIBUTES, ...fields });
/** A relation: always a list; `@plaats` is its place in the message, or what the model calls it on the way out. */
const relation = (gerelateerde: ShapeSchema, own: Fields = {}): ShapeSchema => list(group({ ...ATTRIBUTES, '@plaats': text, gerelateerde, ...own }));

/** Whatever a function says of it, no value of it appears. */
const hidden = (schema: ShapeSchema): ShapeSchema => ({ ...schema, personal: true });

const verblijfsadres: ShapeSchema = { ...group(texts('aoa.identificatie authentiek wpl.woonplaatsNaam gor.openbareRuimteNaam gor.straatnaam aoa.postcode aoa.huisnummer aoa.huisletter aoa.huisnummertoevoeging inp.locatiebeschrijving', personal)), personal: true };
const verblijfBuitenland: ShapeSchema = { ...group(texts('lnd.landcode lnd.landnaam sub.adresBuitenland1 sub.adresBuitenland2 sub.adresBuitenland3', personal)), personal: true };
const correspondentieadres: ShapeSchema = {
  ...group(texts('typering wpl.woonplaatsNaam postcode aoa.identificatie wpl.identificatie opr.identificatie gor.openbareRuimteNaam gor.straatnaam aoa.huisnummer aoa.huisletter aoa.huisnummertoevoeging sub.postadresType sub.postadresNummer', personal)),
  personal: true,
};

const nps = entity({
  ...texts('inp.bsn anp.identificatie inp.a-nummer geslachtsnaam voorvoegselGeslachtsnaam voorletters voornamen geslachtsaanduiding', personal), geboortedatum: dated(personal), verblijfsadres, 'sub.verblijfBuitenland': verblijfBuitenland,
});
const nnp = entity({ ...texts('inn.nnpId ann.identificatie statutaireNaam', personal), 'inn.rechtsvorm': text, bezoekadres: verblijfsadres, 'sub.verblijfBuitenland': verblijfBuitenland });
const ves = entity({ ...texts('vestigingsNummer handelsnaam', personal), verblijfsadres, 'sub.verblijfBuitenland': verblijfBuitenland });
const mdw = entity(texts('identificatie achternaam voorletters voorvoegselAchternaam', personal));
const oeh = entity({ identificatie: text, naam: text, isGehuisvestIn: relation(entity({ isEen: relation(entity({ vestigingsNummer: text })) })) });
const BETROKKENEN: Fields = { natuurlijkPersoon: nps, nietNatuurlijkPersoon: nnp, vestiging: ves, medewerker: mdw, organisatorischeEenheid: oeh };

const adresAanduidingGrp = group(texts('num.identificatie oao.identificatie wpl.woonplaatsNaam gor.openbareRuimteNaam aoa.postcode aoa.huisnummer aoa.huisletter aoa.huisnummertoevoeging ogo.locatieAanduiding', personal));
const tgo = entity({ identificatie: personal, adresAanduidingGrp });
const koz = entity({ kadastraleIdentificatie: personal, kadastraleAanduiding: group(texts('kadastraleGemeentecode kadastraleSectie kadastraalPerceelnummer kdp.deelperceelNummer apr.appartementsIndex', personal)) });
const woz = entity({ wozObjectNummer: personal, aanduidingWOZobject: group(texts('aoa.identificatie wpl.woonplaatsNaam aoa.postcode gor.openbareRuimteNaam aoa.huisnummer aoa.huisletter aoa.huisnummertoevoeging locatieOmschrijving', personal)) });
const deel = entity(texts('type identificatie naam'));
const document = entity(texts('identificatie dct.omschrijving titel', personal));

/** The choice under heeftBetrekkingOp (stuf.md A8.4). */
const OBJECTEN: Fields = {
  ...BETROKKENEN,
  adres: entity(texts('identificatie wpl.woonplaatsNaam gor.openbareRuimteNaam huisnummer huisletter huisnummertoevoeging postcode', personal)),
  besluit: entity(texts('identificatie bst.omschrijving datumBeslissing')),
  buurt: entity(texts('buurtCode buurtNaam gem.gemeenteCode wyk.wijkCode')),
  enkelvoudigDocument: document,
  gemeente: entity(texts('gemeenteCode gemeenteNaam')),
  gemeentelijkeOpenbareRuimte: entity(texts('identificatie openbareRuimteNaam')),
  huishouden: entity({ nummer: personal, isGehuisvestIn: relation(tgo) }),
  inrichtingselement: deel,
  kadastraleOnroerendeZaak: koz,
  kunstwerkdeel: deel,
  maatschappelijkeActiviteit: entity(texts('kvkNummer handelsnaam', personal)),
  openbareRuimte: entity(texts('identificatie wpl.woonplaatsNaam gor.openbareRuimteNaam')),
  pand: entity(texts('identificatie', personal)),
  samengesteldDocument: document,
  spoorbaandeel: deel,
  status: entity(texts('stt.volgnummer stt.omschrijving datumStatusGezet')),
  terreindeel: deel,
  terreinGebouwdObject: tgo,
  waterdeel: deel,
  wegdeel: deel,
  wijk: entity(texts('wijkCode wijkNaam gem.gemeenteCode')),
  woonplaats: entity(texts('identificatie woonplaatsNaam')),
  wozDeelobject: entity({ nummerWOZDeelObject: personal, isOnderdeelVan: relation(woz) }),
  wozObject: woz,
  wozWaarde: entity({ waardepeildatum: text, isVoor: relation(woz) }),
  zakelijkRecht: entity({ identificatie: personal, 'avr.aard': text, heeftBetrekkingOp: relation(koz), heeftAlsGerechtigde: relation(entity({ natuurlijkPersoon: nps, nietNatuurlijkPersoon: nnp })) }),
};

const contactpersoon = entity(texts('identificatie naam functie telefoonnummer emailadres', personal));
const rol = hidden(relation(entity(BETROKKENEN), {
  code: text, omschrijving: personal, toelichting: personal, afwijkendCorrespondentieAdres: correspondentieadres, afwijkendBuitenlandsCorrespondentieAdres: verblijfBuitenland,
  tijdvakRelatie, tijdvakGeldigheid, tijdstipRegistratie: text, extraElementen, heeftAlsAanspreekpunt: relation(contactpersoon),
}));

/** Kerngegevens of another zaak. */
const andereZaak = entity({ identificatie: text, omschrijving: personal, isVan: relation(entity(texts('omschrijving code ingangsdatumObject'))) });

const BESLUIT: Fields = {
  identificatie: text, 'bst.omschrijving': text, datumBeslissing: datum, toelichting: personal, ingangsdatumWerking: datum, einddatumWerking: datum, vervalreden: text, datumPublicatie: datum, datumVerzending: datum,
  datumUiterlijkeReactie: datum, tijdvakGeldigheid, tijdstipRegistratie: text, extraElementen,
};

const DOCUMENT: Fields = {
  identificatie: text, 'dct.omschrijving': text, 'dct.omschrijvingGeneriek': text, 'dct.categorie': text, creatiedatum: datum, ontvangstdatum: datum, titel: personal, beschrijving: personal, formaat: text, taal: text, versie: text,
  status: text, verzenddatum: datum, vertrouwelijkAanduiding: text, auteur: personal, link: personal,
  inhoud: {
    type: 'object', description: 'Which bytes: `spool` (inward) or `bron` and `versie` (outward); the bytes are never here.',
    properties: { '@bestandsnaam': personal, '@contentType': text, '#': personal, spool: text, bron: text, versie: { type: 'integer' }, omvang: { anyOf: [{ type: 'integer' }, { type: 'null' }] }, sha256: text },
  },
  tijdvakGeldigheid, tijdstipRegistratie: text, extraElementen,
};

/** What the link of a zaak and a document says. */
const KOPPELING: Fields = { titel: personal, beschrijving: personal, registratiedatum: datum, 'stt.volgnummer': text, 'stt.omschrijving': text, 'sta.datumStatusGezet': text, tijdvakRelatie, tijdvakGeldigheid, tijdstipRegistratie: text, extraElementen };

const statusdoor = hidden(relation(entity({ medewerker: mdw, organisatorischeEenheid: oeh }), { rolOmschrijving: text, rolomschrijvingGeneriek: text, tijdvakRelatie, tijdstipRegistratie: text, extraElementen }));

export const STUF_ZAAK: Shape = {
  name: 'stuf.zaak',
  schema: entity({
    identificatie: text, omschrijving: personal, toelichting: personal, kenmerk: list(group({ kenmerk: personal, bron: text })),
    anderZaakObject: list(group({ omschrijving: text, aanduiding: personal, lokatie: { type: 'object', personal: true, properties: { '@gml': list({ type: 'object' }) } }, registratie: text })),
    resultaat: group({ omschrijving: text, toelichting: personal }), startdatum: datum, registratiedatum: datum, publicatiedatum: datum, einddatumGepland: datum, uiterlijkeEinddatum: datum, einddatum: datum,
    opschorting: group({ indicatie: text, reden: personal }), verlenging: group({ duur: text, reden: personal }), betalingsIndicatie: text, laatsteBetaaldatum: text, archiefnominatie: text, datumVernietigingDossier: datum,
    zaakniveau: text, deelzakenIndicatie: text, tijdvakGeldigheid, tijdstipRegistratie: text, extraElementen,
    isVan: relation(entity(texts('omschrijving code ingangsdatumObject')), { extraElementen }),
    heeftBetrekkingOp: hidden(relation(entity(OBJECTEN), { omschrijving: personal, tijdvakRelatie, tijdstipRegistratie: text, extraElementen })),
    heeftAlsBelanghebbende: rol, heeftAlsGemachtigde: rol, heeftAlsInitiator: rol, heeftAlsUitvoerende: rol, heeftAlsVerantwoordelijke: rol, heeftAlsOverigBetrokkene: rol,
    heeftAlsDeelzaak: relation(andereZaak, { tijdvakRelatie, tijdstipRegistratie: text, extraElementen }),
    heeftAlsHoofdzaak: relation(andereZaak, { tijdvakRelatie, tijdstipRegistratie: text, extraElementen }),
    heeftBetrekkingOpAndere: relation(andereZaak, { tijdvakRelatie, tijdstipRegistratie: text, extraElementen }),
    heeft: relation(entity({ ...texts('zkt.code zkt.omschrijving volgnummer code omschrijving'), ingangsdatumObject: datum }), {
      toelichting: personal, datumStatusGezet: text, indicatieLaatsteStatus: text, tijdvakRelatie, tijdvakGeldigheid, tijdstipRegistratie: text, extraElementen, isGezetDoor: statusdoor, heeftRelevant: relation(entity(DOCUMENT)),
    }),
    heeftRelevant: relation(entity(DOCUMENT), KOPPELING),
    leidtTot: relation(entity(BESLUIT), { tijdvakRelatie, tijdstipRegistratie: text, extraElementen }),
  }),
};

export const STUF_INFORMATIEOBJECT: Shape = {
  name: 'stuf.informatieobject',
  schema: entity({ ...DOCUMENT, isRelevantVoor: relation(andereZaak, KOPPELING), kanVastleggingZijnVan: relation(entity(BESLUIT)), maaktDeelUitVan: relation(document) }),
};

export const STUF_BESLUIT: Shape = {
  name: 'stuf.besluit',
  schema: entity({
    ...BESLUIT, ...texts('bst.omschrijvingGeneriek bst.categorie bst.reactietermijn bst.publicatieIndicatie bst.publicatieTekst bst.publicatieTermijn'),
    isUitkomstVan: relation(andereZaak, { tijdstipRegistratie: text, extraElementen }), isVastgelegdIn: relation(entity(DOCUMENT), { extraElementen }),
  }),
};

/** All of them, as the connector offers them. */
export const STUF_SHAPES: readonly Shape[] = [STUF_ZAAK, STUF_INFORMATIEOBJECT, STUF_BESLUIT];
