// Elements of NNP (niet-natuurlijk persoon) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const NNP: Tabel = {
  'NNP-kerngegevens': `[e!vk]
    b/inn.nnpId:BSN~|a0 b/authentiek:Authentiek~|a0 b/ann.identificatie:IdentificatieRPSBTL~|a1 b/statutaireNaam:t500~ b/inn.rechtsvorm:t100~
    b/bezoekadres:VerblijfsadresGrpNNPVES-kerngegevens|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp|b1`,
  'NNP-zkn-OBJ-antwoord': `[e!nvk]
    b/inn.nnpId:BSN~|a0 b/authentiek:Authentiek|a0 b/ann.identificatie:IdentificatieRPSBTL~|a1 b/sub.typering:TyperingNNP~
    b/statutaireNaam:t500~ b/inn.rechtsvorm:t100~ b/datumAanvang:Datum~ b/datumEinde:Datum~
    b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis b/bezoekadres:VerblijfsadresGrp-zkn-basis|b0
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1 s/extraElementen:ExtraElementen`,
  'NNP-zkn-OBJ-vraag': `[e!nvk]
    b/inn.nnpId:BSN~ b/ann.identificatie:IdentificatieRPSBTL~ b/sub.typering:TyperingNNP~ b/statutaireNaam:t500~ b/inn.rechtsvorm:t100~
    b/datumAanvang:Datum~ b/datumEinde:Datum~ b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis
    b/bezoekadres:VerblijfsadresGrp-zkn-basis b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn s/extraElementen:ExtraElementen`,
  'NNP-zkn-antwoord': `[e!nvk]
    b/inn.nnpId:BSN~|a0! b/authentiek:Authentiek|a0! b/ann.identificatie:IdentificatieRPSBTL~|a1 b/sub.typering:TyperingNNP~
    b/statutaireNaam:t500~ b/inn.rechtsvorm:t100~ b/datumAanvang:Datum~ b/datumEinde:Datum~
    b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis b/bezoekadres:VerblijfsadresGrp-zkn-basis|b0
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1 b/sub.telefoonnummer:t20~ b/sub.faxnummer:t20~ b/sub.emailadres:t254~
    b/sub.rekeningnummerBankGiro:RekeningnummerBankGiro~ s/extraElementen:ExtraElementen`,
  'NNP-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/inn.nnpId:BSN~|a0! b/authentiek:Authentiek|a0! b/ann.identificatie:IdentificatieRPSBTL~|a1 b/statutaireNaam:t500~ b/inn.rechtsvorm:t100~
    b/bezoekadres:VerblijfsadresGrp-zkn-basis|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
  'NNP-zkn-vraag': `[e!nvk]
    b/inn.nnpId:BSN~ b/authentiek:Authentiek b/ann.identificatie:IdentificatieRPSBTL~ b/sub.typering:TyperingNNP~ b/statutaireNaam:t500~
    b/inn.rechtsvorm:t100~ b/datumAanvang:Datum~ b/datumEinde:Datum~ b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis
    b/bezoekadres:VerblijfsadresGrp-zkn-basis b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn b/sub.telefoonnummer:t20~ b/sub.faxnummer:t20~
    b/sub.emailadres:t254~ b/sub.rekeningnummerBankGiro:RekeningnummerBankGiro~ s/extraElementen:ExtraElementen`,
};
