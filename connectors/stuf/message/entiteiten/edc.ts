// Elements of EDC (enkelvoudig document) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const EDC: Tabel = {
  'EDC-antwoord': `[e!nk]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-antwoord*~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-antwoord*~<EDCBSL maaktDeelUitVan:EDCSDC-antwoord*~<EDCSDC`,
  'EDC-antwoord-gzdb': `[e!nk]
    identificatie:t40-r! dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum-r! ontvangstdatum:Datum~
    titel:t200-r! beschrijving:t1000~ formaat:t85-r! taal:t20-r! versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding-r! auteur:t200-r! link:t200-r! inhoud:BinaireInhoud! s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-antwoord*~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-antwoord*~<EDCBSL maaktDeelUitVan:EDCSDC-antwoord*~<EDCSDC`,
  'EDC-basis': `[ensvk]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud-basis~ s/tijdstipRegistratie:Tijdstip~`,
  'EDC-cc-e': `[e!f!v!k]
    identificatie:t40-r! dct.omschrijving:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~
    versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isRelevantVoor:EDCZAK-kennisgeving*~<EDCZAK`,
  'EDC-gdi-e': `[e!f!nk]
    identificatie:t40-r! dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-antwoord*~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-antwoord*~<EDCBSL maaktDeelUitVan:EDCSDC-antwoord*~<EDCSDC`,
  'EDC-gerelateerdeVraag': `[e!nk]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~
    beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~
    auteur:t200~ link:t200~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDC-inOBJ': '[e!nvk] identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~',
  'EDC-kennisgeving': `[e!v!k]
    identificatie:t40~ dct.omschrijving:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~
    versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isRelevantVoor:EDCZAK-kennisgeving*~<EDCZAK`,
  'EDC-kennisgeving-ozd': '[e!v!k] identificatie:t40-r! dct.omschrijving:t80~ isRelevantVoor:EDCZAK-kennisgeving-ozd*~<EDCZAK',
  'EDC-kennisgeving-uzd': `[e!v!k]
    identificatie:t40-r! dct.omschrijving:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~
    versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isRelevantVoor:EDCZAK-kennisgeving*~<EDCZAK`,
  'EDC-kerngegevensKennisgeving': '[e!v!k] identificatie:t40~ dct.omschrijving:t80~ titel:t200~',
  'EDC-vraagScope': `[e!sk]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud-vraag s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-vraagScope~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-vraag~<EDCBSL maaktDeelUitVan:EDCSDC-vraag~<EDCSDC`,
  'EDC-vraagScope-gzdb': `[e!sk]
    identificatie:t40-r! dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum-r! ontvangstdatum:Datum~
    titel:t200-r! beschrijving:t1000~ formaat:t85-r! taal:t20-r! versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding-r! auteur:t200-r! link:t200~ inhoud:BinaireInhoud-vraag
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isRelevantVoor:EDCZAK-vraagScope~<EDCZAK kanVastleggingZijnVan:EDCBSL-vraag~<EDCBSL maaktDeelUitVan:EDCSDC-vraag~<EDCSDC`,
  'EDC-vraagScope-gzdb@1.2': `[e!sk]
    identificatie:t40-r~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum-r~ ontvangstdatum:Datum~
    titel:t200-r~ beschrijving:t1000~ formaat:t85-r~ taal:t20-r~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding-r auteur:t200-r~ link:t200~ inhoud:BinaireInhoud-vraag s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-vraagScope@1.2~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-vraag~<EDCBSL maaktDeelUitVan:EDCSDC-vraag~<EDCSDC`,
  'EDC-vraagSelectie': `[e!k]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud-vraag s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-vraagSelectie~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-vraag~<EDCBSL maaktDeelUitVan:EDCSDC-vraag~<EDCSDC`,
  'EDC-vraagSelectie-gzdb': `[e!k]
    identificatie:t40-r! dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud-vraag s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-vraagSelectie~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-vraag~<EDCBSL maaktDeelUitVan:EDCSDC-vraag~<EDCSDC`,
  'EDC-vraagSelectie-gzdb@1.2': '[e!k] identificatie:t40-r!',
  'EDCBSL-antwoord': '[ABe!nk] gerelateerde:BSL-gerelateerdeVraag!~<BSL',
  'EDCBSL-vraag': '[ABe!k] gerelateerde:BSL-gerelateerdeVraag!~<BSL',
  'EDCSDC-antwoord': `[ensvk]
    gerelateerde:SDC-gerelateerdeAntwoord!~<SDC s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDCSDC-vraag': `[e!k]
    gerelateerde:SDC-gerelateerdeVraag!~<SDC s/tijdvakRelatie:TijdvakRelatie s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDCZAK-antwoord': `[ABe!nk]
    gerelateerde:ZAK-gerelateerdeAntwoord!~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDCZAK-kennisgeving': `[ABe!nv!k]
    gerelateerde:ZAK-kerngegevensKennisgeving!~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDCZAK-kennisgeving-ozd': '[ABe!nv!k] gerelateerde:ZAK-kerngegevensKennisgeving-ozd!~<ZAK',
  'EDCZAK-vraagScope': `[ABe!k]
    gerelateerde:ZAK-gerelateerdeVraagScope!~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDCZAK-vraagScope@1.2': `[ABe!k]
    gerelateerde:ZAK-gerelateerdeVraagScope@1.2!~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'EDCZAK-vraagSelectie': `[ABe!k]
    gerelateerde:ZAK-gerelateerdeVraagSelectie!~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~ stt.volgnummer:Volgnummer~
    stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'GeefBesluitdetails-EDC-gerelateerdeAntwoord': `[e!nk]
    identificatie:t40! dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~
    beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~
    auteur:t200~ link:t200~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'GeefZaakdocumentLezen-EDC-antwoord': `[e!nk]
    identificatie:t40! dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum!~ ontvangstdatum:Datum~
    titel:t200!~ beschrijving:t1000~ formaat:t85!~ taal:t20!~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding!~ auteur:t200!~ link:t200~ inhoud:BinaireInhoud! s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:EDCZAK-antwoord*~<EDCZAK
    kanVastleggingZijnVan:EDCBSL-antwoord*~<EDCBSL maaktDeelUitVan:EDCSDC-antwoord*~<EDCSDC`,
  'GeefZaakdocumentLezen-EDC-vraagScope': `[e!sk]
    identificatie:t40~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ dct.categorie:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~
    titel:t200~ beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~
    vertrouwelijkAanduiding:VertrouwelijkAanduiding~ auteur:t200~ link:t200~ inhoud:BinaireInhoud-vraag~ s/tijdvakGeldigheid:TijdvakGeldigheid
    s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isRelevantVoor:GeefZaakdocumentLezen-EDCZAK-vraagScope<EDCZAK
    kanVastleggingZijnVan:EDCBSL-vraag~<EDCBSL maaktDeelUitVan:EDCSDC-vraag~<EDCSDC`,
  'GeefZaakdocumentLezen-EDCZAK-vraagScope': `[ABe!sk]
    gerelateerde:geefBesluitDetails-ZAK-gerelateerdeVraagScope~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~
    stt.volgnummer:Volgnummer~ stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'MaakZaakdocument-EDC-kennisgeving': `[e!v!k]
    identificatie:t40! dct.omschrijving:t80! creatiedatum:Datum! ontvangstdatum:Datum~ titel:t200! beschrijving:t1000~ formaat:t85! taal:t20!
    versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding! auteur:t200! link:t200~ inhoud:BinaireInhoud
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isRelevantVoor:EDCZAK-kennisgeving*~<EDCZAK`,
  'VoegBesluitToe-EDC-kerngegevensKennisgeving': '[e!v!k] identificatie:t40!~ dct.omschrijving:t80~ titel:t200~',
  'VoegZaakdocumentToe-EDC-kennisgeving': `[e!v!k]
    identificatie:t40! dct.omschrijving:t80! creatiedatum:Datum! ontvangstdatum:Datum~ titel:t200! beschrijving:t1000~ formaat:t85!~ taal:t20!~
    versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding! auteur:t200! link:t200~ inhoud:BinaireInhoud!
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isRelevantVoor:VoegZaakdocumentToe-EDCZAK-kennisgeving!*~<EDCZAK`,
  'VoegZaakdocumentToe-EDCZAK-kennisgeving': `[ABe!nv!k]
    gerelateerde:VoegZaakdocumentToe-ZAK-kerngegevensKennisgeving!~<ZAK titel:t200~ beschrijving:t1000~ registratiedatum:Datum~
    stt.volgnummer:Volgnummer~ stt.omschrijving:t80~ sta.datumStatusGezet:Datum~ s/tijdvakRelatie:TijdvakRelatie
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
  'geefBesluitDetails-EDC-gerelateerdeVraag': `[e!nk]
    identificatie:t40!~ dct.omschrijving:t80~ dct.omschrijvingGeneriek:t80~ creatiedatum:Datum~ ontvangstdatum:Datum~ titel:t200~
    beschrijving:t1000~ formaat:t85~ taal:t20~ versie:t5~ status:t20~ verzenddatum:Datum~ vertrouwelijkAanduiding:VertrouwelijkAanduiding~
    auteur:t200~ link:t200~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen`,
};
