// What a betrokkene or a zaakobject may be: one of these.
import type { Tabel } from './taal';

export const KEUZES: Tabel = {
  'ActualiseerZaakstatus-BTR-subtypeMDWOEH-kerngegevensKennisgeving': `[]
    medewerker:ActualiseerZaakstatus-MDW-kerngegevensKennisgeving~<MDW|b0
    organisatorischeEenheid:ActualiseerZaakstatus-OEH-kerngegevensKennisgeving~<OEH|b1`,
  'BTR-gerelateerdeAntwoord': `[]
    medewerker:MDW-antwoord~<MDW|b0 organisatorischeEenheid:OEH-antwoord~<OEH|b1 natuurlijkPersoon:NPS-zkn-antwoord~<NPS|b2
    nietNatuurlijkPersoon:NNP-zkn-antwoord~<NNP|b3 vestiging:VES-zkn-antwoord<VES|b4`,
  'BTR-gerelateerdeVraagScope': `[]
    medewerker:MDW-vraag*~<MDW organisatorischeEenheid:OEH-vraag*~<OEH natuurlijkPersoon:NPS-zkn-vraag*~<NPS
    nietNatuurlijkPersoon:NNP-zkn-vraag*~<NNP vestiging:VES-zkn-vraag*<VES`,
  'BTR-gerelateerdeVraagSelectie': '[e!] naam:t200 identificatie:t24 adresBinnenland:AdrGrp-zkn-vraag adresBuitenland:VerblijfBuitenlandGrp',
  'BTR-kerngegevensKennisgeving': `[]
    medewerker:MDW-kerngegevensKennisgeving~<MDW|b0 organisatorischeEenheid:OEH-kerngegevensKennisgeving~<OEH|b1
    natuurlijkPersoon:NPS-zkn-kerngegevensKennisgeving~<NPS|b2 nietNatuurlijkPersoon:NNP-zkn-kerngegevensKennisgeving~<NNP|b3
    vestiging:VES-zkn-kerngegevensKennisgeving<VES|b4`,
  'BTR-subtypeMDWOEH-gerelateerdeAntwoord': '[] medewerker:MDW-antwoord~<MDW|b0 organisatorischeEenheid:OEH-antwoord~<OEH|b1',
  'BTR-subtypeMDWOEH-gerelateerdeVraagScope': '[] medewerker:MDW-vraag~<MDW organisatorischeEenheid:OEH-vraag~<OEH',
  'BTR-subtypeMDWOEH-gerelateerdeVraagSelectie': '[e!] naam:t200 identificatie:t24',
  'BTR-subtypeMDWOEH-kerngegevensKennisgeving': `[]
    medewerker:MDW-kerngegevensKennisgeving~<MDW|b0 organisatorischeEenheid:OEH-kerngegevensKennisgeving~<OEH|b1`,
  'CreeerZaak-ZBTR-kerngegevensKennisgeving': `[]
    medewerker:CreeerZaak-MDW-kerngegevensKennisgeving~<MDW|b0 organisatorischeEenheid:CreeerZaak-OEH-kerngegevensKennisgeving~<OEH|b1
    natuurlijkPersoon:CreeerZaak-NPS-zkn-kerngegevensKennisgeving~<NPS|b2 nietNatuurlijkPersoon:NNP-zkn-kerngegevensKennisgeving~<NNP|b3
    vestiging:CreeerZaak-VES-zkn-kerngegevensKennisgeving<VES|b4`,
  'OBJ-gerelateerdeAntwoord': `[]
    adres:AOA-zkn-basis~<AOA|b0 besluit:BSL-inOBJ~<BSL|b1 buurt:BRT-zkn-basis~<BRT|b2 enkelvoudigDocument:EDC-inOBJ~<EDC|b3
    gemeente:GEM-zkn-basis~<GEM|b4 gemeentelijkeOpenbareRuimte:GOR-zkn-antwoord~<GOR|b5 huishouden:HHD-zkn-antwoord~<HHD|b6
    inrichtingselement:IRE-zkn-basis~<IRE|b7 kadastraleOnroerendeZaak:KOZ-zkn-basis~<KOZ|b8 kunstwerkdeel:IRE-zkn-basis~<KWD|b9
    maatschappelijkeActiviteit:MAC-zkn-basis~<MAC|b10 medewerker:MDW-inOBJ~<MDW|b11 natuurlijkPersoon:NPS-zkn-OBJ-antwoord~<NPS|b12
    nietNatuurlijkPersoon:NNP-zkn-OBJ-antwoord~<NNP|b13 openbareRuimte:OPR-zkn-basis~<OPR|b14 organisatorischeEenheid:OEH-inOBJ~<OEH|b15
    pand:PND-zkn-basis~<PND|b16 samengesteldDocument:EDC-inOBJ<SDC|b17 spoorbaandeel:SBD-zkn-basis~<SBD|b18 status:STA-inOBJ~<STA|b19
    terreindeel:IRE-zkn-basis~<TDL|b20 terreinGebouwdObject:TGO-zkn-basis~<TGO|b21 vestiging:VES-zkn-OBJ-antwoord~<VES|b22
    waterdeel:WDL-zkn-basis~<WDL|b23 wegdeel:IRE-zkn-basis~<WGD|b24 wijk:WYK-zkn-basis~<WYK|b25 woonplaats:WPL-zkn-basis~<WPL|b26
    wozDeelobject:WDO-zkn-basis~<WDO|b27 wozObject:WOZ-zkn-basis~<WOZ|b28 wozWaarde:WRD-zkn-antwoord~<WRD|b29
    zakelijkRecht:ZKR-zkn-basis~<ZKR|b30`,
  'OBJ-gerelateerdeVraagScope': `[]
    adres:AOA-zkn-basis*~<AOA besluit:BSL-inOBJ*~<BSL buurt:BRT-zkn-basis*~<BRT enkelvoudigDocument:EDC-inOBJ*~<EDC gemeente:GEM-zkn-basis*~<GEM
    gemeentelijkeOpenbareRuimte:GOR-zkn-basis*~<GOR huishouden:HHD-zkn-basis*~<HHD inrichtingselement:IRE-zkn-basis*~<IRE
    kadastraleOnroerendeZaak:KOZ-zkn-basis*~<KOZ kunstwerkdeel:IRE-zkn-basis*~<KWD maatschappelijkeActiviteit:MAC-zkn-basis*~<MAC
    medewerker:MDW-inOBJ*~<MDW natuurlijkPersoon:NPS-zkn-OBJ-vraag*~<NPS nietNatuurlijkPersoon:NNP-zkn-OBJ-vraag*~<NNP
    openbareRuimte:OPR-zkn-basis*~<OPR organisatorischeEenheid:OEH-inOBJ*~<OEH pand:PND-zkn-basis*~<PND samengesteldDocument:EDC-inOBJ*<SDC
    spoorbaandeel:SBD-zkn-basis*~<SBD status:STA-inOBJ*~<STA terreindeel:IRE-zkn-basis*~<TDL terreinGebouwdObject:TGO-zkn-basis*~<TGO
    vestiging:VES-zkn-OBJ-vraag*~<VES waterdeel:WDL-zkn-basis*~<WDL wegdeel:IRE-zkn-basis*~<WGD wijk:WYK-zkn-basis*~<WYK
    woonplaats:WPL-zkn-basis*~<WPL wozDeelobject:WDO-zkn-basis*~<WDO wozObject:WOZ-zkn-basis*~<WOZ wozWaarde:WRD-zkn-basis*~<WRD
    zakelijkRecht:ZKR-zkn-basis*~<ZKR`,
  'OBJ-gerelateerdeVraagScope@1.2': `[]
    adres:AOA-zkn-basis*~<AOA besluit:BSL-inOBJ*~<BSL buurt:BRT-zkn-basis*~<BRT enkelvoudigDocument:EDC-inOBJ*~<EDC gemeente:GEM-zkn-basis*~<GEM
    gemeentelijkeOpenbareRuimte:GOR-zkn-basis*~<GOR huishouden:HHD-zkn-basis*~<HHD inrichtingselement:IRE-zkn-basis*~<IRE
    kadastraleOnroerendeZaak:KOZ-zkn-basis*~<KOZ kunstwerkdeel:IRE-zkn-basis*~<KWD maatschappelijkeActiviteit:MAC-zkn-basis*~<MAC
    medewerker:MDW-inOBJ*~<MDW natuurlijkPersoon:NPS-zkn-OBJ-vraag*~<NPS nietNatuurlijkPersoon:NNP-zkn-OBJ-vraag*~<NNP
    openbareRuimte:OPR-zkn-basis*~<OPR organisatorischeEenheid:OEH-inOBJ*~<OEH pand:PND-zkn-basis*~<PND samengesteldDocument:EDC-inOBJ*<SDC
    spoorbaandeel:SBD-zkn-basis*~<SBD status:STA-inOBJ*~<STA terreindeel:IRE-zkn-basis*~<TDL terreinGebouwdObject:TGO-zkn-basis*~<TGO
    vestiging:VES-zkn-OBJ-vraag*~<VES waterdeel:WDL-zkn-basis*~<WDL wegdeel:IRE-zkn-basis*~<WGD wijk:WYK-zkn-basis*~<WYK
    woonplaats:WPL-zkn-basis*~<WPL wozDeelobject:WDO-zkn-basis*~<WDO wozObject:WOZ-zkn-basis*~<WOZ wozWaarde:WRD-zkn-antwoord*~<WRD
    zakelijkRecht:ZKR-zkn-basis*~<ZKR`,
  'OBJ-gerelateerdeVraagSelectie': `[e!]
    identificatie:t50 typering:ObjectTypering naam:t200 adresBinnenland:AdrGrp-zkn-vraag adresBuitenland:VerblijfBuitenlandGrp
    kadastraleAanduiding:KadastraleAanduidingGrp-basis geometrie:GeometrieVlak-e`,
  'OBJ-kerngegevensKennisgeving': `[]
    adres:AOA-zkn-kerngegevensKennisgeving~<AOA|b0 besluit:BSL-kerngegevensKennisgeving~<BSL|b1 buurt:BRT-zkn-kerngegevensKennisgeving~<BRT|b2
    enkelvoudigDocument:EDC-kerngegevensKennisgeving~<EDC|b3 gemeente:GEM-zkn-kerngegevensKennisgeving~<GEM|b4
    gemeentelijkeOpenbareRuimte:GOR-zkn-kerngegevensKennisgeving~<GOR|b5 huishouden:HHD-zkn-kerngegevensKennisgeving~<HHD|b6
    inrichtingselement:IRE-zkn-kerngegevensKennisgeving~<IRE|b7 kadastraleOnroerendeZaak:KOZ-zkn-kerngegevensKennisgeving~<KOZ|b8
    kunstwerkdeel:IRE-zkn-kerngegevensKennisgeving~<KWD|b9 maatschappelijkeActiviteit:MAC-zkn-kerngegevensKennisgeving~<MAC|b10
    medewerker:MDW-kerngegevensKennisgeving~<MDW|b11 natuurlijkPersoon:NPS-zkn-kerngegevensKennisgeving~<NPS|b12
    nietNatuurlijkPersoon:NNP-zkn-kerngegevensKennisgeving~<NNP|b13 openbareRuimte:OPR-zkn-kerngegevensKennisgeving~<OPR|b14
    organisatorischeEenheid:OEH-kerngegevensKennisgeving~<OEH|b15 pand:PND-zkn-kerngegevensKennisgeving~<PND|b16
    samengesteldDocument:EDC-kerngegevensKennisgeving<SDC|b17 spoorbaandeel:SBD-zkn-kerngegevensKennisgeving~<SBD|b18
    status:STA-kerngegevensKennisgeving~<STA|b19 terreindeel:IRE-zkn-kerngegevensKennisgeving~<TDL|b20
    terreinGebouwdObject:TGO-zkn-kerngegevensKennisgeving~<TGO|b21 vestiging:VES-zkn-kerngegevensKennisgeving~<VES|b22
    waterdeel:WDL-zkn-kerngegevensKennisgeving~<WDL|b23 wegdeel:IRE-zkn-kerngegevensKennisgeving~<WGD|b24
    wijk:WYK-zkn-kerngegevensKennisgeving~<WYK|b25 woonplaats:WPL-zkn-kerngegevensKennisgeving~<WPL|b26
    wozDeelobject:WDO-zkn-kerngegevensKennisgeving~<WDO|b27 wozObject:WOZ-zkn-kerngegevensKennisgeving~<WOZ|b28
    wozWaarde:WRD-zkn-kerngegevensKennisgeving~<WRD|b29 zakelijkRecht:ZKR-zkn-kerngegevensKennisgeving~<ZKR|b30`,
};
