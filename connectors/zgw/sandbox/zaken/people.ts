// Who can be involved: the groups of fields for people, organisations and addresses, in rollen and in zaakobjecten.
import { choice, group, integer, list, optionalText, text, type Field, type Fields } from '../fields';
import type { ZakenVersion } from '../versions';
import { type BETROKKENETYPEN, GESLACHTEN, RECHTSVORMEN } from './enums';

/** A group that may be null. */
export const maybe = (fields: Fields): Field => group(fields, { nullable: true, fallback: null });
export const perhaps = (values: readonly string[]): Field => choice(values, { required: false, blank: true, fallback: '' });
const nine = optionalText(9, { minLength: 9 });

const verblijfsadres = maybe({
  aoaIdentificatie: text(100, { blank: true }), wplWoonplaatsNaam: text(80), gorOpenbareRuimteNaam: text(80), aoaPostcode: optionalText(7), aoaHuisnummer: integer(0, 99999),
  aoaHuisletter: optionalText(1), aoaHuisnummertoevoeging: optionalText(4), inpLocatiebeschrijving: optionalText(1000),
});
const subVerblijfBuitenland = maybe({
  lndLandcode: text(4), lndLandnaam: text(40), subAdresBuitenland_1: optionalText(35), subAdresBuitenland_2: optionalText(35), subAdresBuitenland_3: optionalText(35),
});

/** The fields of betrokkeneIdentificatie (or objectIdentificatie) per kind; Open Zaak takes longer identifications than the standard. */
export const people = (version: ZakenVersion): Readonly<Record<(typeof BETROKKENETYPEN)[number], Fields>> => {
  const openZaak = version === '1.5';
  return {
    natuurlijk_persoon: {
      inpBsn: nine, anpIdentificatie: optionalText(17), inpA_nummer: optionalText(10, { pattern: /^[1-9][0-9]{9}$/ }), geslachtsnaam: optionalText(200), voorvoegselGeslachtsnaam: optionalText(80),
      voorletters: optionalText(20), voornamen: optionalText(200), geslachtsaanduiding: perhaps(GESLACHTEN), geboortedatum: optionalText(18), verblijfsadres, subVerblijfBuitenland,
    },
    niet_natuurlijk_persoon: {
      innNnpId: nine, annIdentificatie: optionalText(17), ...(openZaak && { kvkNummer: optionalText(8), vestigingsNummer: optionalText(24) }), statutaireNaam: optionalText(500),
      innRechtsvorm: perhaps(RECHTSVORMEN), bezoekadres: optionalText(1000), ...(openZaak && { verblijfsadres }), subVerblijfBuitenland,
    },
    vestiging: { vestigingsNummer: optionalText(24), handelsnaam: list(text(625)), verblijfsadres, subVerblijfBuitenland, kvkNummer: optionalText(8) },
    organisatorische_eenheid: { identificatie: optionalText(openZaak ? 255 : 24), naam: optionalText(openZaak ? 255 : 50), isGehuisvestIn: optionalText(openZaak ? 255 : 24) },
    medewerker: { identificatie: optionalText(openZaak ? 128 : 24), achternaam: optionalText(200), voorletters: optionalText(20), voorvoegselAchternaam: optionalText(10) },
  };
};
