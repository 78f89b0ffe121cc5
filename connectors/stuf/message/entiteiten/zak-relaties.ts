// Other relations of a zaak.
import type { Tabel } from './taal';

export const ZAK_RELATIES: Tabel = {
  'ActualiseerZaakstatus-ZAKSTT-kennisgeving': `[e!nv!k]
    gerelateerde:ActualiseerZaakstatus-STT-kerngegevensKennisgeving!<STT toelichting:t1000~ datumStatusGezet:Tijdstip!~
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isGezetDoor:ActualiseerZaakstatus-ZAKSTTBTR-kennisgeving!~<^BTR`,
  'ActualiseerZaakstatus-ZAKSTTBTR-kennisgeving': `[e!nv!k]
    gerelateerde:ActualiseerZaakstatus-BTR-subtypeMDWOEH-kerngegevensKennisgeving!~ rolOmschrijving:t80~
    rolomschrijvingGeneriek:RolomschrijvingGeneriek~ s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'CreeerZaak-ZAKZKT-kennisgeving': '[ABe!nv!k] gerelateerde:CreeerZaak-ZKT-kerngegevensKennisgeving!<ZKT=I s/extraElementen:ExtraElementen',
  'GeefLijstBesluiten-ZAKBSL-antwoord': `[ABe!nk]
    gerelateerde:GeefLijstBesluiten-BSL-gerelateerdeVraag!~<BSL s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'GeefLijstBesluiten-ZAKBSL-vraag': `[ABe!sk]
    gerelateerde:GeefLijstBesluiten-BSL-gerelateerdeVraag!~<BSL s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'GeefLijstZaakDocumenten-ZAKEDC-antwoord': `[ABe!nk]
    gerelateerde:GeefBesluitdetails-EDC-gerelateerdeAntwoord!~<EDC titel:t200~ beschrijving:t1000~ registratiedatum:Datum!~
    stt.volgnummer:Volgnummer~ stt.omschrijving:t80~ sta.datumStatusGezet:Volgnummer~ s/tijdvakRelatie:TijdvakRelatie
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'GeefZaakStatus-ZAKSTT-antwoord': `[e!nk]
    gerelateerde:GeefZaakStatus-STT-gerelateerdeAntwoord!<STT toelichting:t1000!~ datumStatusGezet:Tijdstip!~
    indicatieLaatsteStatus:Indicatie-r!~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen isGezetDoor:ZAKSTTBTR-antwoord~<^BTR heeftRelevant:BSLEDC-antwoord*~<^EDC`,
  'GeefZaakStatus-ZAKSTT-vraagScope': `[e!sk]
    gerelateerde:GeefZaakStatus-STT-vraag!<STT toelichting:t1000~ datumStatusGezet:Tijdstip!~ indicatieLaatsteStatus:Indicatie!~`,
  'GeefZaakStatus-ZAKSTT-vraagSelectie': '[e!k] indicatieLaatsteStatus:Indicatie-r!~',
  'OverdragenZaak-ZAKZKT-kerngegevens': '[ABe!nvk] gerelateerde:OverdragenZaak-ZKT-kerngegevens!<ZKT',
  'ZAKBSL-antwoord': `[ABe!nk]
    gerelateerde:BSL-gerelateerdeVraag!~<BSL s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKBSL-kennisgeving': `[ABe!nv!k]
    gerelateerde:BSL-kerngegevensKennisgeving!~<BSL s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKBSL-vraag': `[ABe!sk]
    gerelateerde:BSL-gerelateerdeVraag!~<BSL s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKEDC-antwoord': `[ABe!nk]
    gerelateerde:EDC-gerelateerdeVraag!~<EDC titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Volgnummer~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKEDC-basis': `[ABensvk]
    gerelateerde:EDC-basis~<EDC titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~ stt.omschrijving:t80~
    sta.datumStatusGezet:Volgnummer~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKEDC-vraag': `[ABe!k]
    gerelateerde:EDC-gerelateerdeVraag!~<EDC titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Volgnummer~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKOBJ-antwoord': `[ABe!nk]
    gerelateerde:OBJ-gerelateerdeAntwoord!~ omschrijving:t80~ s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKOBJ-kennisgeving': `[ABe!nv!k]
    gerelateerde:OBJ-kerngegevensKennisgeving!~ omschrijving:t80~ s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKOBJ-vraagScope': `[ABe!k]
    gerelateerde:OBJ-gerelateerdeVraagScope!~ omschrijving:t80~ s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKOBJ-vraagScope@1.2': `[ABe!k]
    gerelateerde:OBJ-gerelateerdeVraagScope@1.2!~ omschrijving:t80~ s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKOBJ-vraagSelectie': `[ABe!k]
    gerelateerde:OBJ-gerelateerdeVraagSelectie!~<OBJ omschrijving:t80~ s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKSTT-antwoord': `[e!nk]
    gerelateerde:STT-gerelateerdeAntwoord!<STT toelichting:t1000~ datumStatusGezet:Tijdstip~ indicatieLaatsteStatus:Indicatie~
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isGezetDoor:ZAKSTTBTR-antwoord~<^BTR heeftRelevant:BSLEDC-antwoord*~<^EDC`,
  'ZAKSTT-kennisgeving': `[e!nv!k]
    gerelateerde:STT-kerngegevensKennisgeving!<STT toelichting:t1000~ datumStatusGezet:Tijdstip~ s/tijdvakRelatie:TijdvakRelatie
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isGezetDoor:ZAKSTTBTR-kennisgeving~<^BTR`,
  'ZAKSTT-vraagScope': `[e!sk]
    gerelateerde:STT-vraag!<STT toelichting:t1000~ datumStatusGezet:Tijdstip~ indicatieLaatsteStatus:Indicatie~ s/tijdvakRelatie:TijdvakRelatie
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isGezetDoor:ZAKSTTBTR-vraagScope~<^BTR
    heeftRelevant:ZAKSTTEDC-vraag~<^EDC`,
  'ZAKSTT-vraagSelectie': `[e!k]
    gerelateerde:STT-vraag<STT toelichting:t1000~ datumStatusGezet:Tijdstip~ indicatieLaatsteStatus:Indicatie~ s/tijdvakRelatie:TijdvakRelatie
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isGezetDoor:ZAKSTTBTR-vraagSelectie~<^BTR heeftRelevant:ZAKSTTEDC-vraag~<^EDC`,
  'ZAKSTTBTR-antwoord': `[e!nk]
    gerelateerde:BTR-subtypeMDWOEH-gerelateerdeAntwoord!~ rolOmschrijving:t80~ rolomschrijvingGeneriek:RolomschrijvingGeneriek~
    s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKSTTBTR-kennisgeving': `[e!nv!k]
    gerelateerde:BTR-subtypeMDWOEH-kerngegevensKennisgeving!~ rolOmschrijving:t80~ rolomschrijvingGeneriek:RolomschrijvingGeneriek~
    s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKSTTBTR-vraagScope': `[e!k]
    gerelateerde:BTR-subtypeMDWOEH-gerelateerdeVraagScope!~ rolOmschrijving:t80~ rolomschrijvingGeneriek:RolomschrijvingGeneriek~
    s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKSTTBTR-vraagSelectie': `[e!k]
    gerelateerde:BTR-subtypeMDWOEH-gerelateerdeVraagSelectie!~<BTR rolOmschrijving:t80~ rolomschrijvingGeneriek:RolomschrijvingGeneriek~
    s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKSTTEDC-vraag': '[ABe!k] gerelateerde:EDC-gerelateerdeVraag!~<EDC s/extraElementen:ExtraElementen',
  'ZAKZAKBTR-antwoord': `[ABe!nk]
    gerelateerde:ZAK-gerelateerdeAntwoord!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKZAKBTR-kennisgeving': `[ABe!nv!k]
    gerelateerde:ZAK-kerngegevensKennisgeving!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKBTR-vraagScope': `[ABe!k]
    gerelateerde:ZAK-gerelateerdeVraagScope!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKBTR-vraagScope@1.2': `[ABe!k]
    gerelateerde:ZAK-gerelateerdeVraagScope@1.2!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKBTR-vraagSelectie': `[ABe!k]
    gerelateerde:ZAK-gerelateerdeVraagSelectie!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKDEL-antwoord': `[e!nk]
    gerelateerde:ZAK-gerelateerdeAntwoord!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'ZAKZAKDEL-kennisgeving': `[e!nv!k]
    gerelateerde:ZAK-kerngegevensKennisgeving!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKDEL-kerngegevens': '[e!nvk] gerelateerde:ZAK-kerngegevens!~<ZAK',
  'ZAKZAKDEL-vraagScope': `[e!k]
    gerelateerde:ZAK-gerelateerdeVraagScope!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKDEL-vraagScope@1.2': `[e!k]
    gerelateerde:ZAK-gerelateerdeVraagScope@1.2!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZAKDEL-vraagSelectie': `[e!k]
    gerelateerde:ZAK-gerelateerdeVraagSelectie!~<ZAK s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~
    s/extraElementen:ExtraElementen`,
  'ZAKZKT-antwoord': '[ABe!nk] gerelateerde:ZKT-gerelateerdeAntwoord!~<ZKT s/extraElementen:ExtraElementen',
  'ZAKZKT-basis': '[ABensvk] gerelateerde:ZKT-basis~<ZKT s/extraElementen:ExtraElementen',
  'ZAKZKT-kennisgeving': '[ABe!nv!k] gerelateerde:ZKT-kerngegevensKennisgeving!~<ZKT s/extraElementen:ExtraElementen',
  'ZAKZKT-kerngegevens': '[ABe!nvk] gerelateerde:ZKT-kerngegevens!~<ZKT',
  'ZAKZKT-vraag': '[ABe!k] gerelateerde:ZKT-gerelateerdeVraag!~<ZKT s/extraElementen:ExtraElementen',
};
