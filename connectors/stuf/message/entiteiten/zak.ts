// Elements of ZAK (zaak) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const ZAK: Tabel = {
  'ActualiseerZaakstatus-ZAK-kennisgeving': `[e!v!k]
    identificatie:t5-40!~ omschrijving:t80~ s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ isVan:ZAKZKT-basis*~<ZAKZKT
    heeft:ActualiseerZaakstatus-ZAKSTT-kennisgeving!*~<ZAKSTT`,
  'CreeerZaak-ZAK-kennisgeving': `[e!v!k]
    identificatie:t5-40! omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp*~ anderZaakObject:ZaakobjectGrp*~ resultaat:ResultaatGrp~
    startdatum:Datum! registratiedatum:Datum! publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau! deelzakenIndicatie:Indicatie!
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen
    isVan:CreeerZaak-ZAKZKT-kennisgeving!~<ZAKZKT=T heeftBetrekkingOp:ZAKOBJ-kennisgeving*~<ZAKOBJ
    heeftAlsBelanghebbende:ZAKBTRBLH-kennisgeving*~<ZAKBTRBLH heeftAlsGemachtigde:ZAKBTRBLH-kennisgeving*~<ZAKBTRGMC
    heeftAlsInitiator:CreeerZaak-ZAKBTRINI-kennisgeving!~<ZAKBTRINI heeftAlsUitvoerende:ZAKBTRBLH-kennisgeving*~<ZAKBTRUTV
    heeftAlsVerantwoordelijke:ZAKBTRINI-kennisgeving*~<ZAKBTRVRA heeftAlsOverigBetrokkene:ZAKBTRBLH-kennisgeving*~<ZAKBTROVR
    heeftAlsDeelzaak:ZAKZAKDEL-kennisgeving*~<ZAKZAKDEL heeftBetrekkingOpAndere:ZAKZAKBTR-kennisgeving*~<ZAKZAKBTR
    heeft:ZAKSTT-kennisgeving*~<ZAKSTT leidtTot:ZAKBSL-kennisgeving*~<ZAKBSL`,
  'GeefLijstBesluiten-ZAK-antwoord': '[e!nsvk] identificatie:t5-40! isVan:ZAKZKT-basis*~<ZAKZKT leidtTot:GeefLijstBesluiten-ZAKBSL-antwoord*~<ZAKBSL',
  'GeefLijstBesluiten-ZAK-vraagScope': '[e!sk] identificatie:t5-40!~ leidtTot:GeefLijstBesluiten-ZAKBSL-vraag!~<ZAKBSL',
  'GeefLijstBesluiten-ZAK-vraagSelectie': '[e!k] identificatie:t5-40!~ omschrijving:t80~ isVan:ZAKZKT-vraag~<ZAKZKT',
  'GeefLijstZaakDocumenten-ZAK-antwoord': `[e!nk]
    identificatie:t5-40!~ omschrijving:t80~ isVan:ZAKZKT-antwoord*~<ZAKZKT heeftRelevant:GeefLijstZaakDocumenten-ZAKEDC-antwoord!*~<ZAKEDC`,
  'GeefLijstZaakDocumenten-ZAK-vraagScope': `[e!sk]
    identificatie:t5-40~ omschrijving:t80~ isVan:ZAKZKT-vraag~<ZAKZKT heeftRelevant:ZAKEDC-basis*~<ZAKEDC`,
  'GeefLijstZaakDocumenten-ZAK-vraagSelectie': '[e!k] identificatie:t5-40!~',
  'GeefZaakDetails-ZAK-antwoord': `[e!nk]
    identificatie:t5-40! omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp*~ anderZaakObject:UpdateZaak-ZaakobjectGrp*~
    resultaat:ResultaatGrp~ startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~
    einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-antwoord*~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-antwoord*~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-antwoord*~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-antwoord*~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-antwoord*~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-antwoord*~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRINI-antwoord*~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-antwoord*~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-antwoord*~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-antwoord*~<ZAKZAKHFD heeftBetrekkingOpAndere:ZAKZAKBTR-antwoord*~<ZAKZAKBTR heeft:ZAKSTT-antwoord*~<ZAKSTT
    heeftRelevant:ZAKEDC-antwoord*~<ZAKEDC leidtTot:ZAKBSL-antwoord*~<ZAKBSL`,
  'GeefZaakDetails-ZAK-vraagSelectie': '[e!k] identificatie:t5-40!',
  'GeefZaakStatus-ZAK-antwoord': `[e!nk]
    identificatie:t5-40!~ omschrijving:t80~ isVan:ZAKZKT-antwoord*~<ZAKZKT heeft:GeefZaakStatus-ZAKSTT-antwoord!*~<ZAKSTT`,
  'GeefZaakStatus-ZAK-vraagScope': `[e!sk]
    identificatie:t5-40!~ omschrijving:t80~ isVan:ZAKZKT-vraag~<ZAKZKT heeft:GeefZaakStatus-ZAKSTT-vraagScope!~<ZAKSTT`,
  'GeefZaakStatus-ZAK-vraagSelectie': '[e!k] identificatie:t5-40! heeft:GeefZaakStatus-ZAKSTT-vraagSelectie!<ZAKSTT',
  'OverdragenZaak-ZAK-opdracht-e': '[ef!nsvk] identificatie:t5-40-r! isVan:OverdragenZaak-ZAKZKT-kerngegevens!~<ZAKZKT',
  'OverdragenZaak-ZAK-opdrachtbevestiging-e': '[ef!nsvk] identificatie:t5-40-r! antwoord:OverdragenZaak-ZAK-opdrachtbevestiging-e/antwoord!',
  'UpdateZaak-ZAK-kennisgeving': `[e!v!k]
    identificatie:t5-40! omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp*~ anderZaakObject:UpdateZaak-ZaakobjectGrp*~
    resultaat:ResultaatGrp~ startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~
    einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-kennisgeving~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-kennisgeving*~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-kennisgeving*~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-kennisgeving*~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-kennisgeving~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-kennisgeving*~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRINI-kennisgeving*~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-kennisgeving*~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-kennisgeving*~<ZAKZAKDEL
    heeftBetrekkingOpAndere:ZAKZAKBTR-kennisgeving*~<ZAKZAKBTR heeft:ZAKSTT-kennisgeving*~<ZAKSTT leidtTot:ZAKBSL-kennisgeving*~<ZAKBSL`,
  'VoegBesluitToe_ZAK-kerngegevensKennisgeving': '[e!v!k] identificatie:t5-40!',
  'VoegZaakdocumentToe-ZAK-kerngegevensKennisgeving': '[e!v!k] identificatie:t5-40!~ omschrijving:t80~ isVan:ZAKZKT-kerngegevens~<ZAKZKT',
  'ZAK-antwoord': `[e!nk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp*~ anderZaakObject:ZaakobjectGrp*~ resultaat:ResultaatGrp~
    startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-antwoord*~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-antwoord*~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-antwoord*~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-antwoord*~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-antwoord*~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-antwoord*~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRINI-antwoord*~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-antwoord*~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-antwoord*~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-antwoord*~<ZAKZAKHFD heeftBetrekkingOpAndere:ZAKZAKBTR-antwoord*~<ZAKZAKBTR heeft:ZAKSTT-antwoord*~<ZAKSTT
    heeftRelevant:ZAKEDC-antwoord*~<ZAKEDC leidtTot:ZAKBSL-antwoord*~<ZAKBSL`,
  'ZAK-gerelateerdeAntwoord': `[e!nk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ resultaat:ResultaatGrp~ startdatum:Datum~ publicatiedatum:Datum~
    einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-antwoord~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-antwoord*~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-antwoord*~<ZAKBTRBLH
    heeftAlsInitiator:ZAKBTRINI-antwoord*~<ZAKBTRINI heeftAlsDeelzaak:ZAKZAKDEL-kerngegevens*~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-kerngegevens*~<ZAKZAKHFD heeft:ZAKSTT-antwoord*~<ZAKSTT`,
  'ZAK-gerelateerdeVraagScope': `[e!nk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ resultaat:ResultaatGrp~ startdatum:Datum~ publicatiedatum:Datum~
    einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagScope~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagScope~<ZAKBTRBLH
    heeftAlsInitiator:ZAKBTRINI-vraagScope~<ZAKBTRINI heeftAlsDeelzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKHFD heeft:ZAKSTT-vraagScope~<ZAKSTT`,
  'ZAK-gerelateerdeVraagScope@1.2': `[e!nk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ resultaat:ResultaatGrp~ startdatum:Datum~ publicatiedatum:Datum~
    einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagScope@1.2~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagScope~<ZAKBTRBLH
    heeftAlsInitiator:ZAKBTRINI-vraagScope~<ZAKBTRINI heeftAlsDeelzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKHFD heeft:ZAKSTT-vraagScope~<ZAKSTT`,
  'ZAK-gerelateerdeVraagSelectie': `[e!nk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ resultaat:ResultaatGrp~ startdatum:Datum~ publicatiedatum:Datum~
    einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagSelectie~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagSelectie~<ZAKBTRBLH
    heeftAlsInitiator:ZAKBTRINI-vraagSelectie~<ZAKBTRINI heeftAlsDeelzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKHFD heeft:ZAKSTT-vraagSelectie~<ZAKSTT`,
  'ZAK-gzi-e': `[e!f!nk]
    identificatie:t5-40-r! omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp*~ anderZaakObject:ZaakobjectGrp*~ resultaat:ResultaatGrp~
    startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-antwoord*~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-antwoord*~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-antwoord*~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-antwoord*~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-antwoord*~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-antwoord*~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRINI-antwoord*~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-antwoord*~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-antwoord*~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-antwoord*~<ZAKZAKHFD heeftBetrekkingOpAndere:ZAKZAKBTR-antwoord*~<ZAKZAKBTR heeft:ZAKSTT-antwoord*~<ZAKSTT
    heeftRelevant:ZAKEDC-antwoord*~<ZAKEDC leidtTot:ZAKBSL-antwoord*~<ZAKBSL`,
  'ZAK-kennisgeving': `[e!v!k]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp*~ anderZaakObject:ZaakobjectGrp*~ resultaat:ResultaatGrp~
    startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-kennisgeving~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-kennisgeving*~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-kennisgeving*~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-kennisgeving*~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-kennisgeving*~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-kennisgeving*~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRINI-kennisgeving*~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-kennisgeving*~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-kennisgeving*~<ZAKZAKDEL
    heeftBetrekkingOpAndere:ZAKZAKBTR-kennisgeving*~<ZAKZAKBTR heeft:ZAKSTT-kennisgeving*~<ZAKSTT leidtTot:ZAKBSL-kennisgeving*~<ZAKBSL`,
  'ZAK-kerngegevens': '[e!vk] identificatie:t5-40~ omschrijving:t80~ isVan:ZAKZKT-kerngegevens~<ZAKZKT',
  'ZAK-kerngegevensKennisgeving': '[e!v!k] identificatie:t5-40~ omschrijving:t80~ isVan:ZAKZKT-kerngegevens~<ZAKZKT',
  'ZAK-kerngegevensKennisgeving-ozd': '[e!v!k] identificatie:t5-40! omschrijving:t80~ isVan:ZAKZKT-kerngegevens~<ZAKZKT',
  'ZAK-vraagScope': `[e!sk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp~ anderZaakObject:ZaakobjectGrp~ resultaat:ResultaatGrp~
    startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagScope~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagScope~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-vraagScope~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-vraagScope~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-vraagScope~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRVRA-vraagScope~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-vraagScope~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-vraagScope~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-vraagScope~<ZAKZAKHFD heeftBetrekkingOpAndere:ZAKZAKBTR-vraagScope~<ZAKZAKBTR heeft:ZAKSTT-vraagScope~<ZAKSTT
    heeftRelevant:ZAKEDC-vraag~<ZAKEDC leidtTot:ZAKBSL-vraag~<ZAKBSL`,
  'ZAK-vraagScope@1.2': `[e!sk]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp~ anderZaakObject:ZaakobjectGrp~ resultaat:ResultaatGrp~
    startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagScope@1.2~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagScope~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-vraagScope~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-vraagScope~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-vraagScope~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRVRA-vraagScope~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-vraagScope~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-vraagScope@1.2~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-vraagScope@1.2~<ZAKZAKHFD heeftBetrekkingOpAndere:ZAKZAKBTR-vraagScope@1.2~<ZAKZAKBTR
    heeft:ZAKSTT-vraagScope~<ZAKSTT heeftRelevant:ZAKEDC-vraag~<ZAKEDC leidtTot:ZAKBSL-vraag~<ZAKBSL`,
  'ZAK-vraagSelectie': `[e!k]
    identificatie:t5-40~ omschrijving:t80~ toelichting:t1000~ kenmerk:KenmerkGrp~ anderZaakObject:ZaakobjectGrp~ resultaat:ResultaatGrp~
    startdatum:Datum~ registratiedatum:Datum~ publicatiedatum:Datum~ einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~
    opschorting:OpschortingGrp~ verlenging:VerlengingGrp~ betalingsIndicatie:BetalingsIndicatie~ laatsteBetaaldatum:Tijdstip~
    archiefnominatie:Indicatie~ datumVernietigingDossier:Datum~ zaakniveau:ZaakNiveau~ deelzakenIndicatie:Indicatie~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagSelectie~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagSelectie~<ZAKBTRBLH
    heeftAlsGemachtigde:ZAKBTRBLH-vraagSelectie~<ZAKBTRGMC heeftAlsInitiator:ZAKBTRINI-vraagSelectie~<ZAKBTRINI
    heeftAlsUitvoerende:ZAKBTRBLH-vraagSelectie~<ZAKBTRUTV heeftAlsVerantwoordelijke:ZAKBTRVRA-vraagSelectie~<ZAKBTRVRA
    heeftAlsOverigBetrokkene:ZAKBTRBLH-vraagSelectie~<ZAKBTROVR heeftAlsDeelzaak:ZAKZAKDEL-vraagSelectie~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-vraagSelectie~<ZAKZAKHFD heeftBetrekkingOpAndere:ZAKZAKBTR-vraagSelectie~<ZAKZAKBTR
    heeft:ZAKSTT-vraagSelectie~<ZAKSTT heeftRelevant:ZAKEDC-vraag~<ZAKEDC leidtTot:ZAKBSL-vraag~<ZAKBSL`,
  'geefBesluitDetails-ZAK-gerelateerdeVraagScope': `[e!nk]
    identificatie:t5-40!~ omschrijving:t80~ toelichting:t1000~ resultaat:ResultaatGrp~ startdatum:Datum~ publicatiedatum:Datum~
    einddatumGepland:Datum~ uiterlijkeEinddatum:Datum~ einddatum:Datum~ opschorting:OpschortingGrp~ verlenging:VerlengingGrp~
    s/tijdvakGeldigheid:TijdvakGeldigheid s/tijdstipRegistratie:Tijdstip~ s/extraElementen:ExtraElementen isVan:ZAKZKT-vraag~<ZAKZKT
    heeftBetrekkingOp:ZAKOBJ-vraagScope@1.2~<ZAKOBJ heeftAlsBelanghebbende:ZAKBTRBLH-vraagScope~<ZAKBTRBLH
    heeftAlsInitiator:ZAKBTRINI-vraagScope~<ZAKBTRINI heeftAlsDeelzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKDEL
    heeftAlsHoofdzaak:ZAKZAKDEL-kerngegevens~<ZAKZAKHFD heeft:ZAKSTT-vraagScope~<ZAKSTT`,
};
