// Elements of MAC (maatschappelijke activiteit) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const MAC: Tabel = {
  'MAC-zkn-basis': `[e!nvk]
    b/kvkNummer:t=8~ b/authentiek:Authentiek~ b/datumAanvang:Datum~ b/datumEinde:Datum~ b/handelsnaam:t200~ s/extraElementen:ExtraElementen
    b/heeftAlsEigenaar:ZKRRPS-kerngegevens~<MACRPS`,
  'MAC-zkn-kerngegevensKennisgeving': '[e!v!k] b/kvkNummer:t=8~ b/authentiek:Authentiek~ b/handelsnaam:t200~',
};
