// Relations of a zaak with those who are involved in it.
import type { Tabel } from './taal';

export const ZAK_ROLLEN: Tabel = {
  'CreeerZaak-ZAKBTRINI-kennisgeving': `[e!nv!k]
    gerelateerde:CreeerZaak-ZBTR-kerngegevensKennisgeving!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-kennisgeving~<^CTP`,
  'ZAKBTRBLH-antwoord': `[ABe!nk]
    gerelateerde:BTR-gerelateerdeAntwoord!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-antwoord~<^CTP`,
  'ZAKBTRBLH-kennisgeving': `[ABe!nv!k]
    gerelateerde:BTR-kerngegevensKennisgeving!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-kennisgeving~<^CTP`,
  'ZAKBTRBLH-vraagScope': `[ABe!k]
    gerelateerde:BTR-gerelateerdeVraagScope!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~ afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-vraagScope~<^CTP`,
  'ZAKBTRBLH-vraagSelectie': `[ABe!k]
    gerelateerde:BTR-gerelateerdeVraagSelectie!~<BTR code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-vraagSelectie~<^CTP`,
  'ZAKBTRBLHCTP-antwoord': '[e!nk] gerelateerde:CTP-antwoord!<CTP s/tijdvakRelatie:TijdvakRelatie',
  'ZAKBTRBLHCTP-kennisgeving': '[e!nv!k] gerelateerde:CTP-kennisgeving!<CTP s/tijdvakRelatie:TijdvakRelatie',
  'ZAKBTRBLHCTP-vraagScope': '[e!nk] gerelateerde:CTP-vraagScope!<CTP s/tijdvakRelatie:TijdvakRelatie',
  'ZAKBTRBLHCTP-vraagSelectie': '[e!nk] gerelateerde:CTP-vraagSelectie!<CTP s/tijdvakRelatie:TijdvakRelatie',
  'ZAKBTRINI-antwoord': `[e!nk]
    gerelateerde:BTR-gerelateerdeAntwoord!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-antwoord~<^CTP`,
  'ZAKBTRINI-kennisgeving': `[e!nv!k]
    gerelateerde:BTR-kerngegevensKennisgeving!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-kennisgeving~<^CTP`,
  'ZAKBTRINI-vraagScope': `[e!k]
    gerelateerde:BTR-gerelateerdeVraagScope!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~ afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-vraagScope~<^CTP`,
  'ZAKBTRINI-vraagSelectie': `[e!k]
    gerelateerde:BTR-gerelateerdeVraagSelectie!~<BTR code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-vraagSelectie~<^CTP`,
  'ZAKBTRVRA-vraagScope': `[e!sk]
    gerelateerde:BTR-gerelateerdeVraagScope!~ code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~ afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-vraagScope~<^CTP`,
  'ZAKBTRVRA-vraagSelectie': `[e!sk]
    gerelateerde:BTR-gerelateerdeVraagSelectie!~<BTR code:t10~ omschrijving:t80~ toelichting:t1000~
    afwijkendCorrespondentieAdres:CorrespondentieAdresGrp-basis~|a0 afwijkendBuitenlandsCorrespondentieAdres:VerblijfBuitenlandGrp~|a1
    s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    heeftAlsAanspreekpunt:ZAKBTRBLHCTP-vraagSelectie~<^CTP`,
};
