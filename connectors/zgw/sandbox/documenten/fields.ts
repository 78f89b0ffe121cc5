// The fields of the objects of the Documenten API, as the played version has them.
import { choice, date, group, integer, list, moment, optionalDate, optionalText, text, yesNo, type Field, type Fields } from '../fields';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../resources/enums';
import type { Settings } from '../settings';

export type DocumentenVersion = '1.4' | '1.7';

/** The Documenten API that goes with the played Zaken API. */
export const documentenVersion = ({ zaken }: Pick<Settings, 'zaken'>): DocumentenVersion => (zaken === '1.7' ? '1.7' : '1.4');

export const STATUSSEN = ['in_bewerking', 'ter_vaststelling', 'definitief', 'gearchiveerd'] as const;
const ALGORITMEN = ['crc_16', 'crc_32', 'crc_64', 'fletcher_4', 'fletcher_8', 'fletcher_16', 'fletcher_32', 'hmac', 'md5', 'sha_1', 'sha_256', 'sha_512', 'sha_3'] as const;

const blankable = (values: readonly string[]): Field => choice(values, { required: false, blank: true, fallback: '' });
const maybe = (field: Field): Field => ({ ...field, required: false, nullable: true, fallback: null });
const reference = (api: 'catalogi' | 'documenten', collection: string): Field => ({ kind: 'uri', required: true, maxLength: 1000, points: { to: collection, api } });

/** An enkelvoudiginformatieobject, without what the server makes and without content. */
export const documentFields = (version: DocumentenVersion): Fields => ({
  identificatie: optionalText(40),
  bronorganisatie: text(9, { minLength: 9 }),
  creatiedatum: date(),
  titel: text(200),
  vertrouwelijkheidaanduiding: blankable(VERTROUWELIJKHEIDAANDUIDINGEN),
  ...(version === '1.7' && { isGereedVoorPublicatie: maybe(yesNo()), tonenAanInitiator: yesNo({ required: false, fallback: false }) }),
  auteur: text(200),
  status: blankable(STATUSSEN),
  ...(version === '1.7' && { inhoudIsVervallen: maybe(yesNo()) }),
  formaat: optionalText(255),
  taal: text(3, { minLength: 3 }),
  bestandsnaam: optionalText(255),
  bestandsomvang: maybe(integer(0, Number.MAX_SAFE_INTEGER)),
  link: { kind: 'uri', maxLength: 200, blank: true, fallback: '' },
  beschrijving: optionalText(1000),
  ontvangstdatum: optionalDate(),
  verzenddatum: optionalDate(),
  indicatieGebruiksrecht: maybe(yesNo()),
  verschijningsvorm: optionalText(),
  ondertekening: maybe(group({ soort: choice(['analoog', 'digitaal', 'pki']), datum: date() })),
  integriteit: maybe(group({ algoritme: choice(ALGORITMEN), waarde: text(128), datum: date() })),
  informatieobjecttype: reference('catalogi', 'informatieobjecttypen'),
  trefwoorden: list(text(100)),
});

export const gebruiksrechtFields: Fields = {
  informatieobject: reference('documenten', 'enkelvoudiginformatieobjecten'),
  startdatum: moment(),
  einddatum: moment({ required: false, nullable: true, fallback: null }),
  omschrijvingVoorwaarden: text(),
};

export const objectinformatieobjectFields: Fields = {
  informatieobject: reference('documenten', 'enkelvoudiginformatieobjecten'),
  object: { kind: 'uri', required: true, maxLength: 1000 },
  objectType: choice(['besluit', 'zaak', 'verzoek']),
};

const street: Fields = {
  huisletter: optionalText(1), huisnummer: integer(1, 99999), huisnummerToevoeging: optionalText(4), naamOpenbareRuimte: text(80), postcode: optionalText(6), woonplaatsnaam: text(80),
};

/** Open Zaak writes `adresBuitenland_1`, the standard `adresBuitenland1`. */
const abroad = (mark: string): Fields => ({ [`adresBuitenland${mark}1`]: text(35), [`adresBuitenland${mark}2`]: optionalText(35), [`adresBuitenland${mark}3`]: optionalText(35) });

/** A verzending has one of three addresses, a fax number, an e-mail address, MijnOverheid or a telephone number. */
export const verzendingFields = (version: DocumentenVersion): Fields => ({
  betrokkene: { kind: 'uri', required: true, maxLength: 200 },
  informatieobject: reference('documenten', 'enkelvoudiginformatieobjecten'),
  aardRelatie: choice(['afzender', 'geadresseerde']),
  toelichting: optionalText(200),
  ontvangstdatum: optionalDate(),
  verzenddatum: optionalDate(),
  contactPersoon: { kind: 'uri', required: true, maxLength: 1000 },
  contactpersoonnaam: optionalText(40),
  binnenlandsCorrespondentieadres: maybe(group(street)),
  buitenlandsCorrespondentieadres: maybe(group({ ...abroad(version === '1.7' ? '' : '_'), landPostadres: { kind: 'uri', required: true, maxLength: 200 } })),
  correspondentiePostadres: maybe(group({ postBusOfAntwoordnummer: integer(1, 9999), postadresPostcode: text(6), postadresType: choice(['antwoordnummer', 'postbusnummer']), woonplaatsnaam: text(80) })),
  faxnummer: optionalText(15),
  emailadres: { kind: 'email', blank: true, maxLength: 100, fallback: '' },
  mijnOverheid: yesNo({ required: false, fallback: false }),
  telefoonnummer: optionalText(15),
});
