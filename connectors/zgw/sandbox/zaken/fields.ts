// The fields of a zaak and its parts, as Open Zaak 1.30 (1.5) or the newest standard (1.7) has them.
import { choice, date, duration, free, group, link, list, made, madeLinks, moment, optionalDate, optionalMoment, optionalText, text, toApi, to, yesNo, type Field, type Fields } from '../fields';
import type { ZakenVersion } from '../versions';
import {
  AARD_RELATIES, ARCHIEFNOMINATIES, ARCHIEFSTATUSSEN, BETALINGSINDICATIES, BETROKKENETYPEN, DIGID_NIVEAUS, DOELGROEPEN, EHERKENNING_NIVEAUS, MACHTIGINGEN, MORE_BETALINGSINDICATIES,
  NOTITIESTATUSSEN, NOTITIETYPEN, OBJECTTYPEN, VERTROUWELIJKHEIDAANDUIDINGEN,
} from './enums';
import { objects } from './objects';
import { maybe, people, perhaps } from './people';

const rsin = (more: Partial<Field> = {}): Field => text(9, { minLength: 9, ...more });
const madeLink = made({ kind: 'uri', nullable: true, fallback: null });
const madeUuid = made(text());
/** The zaak a part belongs to; in the combined endpoints the zaak is the one at hand. */
const ofZaak: Field = toApi('zaken', 'zaken');

export const zaakFields = (version: ZakenVersion): Fields => {
  const openZaak = version === '1.5';
  return {
    uuid: madeUuid,
    identificatie: optionalText(40),
    bronorganisatie: rsin(),
    omschrijving: optionalText(80),
    toelichting: optionalText(1000),
    zaaktype: to('zaaktypen', 'cascade', { required: true, minLength: 1 }),
    registratiedatum: date({ required: false }),
    verantwoordelijkeOrganisatie: rsin(),
    startdatum: date(),
    einddatum: made(optionalDate()),
    einddatumGepland: optionalDate(),
    uiterlijkeEinddatumAfdoening: optionalDate(),
    publicatiedatum: optionalDate(),
    ...(openZaak && { laatstGemuteerd: made(moment()), laatstGeopend: optionalMoment() }),
    communicatiekanaal: link(1000, { blank: true, fallback: '' }),
    ...(openZaak && { communicatiekanaalNaam: optionalText(250) }),
    productenOfDiensten: list(link(1000)),
    vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEIDAANDUIDINGEN, { required: false }),
    betalingsindicatie: perhaps([...Object.keys(BETALINGSINDICATIES), ...(openZaak ? Object.keys(MORE_BETALINGSINDICATIES) : [])]),
    betalingsindicatieWeergave: made(text()),
    laatsteBetaaldatum: optionalMoment(),
    zaakgeometrie: free({ nullable: true, fallback: null }),
    verlenging: maybe({ reden: text(200), duur: duration() }),
    opschorting: maybe({ indicatie: yesNo(), ...(openZaak && { eerdereOpschorting: made(yesNo({ fallback: false })) }), reden: optionalText(200, { required: true }) }),
    selectielijstklasse: link(1000, { blank: true, fallback: '', points: { to: 'resultaten', api: 'selectielijst', loose: true } }),
    hoofdzaak: toApi('zaken', 'zaken', { required: false, nullable: true, fallback: null }),
    deelzaken: madeLinks(),
    relevanteAndereZaken: list(group({
      url: link(1000, { required: true, points: { to: 'zaken', api: 'zaken', loose: true } }),
      aardRelatie: choice(openZaak ? [...AARD_RELATIES, 'overig'] : AARD_RELATIES),
      ...(openZaak && { overigeRelatie: optionalText(100), toelichting: optionalText(255) }),
    })),
    ...(openZaak && { gerelateerdeZaken: list(group({ url: toApi('zaken', 'zaken') })) }),
    eigenschappen: madeLinks(),
    rollen: madeLinks(),
    status: madeLink,
    zaakinformatieobjecten: madeLinks(),
    zaakobjecten: madeLinks(),
    kenmerken: list(group({ kenmerk: text(40), bron: text(40) })),
    archiefnominatie: choice(ARCHIEFNOMINATIES, { required: false, nullable: true, blank: true, fallback: null }),
    archiefstatus: choice(ARCHIEFSTATUSSEN, { required: false, fallback: 'nog_te_archiveren' }),
    archiefactiedatum: optionalDate(),
    resultaat: madeLink,
    opdrachtgevendeOrganisatie: optionalText(9, { minLength: 9 }),
    processobjectaard: optionalText(200),
    startdatumBewaartermijn: optionalDate(),
    processobject: maybe({ datumkenmerk: text(250), identificatie: text(250), objecttype: text(250), registratie: text(250) }),
  };
};

export const statusFields = (version: ZakenVersion): Fields => ({
  uuid: madeUuid,
  zaak: ofZaak,
  statustype: to('statustypen', 'cascade', { required: true, minLength: 1 }),
  datumStatusGezet: moment(),
  statustoelichting: optionalText(1000),
  indicatieLaatstGezetteStatus: made(yesNo()),
  gezetdoor: version === '1.5' ? toApi('zaken', 'rollen', { required: false, nullable: true, fallback: null }) : toApi('zaken', 'rollen', { required: false, nullable: true }),
  zaakinformatieobjecten: madeLinks(),
});

