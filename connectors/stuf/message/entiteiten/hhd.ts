// Elements of HHD (huishouden) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const HHD: Tabel = {
  'HHD-zkn-antwoord': `[e!nvk]
    b/nummer:HuishoudenNummer~ b/soort:HuishoudenSoort~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen
    b/isGehuisvestIn:HHDTGO-kerngegevens~<HHDTGO`,
  'HHD-zkn-basis': `[e!nvk]
    b/nummer:HuishoudenNummer~ b/soort:HuishoudenSoort~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'HHD-zkn-kerngegevensKennisgeving': '[e!v!k] b/nummer:HuishoudenNummer~ b/isGehuisvestIn:HHDTGO-zkn-kerngegevensKennisgeving~<HHDTGO',
  'HHDTGO-kerngegevens': '[e!nsk] b/gerelateerde:TGO-kerngegevens!~<TGO',
  'HHDTGO-zkn-kerngegevensKennisgeving': '[e!nsv!k] b/gerelateerde:TGO-zkn-kerngegevensKennisgeving!~<TGO',
};
