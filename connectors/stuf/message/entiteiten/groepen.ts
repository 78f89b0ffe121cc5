// Groups of elements that several entities share.
import type { Tabel } from './taal';

export const GROEPEN: Tabel = {
  'AanduidingWOZobjectGrp-kerngegevens': `[]
    b/aoa.identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/aoa.postcode:Postcode~ b/gor.openbareRuimteNaam:t80~
    b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~ b/aoa.huisnummertoevoeging:Huisnummertoevoeging~ b/locatieOmschrijving:t40~`,
  'AdrGrp-kerngegevens': `[]
    b/num.identificatie:t=16~|b0 b/oao.identificatie:t=16~|b1 b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~
    b/aoa.postcode:Postcode~ b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~ b/aoa.huisnummertoevoeging:Huisnummertoevoeging~
    b/ogo.locatieAanduiding:t40~`,
  'AdrGrp-zkn-vraag': `[]
    b/num.identificatie:t=16~ b/oao.identificatie:t=16~ b/typering:TyperingAdrTGO~ b/wpl.identificatie:WoonplaatsCodering~
    b/wpl.woonplaatsNaam:t80~ b/aoa.woonplaatsWaarinGelegen:WoonplaatsWaarinGelegenGrp b/gor.identificatie:t=16~ b/opr.identificatie:t=16~
    b/gor.openbareRuimteNaam:t80~ b/gor.straatnaam:t24~ b/aoa.postcode:Postcode~ b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~
    b/aoa.huisnummertoevoeging:Huisnummertoevoeging~ b/ogo.locatieAanduiding:t40~`,
  'CorrespondentieAdresGrp-basis': `[]
    b/typering:TyperingCorAdr~ b/wpl.woonplaatsNaam:t80~ b/aoa.woonplaatsWaarinGelegen:WoonplaatsWaarinGelegenGrp b/postcode:Postcode~
    b/aoa.identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.identificatie:WoonplaatsCodering~ b/opr.identificatie:t=16~
    b/gor.openbareRuimteNaam:t80~ b/gor.straatnaam:t24~ b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~
    b/aoa.huisnummertoevoeging:Huisnummertoevoeging~ b/sub.postadresType:PostadresType~ b/sub.postadresNummer:PostadresNummer~`,
  'CorrespondentieAdresGrp-zkn-basis': `[]
    b/wpl.woonplaatsNaam:t80~ b/postcode:Postcode~ b/aoa.identificatie:t=16~ b/authentiek:Authentiek~ b/gor.openbareRuimteNaam:t80~
    b/gor.straatnaam:t24~ b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~ b/aoa.huisnummertoevoeging:Huisnummertoevoeging~
    b/sub.postadresType:PostadresType~|A1! b/sub.postadresNummer:PostadresNummer~|A1!`,
  'ExtraElementen': '[] s/extraElement:ExtraElementen/extraElement!*~',
  'GeometriePunt-e': '[xn] g/Point:gml',
  'GeometrieVlak-e': '[xn] g/_Surface:gml',
  'KadastraleAanduidingGrp-basis': `[]
    b/kadastraleGemeentecode:t5~ b/kadastraleSectie:t2~ b/kadastraalPerceelnummer:t5~ b/kdp.deelperceelNummer:t4~|a0
    b/apr.appartementsIndex:t4~|a1`,
  'KadastraleAanduidingGrp-verplicht': `[]
    b/kadastraleGemeentecode:t5!~ b/kadastraleSectie:t2!~ b/kadastraalPerceelnummer:t5!~ b/kdp.deelperceelNummer:t4~|a0?
    b/apr.appartementsIndex:t4~|a1`,
  'KenmerkGrp': '[] kenmerk:t40!~ bron:t40!~',
  'OpschortingGrp': '[] indicatie:Indicatie!~ reden:t200!~',
  'ResultaatGrp': '[] omschrijving:t80~ toelichting:t1000~',
  'TijdvakGeldigheid': '[] s/beginGeldigheid:TijdstipMetIndicator!~ s/eindGeldigheid:TijdstipMetIndicator!~',
  'TijdvakRelatie': '[] s/beginRelatie:TijdstipMetIndicator!~ s/eindRelatie:TijdstipMetIndicator~',
  'UpdateZaak-ZaakobjectGrp': '[] omschrijving:t80!~ aanduiding:t80!~ lokatie:GeometrieVlak-e!~ registratie:t50!~',
  'VerblijfBuitenlandGrp': `[]
    b/lnd.landcode:Landcode~ b/lnd.landnaam:t40~ b/sub.adresBuitenland1:t35~ b/sub.adresBuitenland2:t35~ b/sub.adresBuitenland3:t35~`,
  'VerblijfBuitenlandGrp-zkn': '[] b/lnd.landnaam:t40~ b/sub.adresBuitenland1:t35~ b/sub.adresBuitenland2:t35~ b/sub.adresBuitenland3:t35~',
  'VerblijfsadresGrp-kerngegevens': `[]
    b/aoa.identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~ b/aoa.postcode:Postcode~
    b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~ b/aoa.huisnummertoevoeging:Huisnummertoevoeging~
    b/inp.locatiebeschrijving:t35~`,
  'VerblijfsadresGrp-zkn-basis': `[]
    b/aoa.identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~ b/gor.straatnaam:t24~
    b/aoa.postcode:Postcode~ b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~ b/aoa.huisnummertoevoeging:Huisnummertoevoeging~
    b/inp.locatiebeschrijving:t35~`,
  'VerblijfsadresGrpNNPVES-kerngegevens': `[]
    b/aoa.identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~ b/aoa.postcode:Postcode~
    b/aoa.huisnummer:Huisnummering~ b/aoa.huisletter:Huislettering~ b/aoa.huisnummertoevoeging:Huisnummertoevoeging~`,
  'VerlengingGrp': '[] duur:DuurVerlenging!~ reden:t200!~',
  'VoegBesluitToe_object': '[] besluit:VoegBesluitToe-BSL-kennisgeving!<BSL zaak:VoegBesluitToe_ZAK-kerngegevensKennisgeving!<ZAK',
  'WoonplaatsWaarinGelegenGrp': '[] b/wpl.identificatie:WoonplaatsCodering~ b/wpl.woonplaatsNaam:t80~',
  'ZaakobjectGrp': '[] omschrijving:t80!~ aanduiding:t80~ lokatie:GeometrieVlak-e~ registratie:t50~',
};