export const resultaatFields: Fields = { uuid: madeUuid, zaak: ofZaak, resultaattype: to('resultaattypen', 'cascade', { required: true, minLength: 1 }), toelichting: optionalText(1000) };

const digid = maybe({
  source: choice(['digid']), levelOfAssurance: choice(DIGID_NIVEAUS),
  representee: group({ identifierType: choice(['bsn']), identifier: rsin() }), mandate: group({ services: list(group({ id: text() }), { required: true }) }),
});
const eherkenning = maybe({
  source: choice(['eherkenning']), levelOfAssurance: choice(EHERKENNING_NIVEAUS), actingSubject: text(100),
  representee: group({ identifierType: choice(['bsn', 'kvkNummer']), identifier: text(9) }),
  mandate: group({ role: choice(['bewindvoerder', 'curator', 'mentor'], { required: false }), services: list(group({ id: text(), uuid: text() }), { required: true }) }),
});

/** The fields of a rol whose betrokkeneType is `kind`; without a known one, those that all have. */
export const rolFields = (version: ZakenVersion, kind: unknown): Fields => {
  const openZaak = version === '1.5';
  const known = BETROKKENETYPEN.find((type) => type === kind);
  const authentication = kind === 'natuurlijk_persoon' ? digid : kind === 'niet_natuurlijk_persoon' || kind === 'vestiging' ? eherkenning : null;
  return {
    uuid: madeUuid,
    zaak: ofZaak,
    betrokkene: link(1000, { blank: true, fallback: '' }),
    betrokkeneType: choice(BETROKKENETYPEN),
    afwijkendeNaamBetrokkene: optionalText(625),
    roltype: to('roltypen', 'cascade', { required: true, minLength: 1 }),
    omschrijving: made(text()),
    omschrijvingGeneriek: made(text()),
    roltoelichting: optionalText(1000, { required: !openZaak }),
    registratiedatum: made(moment()),
    indicatieMachtiging: perhaps(MACHTIGINGEN),
    contactpersoonRol: maybe({ emailadres: { kind: 'email', blank: true, fallback: '', maxLength: 254 }, functie: optionalText(50), telefoonnummer: optionalText(20), naam: text(200) }),
    statussen: madeLinks(),
    ...(openZaak && { beginGeldigheid: optionalDate(), eindeGeldigheid: optionalDate() }),
    ...(known && { betrokkeneIdentificatie: group(people(version)[known]) }),
    ...(authentication && openZaak && { authenticatieContext: authentication }),
  };
};

export const zaakobjectFields = (version: ZakenVersion, kind: unknown): Fields => {
  const identification = objects(version)[String(kind)];
  return {
    uuid: madeUuid,
    zaak: ofZaak,
    object: link(1000, { blank: true, fallback: '' }),
    zaakobjecttype: to('zaakobjecttypen', 'forget', { blank: true, fallback: '' }),
    objectType: choice(OBJECTTYPEN),
    objectTypeOverige: optionalText(100, { pattern: /[a-z_]+/ }),
    objectTypeOverigeDefinitie: maybe({ url: link(1000, { required: true }), schema: text(100), objectData: text(100) }),
    relatieomschrijving: optionalText(80),
    ...(identification && { objectIdentificatie: group(identification) }),
  };
};

export const zaakinformatieobjectFields: Fields = {
  uuid: madeUuid,
  informatieobject: toApi('documenten', 'enkelvoudiginformatieobjecten'),
  zaak: ofZaak,
  aardRelatieWeergave: made(text()),
  titel: optionalText(200),
  beschrijving: optionalText(),
  registratiedatum: made(moment()),
  vernietigingsdatum: optionalMoment(),
  status: toApi('zaken', 'statussen', { required: false, nullable: true, fallback: null }),
};

export const zaakeigenschapFields: Fields = { uuid: madeUuid, zaak: ofZaak, eigenschap: to('eigenschappen', 'cascade', { required: true, minLength: 1 }), naam: made(text()), waarde: text() };

export const klantcontactFields: Fields = {
  uuid: madeUuid, zaak: ofZaak, identificatie: optionalText(14), datumtijd: moment(), kanaal: optionalText(20), onderwerp: optionalText(200), toelichting: optionalText(1000),
};

export const notitieFields: Fields = {
  onderwerp: text(255), tekst: text(), aangemaaktDoor: optionalText(255), notitieType: choice(NOTITIETYPEN, { required: false, fallback: 'intern' }),
  status: choice(NOTITIESTATUSSEN, { required: false, fallback: 'definitief' }), aanmaakdatum: made(moment()), wijzigingsdatum: made(moment()), gerelateerdAan: toApi('zaken', 'zaken'),
};

export const substatusFields: Fields = {
  uuid: madeUuid, zaak: ofZaak, status: toApi('zaken', 'statussen', { required: false, nullable: true, fallback: null }), omschrijving: text(200), tijdstip: moment({ required: false }), doelgroep: perhaps(DOELGROEPEN),
};

export const contactmomentFields: Fields = { uuid: madeUuid, zaak: ofZaak, contactmoment: link(1000, { required: true }) };
export const verzoekFields: Fields = { uuid: madeUuid, zaak: ofZaak, verzoek: link(1000, { required: true }) };
