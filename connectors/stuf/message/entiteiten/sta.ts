// Elements of STA (status) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const STA: Tabel = {
  'STA-inOBJ': '[e!nvk] stt.volgnummer:Volgnummer~ stt.omschrijving:t80~ datumStatusGezet:Tijdstip~ isVan:STAZAK-kerngegevens~<STAZAK',
  'STA-kerngegevensKennisgeving': '[e!v!k] stt.volgnummer:Volgnummer~ datumStatusGezet:Tijdstip~ isVan:STAZAK-kerngegevensKennisgeving~<STAZAK',
  'STAZAK-kerngegevens': '[e!nvk] gerelateerde:ZAK-kerngegevens!~<ZAK s/tijdvakRelatie:TijdvakRelatie',
  'STAZAK-kerngegevensKennisgeving': '[e!nv!k] gerelateerde:ZAK-kerngegevensKennisgeving!~<ZAK s/tijdvakRelatie:TijdvakRelatie',
};
