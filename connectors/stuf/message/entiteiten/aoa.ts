// Elements of AOA (adresseerbaar object) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const AOA: Tabel = {
  'AOA-zkn-basis': `[e!nvk]
    b/identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~ b/huisnummer:Huisnummering~
    b/huisletter:Huislettering~ b/huisnummertoevoeging:Huisnummertoevoeging~ b/postcode:Postcode~ b/num.indicatieHoofdadres:Boolean~
    b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'AOA-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~ b/huisnummer:Huisnummering~
    b/huisletter:Huislettering~ b/huisnummertoevoeging:Huisnummertoevoeging~ b/postcode:Postcode~`,
};
