// Elements of STT (statustype) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const STT: Tabel = {
  'ActualiseerZaakstatus-STT-kerngegevensKennisgeving': `[e!v!k]
    zkt.code:t10~ zkt.omschrijving:t80~ volgnummer:Volgnummer!~ code:t10~ omschrijving:t80!~ ingangsdatumObject:Datum~`,
  'GeefZaakStatus-STT-gerelateerdeAntwoord': `[e!nk]
    zkt.code:t10~ zkt.omschrijving:t80!~ volgnummer:Volgnummer!~ code:t10~ omschrijving:t80~ omschrijvingGeneriek:t80~
    doorlooptijd:Doorlooptijd~ ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'GeefZaakStatus-STT-vraag': `[e!sk]
    zkt.code:t10~ zkt.omschrijving:t80~ volgnummer:Volgnummer!~ code:t10~ omschrijving:t80!~ omschrijvingGeneriek:t80~
    doorlooptijd:Doorlooptijd~ ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'STT-gerelateerdeAntwoord': `[e!nk]
    zkt.code:t10~ zkt.omschrijving:t80~ volgnummer:Volgnummer~ code:t10~ omschrijving:t80~ omschrijvingGeneriek:t80~ doorlooptijd:Doorlooptijd~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'STT-gerelateerdeVraag': `[e!sk]
    volgnummer:Volgnummer~ omschrijving:t80~ omschrijvingGeneriek:t80~ doorlooptijd:Doorlooptijd~ ingangsdatumObject:Datum~
    einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'STT-kerngegevensKennisgeving': `[e!v!k]
    zkt.code:t10~ zkt.omschrijving:t80~ volgnummer:Volgnummer~ code:t10~ omschrijving:t80~ ingangsdatumObject:Datum~`,
  'STT-vraag': `[e!sk]
    zkt.code:t10~ zkt.omschrijving:t80~ volgnummer:Volgnummer~ code:t10~ omschrijving:t80~ omschrijvingGeneriek:t80~ doorlooptijd:Doorlooptijd~
    ingangsdatumObject:Datum~ einddatumObject:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
};
