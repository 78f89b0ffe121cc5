// Parts of messages around the objects: what stands where in each root.
import type { Tabel } from './taal';

export const BERICHTEN: Tabel = {
  'ActualiseerZaakstatus-ZAK-Lk01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:ActualiseerZaakstatus-ZAK-kennisgeving!#2~<ZAK=W`,
  'Antwoord-EDC': '[e!f!] parameters:ParametersVraag-gzdb! antwoord:Antwoord-EDC/antwoord!',
  'Antwoord-EDC/antwoord': '[] object:EDC-antwoord-gzdb!<EDC',
  'BSL-parametersVraagSynchroon': `[]
    s/sortering:BSL-sortering! s/indicatorVervolgvraag:boolean! s/maximumAantal:MaximumAantal s/indicatorAfnemerIndicatie:boolean
    s/indicatorAantal:boolean`,
  'CreeerZaak-ZAK-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:CreeerZaak-ZAK-kennisgeving!~<ZAK=T',
  'DI01_overdragenZaak': '[] stuurgegevens:stuurgegevens! melding:t250-k* object:OverdragenZaak-ZAK-opdracht-e!<ZAK=entiteit',
  'Di01_VoegBesluitToe': '[] stuurgegevens:stuurgegevens! object:VoegBesluitToe_object!',
  'Du01_overdragenZaak': '[] stuurgegevens:stuurgegevens! melding:t250-k* object:OverdragenZaak-ZAK-opdrachtbevestiging-e!<ZAK=entiteit',
  'EDC-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:EDC-kennisgeving!#2~<EDC',
  'GeefBesluitdetails-BSL-La01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:GeefBesluitdetails-BSL-La01/antwoord`,
  'GeefBesluitdetails-BSL-La01/antwoord': '[] object:GeefBesluitdetails-BSL-antwoord!<BSL',
  'GeefBesluitdetails-BSL-Lv01': `[]
    stuurgegevens:stuurgegevens! parameters:BSL-parametersVraagSynchroon! gelijk:geefBesluitDetails-BSL-vraagSelectie!<BSL
    scope:GeefBesluitdetails-BSL-Lv01/scope!`,
  'GeefBesluitdetails-BSL-Lv01/scope': '[] object:geefBesluitDetails-BSL-vraagScope!<BSL',
  'GeefLijstBesluiten-ZAK-La01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:GeefLijstBesluiten-ZAK-La01/antwoord`,
  'GeefLijstBesluiten-ZAK-La01/antwoord': '[] object:GeefLijstBesluiten-ZAK-antwoord!*<ZAK',
  'GeefLijstBesluiten-ZAK-Lv01': `[]
    stuurgegevens:stuurgegevens! parameters:ZAK-parametersVraagSynchroon! gelijk:GeefLijstBesluiten-ZAK-vraagSelectie!<ZAK
    scope:GeefLijstBesluiten-ZAK-Lv01/scope!`,
  'GeefLijstBesluiten-ZAK-Lv01/scope': '[] object:GeefLijstBesluiten-ZAK-vraagScope!<ZAK',
  'GeefLijstZaakDocumenten-ZAK-La01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:GeefLijstZaakDocumenten-ZAK-La01/antwoord`,
  'GeefLijstZaakDocumenten-ZAK-La01/antwoord': '[] object:GeefLijstZaakDocumenten-ZAK-antwoord!*<ZAK',
  'GeefLijstZaakDocumenten-ZAK-Lv01': `[]
    stuurgegevens:stuurgegevens! parameters:ZAK-parametersVraagSynchroon! gelijk:GeefLijstZaakDocumenten-ZAK-vraagSelectie!<ZAK
    scope:GeefLijstZaakDocumenten-ZAK-Lv01/scope!`,
  'GeefLijstZaakDocumenten-ZAK-Lv01/scope': '[] object:GeefLijstZaakDocumenten-ZAK-vraagScope!<ZAK',
  'GeefZaakDetails-ZAK-La01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:GeefZaakDetails-ZAK-La01/antwoord`,
  'GeefZaakDetails-ZAK-La01/antwoord': '[] object:GeefZaakDetails-ZAK-antwoord!<ZAK',
  'GeefZaakDetails-ZAK-Lv01': `[]
    stuurgegevens:stuurgegevens! parameters:ZAK-parametersVraagSynchroon! gelijk:GeefZaakDetails-ZAK-vraagSelectie!<ZAK
    scope:GeefZaakDetails-ZAK-Lv01/scope`,
  'GeefZaakDetails-ZAK-Lv01/scope': '[] object:ZAK-vraagScope@1.2!<ZAK',
  'GeefZaakStatus-ZAK-La01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:GeefZaakStatus-ZAK-La01/antwoord`,
  'GeefZaakStatus-ZAK-La01/antwoord': '[] object:GeefZaakStatus-ZAK-antwoord!*<ZAK',
  'GeefZaakStatus-ZAK-Lv01': `[]
    stuurgegevens:stuurgegevens! parameters:ZAK-parametersVraagSynchroon! gelijk:GeefZaakStatus-ZAK-vraagSelectie!<ZAK
    scope:GeefZaakStatus-ZAK-Lv01/scope!`,
  'GeefZaakStatus-ZAK-Lv01/scope': '[] object:GeefZaakStatus-ZAK-vraagScope!<ZAK',
  'GeefZaakdocumentLezen-EDC-La01': `[]
    stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:GeefZaakdocumentLezen-EDC-La01/antwoord`,
  'GeefZaakdocumentLezen-EDC-La01/antwoord': '[] object:GeefZaakdocumentLezen-EDC-antwoord!<EDC',
  'GeefZaakdocumentLezen-EDC-Lv01': `[]
    stuurgegevens:stuurgegevens! parameters:BSL-parametersVraagSynchroon! gelijk:geefBesluitDetails-BSL-vraagSelectie!<EDC
    scope:GeefZaakdocumentLezen-EDC-Lv01/scope!`,
  'GeefZaakdocumentLezen-EDC-Lv01/scope': '[] object:GeefZaakdocumentLezen-EDC-vraagScope!<EDC',
  'Kennisgeving-EDC': '[e!f!] parameters:ParametersLk02! object:EDC-kennisgeving-uzd#2<EDC',
  'Kennisgeving-EDC-ozd': '[e!f!] parameters:ParametersLk02! object:EDC-kennisgeving-ozd!#2<EDC',
  'Kennisgeving-EDC@1.2': '[e!f!] parameters:ParametersLk02! object:EDC-kennisgeving-uzd!#2<EDC',
  'MaakZaakdocument-EDC-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:MaakZaakdocument-EDC-kennisgeving!<EDC',
  'Parameters-zs-dms': '[] checkedOutId:tekst-k checkedOutBy:tekst-k~ versioningState:versioningState~',
  'Parameters-zs-dms-r': '[] checkedOutId:tekst-k versioningState:versioningState~',
  'Parameters-zs-dms-r@1.2': '[] d/checkedOutId:tekst-k d/versioningState:versioningState@1.2~',
  'Parameters-zs-dms@1.2': '[] d/checkedOutId:tekst-k d/checkedOutBy:tekst-k~ d/versioningState:versioningState@1.2~',
  'ParametersAntwoordSynchroon': '[] s/indicatorVervolgvraag:boolean! s/indicatorAfnemerIndicatie:boolean s/aantalVoorkomens:AantalVoorkomens',
  'ParametersLk01': '[] s/mutatiesoort:Mutatiesoort! s/indicatorOvername:IndicatorOvername!',
  'ParametersLk02': '[] s/mutatiesoort:Mutatiesoort!',
  'ParametersVraag-gzdb': '[] s/indicatorAfnemerIndicatie:boolean',
  'UpdateBesluit-BSL-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:UpdateBesluit-BSL-kennisgeving!#2~<BSL',
  'UpdateZaak-ZAK-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:UpdateZaak-ZAK-kennisgeving!#2~<ZAK',
  'VoegZaakdocumentToe-EDC-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:VoegZaakdocumentToe-EDC-kennisgeving!~<EDC',
  'Vraag-EDC': '[e!f!] parameters:ParametersVraag-gzdb! gelijk:EDC-vraagSelectie-gzdb!<EDC scope:Vraag-EDC/scope',
  'Vraag-EDC/scope': '[] object:EDC-vraagScope-gzdb!<EDC',
  'Vraag-EDC@1.2': '[e!f!] parameters:ParametersVraag-gzdb! gelijk:EDC-vraagSelectie-gzdb@1.2!<EDC scope:Vraag-EDC@1.2/scope',
  'Vraag-EDC@1.2/scope': '[] object:EDC-vraagScope-gzdb@1.2!<EDC',
  'ZAK-Lk01': '[] stuurgegevens:stuurgegevens! parameters:ParametersLk01! object:ZAK-kennisgeving!#2~<ZAK',
  'ZAK-parametersVraagSynchroon': `[]
    s/sortering:ZAK-sortering! s/indicatorVervolgvraag:boolean! s/maximumAantal:MaximumAantal s/indicatorAfnemerIndicatie:boolean
    s/indicatorAantal:boolean`,
  'cancelCheckout_Di02@1.1': '[] stuurgegevens:stuurgegevens! parameters:Parameters-zs-dms-r! document:EDC-cc-e!<EDC=entiteit',
  'cancelCheckout_Di02@1.2': '[] d/stuurgegevens:stuurgegevens! d/parameters:Parameters-zs-dms-r@1.2! d/document:EDC-cc-e!<EDC=entiteit',
  'edcLa01@1.1': '[] stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:edcLa01@1.1/antwoord',
  'edcLa01@1.1/antwoord': '[] object:EDC-antwoord!*<EDC',
  'edcLv01@1.1': `[]
    stuurgegevens:stuurgegevens! parameters:BSL-parametersVraagSynchroon! gelijk:EDC-vraagSelectie<EDC vanaf:EDC-vraagSelectie<EDC
    totEnMet:EDC-vraagSelectie<EDC scope:edcLv01@1.1/scope start:edcLv01@1.1/start`,
  'edcLv01@1.1/scope': '[] object:EDC-vraagScope!<EDC',
  'edcLv01@1.1/start': '[] object:EDC-antwoord!<EDC',
  'geefZaakdocumentBewerken_Di02@1.2': '[] d/stuurgegevens:stuurgegevens! d/edcLv01:Vraag-EDC@1.2!<EDC=selectie',
  'geefZaakdocumentBewerken_Du02@1.2': `[]
    d/stuurgegevens:stuurgegevens! d/parameters:Parameters-zs-dms@1.2! d/melding:t250-k* d/edcLa01:Antwoord-EDC!<EDC=antwoord`,
  'geefZaakdocumentbewerken_Di02@1.1': '[] stuurgegevens:stuurgegevens! edcLv01:Vraag-EDC!<EDC=selectie',
  'geefZaakdocumentbewerken_Du02@1.1': `[]
    stuurgegevens:stuurgegevens! parameters:Parameters-zs-dms! melding:t250-k* edcLa01:Antwoord-EDC!<EDC=antwoord`,
  'genereerBesluitIdentificatie_Di02@1.2': '[] d/stuurgegevens:stuurgegevens!',
  'genereerBesluitIdentificatie_Du02@1.2': '[] d/stuurgegevens:stuurgegevens! d/melding:t250-k* d/besluit:BSL-gbi-e!<BSL=entiteit',
  'genereerDocumentIdentificatie_Di02@1.1': '[] stuurgegevens:stuurgegevens!',
  'genereerDocumentIdentificatie_Di02@1.2': '[] d/stuurgegevens:stuurgegevens! d/parameters:genereerDocumentIdentificatie_Di02@1.2/parameters',
  'genereerDocumentIdentificatie_Di02@1.2/parameters': '[] s/extraElementen:ExtraElementen',
  'genereerDocumentIdentificatie_Du02@1.1': '[] stuurgegevens:stuurgegevens! melding:t250-k* document:EDC-gdi-e!<EDC=entiteit',
  'genereerDocumentIdentificatie_Du02@1.2': '[] d/stuurgegevens:stuurgegevens! d/melding:t250-k* d/document:EDC-gdi-e!<EDC=entiteit',
  'genereerZaakIdentificatie_Di02@1.1': '[] stuurgegevens:stuurgegevens!',
  'genereerZaakIdentificatie_Di02@1.2': '[] d/stuurgegevens:stuurgegevens!',
  'genereerZaakIdentificatie_Du02@1.1': '[] stuurgegevens:stuurgegevens! melding:t250-k* zaak:ZAK-gzi-e!<ZAK=entiteit',
  'genereerZaakIdentificatie_Du02@1.2': '[] d/stuurgegevens:stuurgegevens! d/melding:t250-k* d/zaak:ZAK-gzi-e!<ZAK=entiteit',
  'ontkoppelZaakdocument_Di02@1.2': `[]
    d/stuurgegevens:stuurgegevens! d/parameters:Parameters-zs-dms-r@1.2! d/edcLk02:Kennisgeving-EDC-ozd!<EDC=update`,
  'updateZaakdocument_Di02@1.1': '[] stuurgegevens:stuurgegevens! parameters:Parameters-zs-dms-r! edcLk02:Kennisgeving-EDC!<EDC=update',
  'updateZaakdocument_Di02@1.2': '[] d/stuurgegevens:stuurgegevens! d/parameters:Parameters-zs-dms-r@1.2! d/edcLk02:Kennisgeving-EDC@1.2!<EDC=update',
  'zakLa01@1.1': '[] stuurgegevens:stuurgegevens! parameters:ParametersAntwoordSynchroon! melding:t250-k* antwoord:zakLa01@1.1/antwoord',
  'zakLa01@1.1/antwoord': '[] object:ZAK-antwoord!*<ZAK',
  'zakLv01@1.1': `[]
    stuurgegevens:stuurgegevens! parameters:ZAK-parametersVraagSynchroon! gelijk:ZAK-vraagSelectie<ZAK vanaf:ZAK-vraagSelectie<ZAK
    totEnMet:ZAK-vraagSelectie<ZAK scope:zakLv01@1.1/scope start:zakLv01@1.1/start`,
  'zakLv01@1.1/scope': '[] object:ZAK-vraagScope!<ZAK',
  'zakLv01@1.1/start': '[] object:ZAK-antwoord!<ZAK',
};
