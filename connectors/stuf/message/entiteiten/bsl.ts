// Elements of BSL (besluit) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const BSL: Tabel = {
  'BSL-gbi-e': `[e!f!nk]
    identificatie:t40~ bst.omschrijving:t80~ bst.omschrijvingGeneriek:t80~ bst.categorie:t40~ bst.reactietermijn:Termijn~
    bst.publicatieIndicatie:Indicatie~ bst.publicatieTekst:t1000~ bst.publicatieTermijn:Termijn~ datumBeslissing:Datum~ toelichting:t1000~
    ingangsdatumWerking:Datum~ einddatumWerking:Datum~ vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~
    datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isUitkomstVan:BSLZAK-antwoord~<BSLZAK isVastgelegdIn:BSLEDC-antwoord*~<BSLEDC`,
  'BSL-gerelateerdeVraag': `[e!nk]
    identificatie:t40~ bst.omschrijving:t80~ datumBeslissing:Datum~ toelichting:t1000~ ingangsdatumWerking:Datum~ einddatumWerking:Datum~
    vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~ datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'BSL-inOBJ': '[e!nvk] identificatie:t40~ bst.omschrijving:t80~ datumBeslissing:Datum~ ingangsdatumWerking:Datum~ einddatumWerking:Datum~',
  'BSL-kerngegevensKennisgeving': '[e!v!k] identificatie:t40~ bst.omschrijving:t80~ datumBeslissing:Datum~',
  'BSLEDC-antwoord': '[ABe!nk] gerelateerde:EDC-gerelateerdeVraag!~<EDC s/extraElementen:ExtraElementen',
  'BSLZAK-antwoord': '[e!nk] gerelateerde:ZAK-gerelateerdeAntwoord!~<ZAK s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen',
  'GeefBesluitdetails-BSL-antwoord': `[e!nk]
    identificatie:t40! bst.omschrijving:t80~ bst.omschrijvingGeneriek:t80~ bst.categorie:t40~ bst.reactietermijn:Termijn~
    bst.publicatieIndicatie:Indicatie~ bst.publicatieTekst:t1000~ bst.publicatieTermijn:Termijn~ datumBeslissing:Datum!~ toelichting:t1000~
    ingangsdatumWerking:Datum!~ einddatumWerking:Datum~ vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~
    datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid! s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isUitkomstVan:BSLZAK-antwoord!~<BSLZAK isVastgelegdIn:GeefBesluitdetails-BSLEDC-antwoord*~<BSLEDC`,
  'GeefBesluitdetails-BSLEDC-antwoord': '[ABe!nk] gerelateerde:GeefBesluitdetails-EDC-gerelateerdeAntwoord!~<EDC s/extraElementen:ExtraElementen',
  'GeefLijstBesluiten-BSL-gerelateerdeVraag': `[e!nk]
    identificatie:t40!~ bst.omschrijving:t80~ datumBeslissing:Datum!~ toelichting:t1000~ ingangsdatumWerking:Datum!~ einddatumWerking:Datum~
    vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~ datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'UpdateBesluit-BSL-kennisgeving': `[e!v!k]
    identificatie:t40! bst.omschrijving:t80~ datumBeslissing:Datum~ toelichting:t1000~ ingangsdatumWerking:Datum~ einddatumWerking:Datum~
    vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~ datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVastgelegdIn:UpdateBesluit-BSLEDC-kennisgeving*~<BSLEDC`,
  'UpdateBesluit-BSLEDC-kennisgeving': '[ABe!nv!k] gerelateerde:EDC-kerngegevensKennisgeving!~<EDC s/extraElementen:ExtraElementen',
  'VoegBesluitToe-BSL-kennisgeving': `[e!v!k]
    identificatie:t40!~ bst.omschrijving:t80~ datumBeslissing:Datum!~ toelichting:t1000~ ingangsdatumWerking:Datum!~ einddatumWerking:Datum~
    vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~ datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVastgelegdIn:VoegBesluitToe-BSLEDC-kennisgeving*~<BSLEDC`,
  'VoegBesluitToe-BSLEDC-kennisgeving': '[ABe!nv!k] gerelateerde:VoegBesluitToe-EDC-kerngegevensKennisgeving!~<EDC s/extraElementen:ExtraElementen',
  'geefBesluitDetails-BSL-vraagScope': `[e!sk]
    identificatie:t40~ bst.omschrijving:t80~ bst.omschrijvingGeneriek:t80~ bst.categorie:t40~ bst.reactietermijn:Termijn~
    bst.publicatieIndicatie:Indicatie~ bst.publicatieTekst:t1000~ bst.publicatieTermijn:Termijn~ datumBeslissing:Datum~ toelichting:t1000~
    ingangsdatumWerking:Datum~ einddatumWerking:Datum~ vervalreden:Vervalreden~ datumPublicatie:Datum~ datumVerzending:Datum~
    datumUiterlijkeReactie:Datum~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isUitkomstVan:geefBesluitDetails-BSLZAK-vraagScope~<BSLZAK isVastgelegdIn:geefBesluitDetails-BSLEDC-vraag~<BSLEDC`,
  'geefBesluitDetails-BSL-vraagSelectie': '[e!k] identificatie:t40!',
  'geefBesluitDetails-BSLEDC-vraag': '[ABe!k] gerelateerde:geefBesluitDetails-EDC-gerelateerdeVraag!~<EDC s/extraElementen:ExtraElementen',
  'geefBesluitDetails-BSLZAK-vraagScope': `[e!k]
    gerelateerde:geefBesluitDetails-ZAK-gerelateerdeVraagScope!~<ZAK s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
};
