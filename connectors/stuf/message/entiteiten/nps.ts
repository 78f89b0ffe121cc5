// Elements of NPS (natuurlijk persoon) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const NPS: Tabel = {
  'CreeerZaak-NPS-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/inp.bsn:BSN|a0! b/authentiek:Authentiek~|a0 b/anp.identificatie:IdentificatieRPSBTL~|a1 b/geslachtsnaam:t200~
    b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~ b/voornamen:t200~ b/geslachtsaanduiding:Geslachtsaanduiding~ b/geboortedatum:Datum~
    b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
  'NPS-kerngegevens': `[e!vk]
    b/inp.bsn:BSN~|a0 b/authentiek:Authentiek~|a0 b/anp.identificatie:IdentificatieRPSBTL~|a1 b/inp.a-nummer:A-nummer~ b/geslachtsnaam:t200~
    b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~ b/voornamen:t200~ b/geslachtsaanduiding:Geslachtsaanduiding~ b/geboortedatum:Datum~
    b/verblijfsadres:VerblijfsadresGrp-kerngegevens|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp|b1`,
  'NPS-zkn-OBJ-antwoord': `[e!nvk]
    b/inp.bsn:BSN~|a0 b/authentiek:Authentiek~|a0 b/anp.identificatie:IdentificatieRPSBTL~|a1 b/geslachtsnaam:t200~
    b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~ b/voornamen:t200~ b/aanhefAanschrijving:t1-50~ b/voornamenAanschrijving:t200~
    b/geslachtsnaamAanschrijving:t200~ b/geslachtsaanduiding:Geslachtsaanduiding~ b/geboortedatum:Datum~ b/overlijdensdatum:Datum~
    b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1
    b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis s/extraElementen:ExtraElementen`,
  'NPS-zkn-OBJ-vraag': `[e!nvk]
    b/inp.bsn:BSN~ b/anp.identificatie:IdentificatieRPSBTL~ b/geslachtsnaam:t200~ b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~
    b/voornamen:t200~ b/aanhefAanschrijving:t1-50~ b/voornamenAanschrijving:t200~ b/geslachtsnaamAanschrijving:t200~
    b/geslachtsaanduiding:Geslachtsaanduiding~ b/geboortedatum:Datum~ b/overlijdensdatum:Datum~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis
    s/extraElementen:ExtraElementen`,
  'NPS-zkn-antwoord': `[e!nvk]
    b/inp.bsn:BSN~|a0! b/authentiek:Authentiek~|a0! b/anp.identificatie:IdentificatieRPSBTL~|a1 b/geslachtsnaam:t200~
    b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~ b/voornamen:t200~ b/aanduidingNaamgebruik:AanduidingNaamgebruik~
    b/geslachtsnaamPartner:t200~ b/voorvoegselGeslachtsnaamPartner:t10~ b/aanhefAanschrijving:t1-50~ b/voornamenAanschrijving:t200~
    b/geslachtsnaamAanschrijving:t200~ b/adellijkeTitelPredikaat:AdellijkeTitelPredikaat~ b/geslachtsaanduiding:Geslachtsaanduiding~
    b/geboortedatum:Datum~ b/overlijdensdatum:Datum~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1 b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis b/sub.telefoonnummer:t20~
    b/sub.faxnummer:t20~ b/sub.emailadres:t254~ b/sub.rekeningnummerBankGiro:RekeningnummerBankGiro~ b/acd.code:t3*~
    s/extraElementen:ExtraElementen`,
  'NPS-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/inp.bsn:BSN~|a0 b/authentiek:Authentiek~|a0 b/anp.identificatie:IdentificatieRPSBTL~|a1 b/geslachtsnaam:t200~
    b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~ b/voornamen:t200~ b/geslachtsaanduiding:Geslachtsaanduiding~ b/geboortedatum:Datum~
    b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
  'NPS-zkn-vraag': `[e!nvk]
    b/inp.bsn:BSN~ b/anp.identificatie:IdentificatieRPSBTL~ b/geslachtsnaam:t200~ b/voorvoegselGeslachtsnaam:t10~ b/voorletters:t20~
    b/voornamen:t200~ b/aanduidingNaamgebruik:AanduidingNaamgebruik~ b/geslachtsnaamPartner:t200~ b/voorvoegselGeslachtsnaamPartner:t10~
    b/aanhefAanschrijving:t1-50~ b/voornamenAanschrijving:t200~ b/geslachtsnaamAanschrijving:t200~
    b/adellijkeTitelPredikaat:AdellijkeTitelPredikaat~ b/geslachtsaanduiding:Geslachtsaanduiding~ b/geboortedatum:Datum~
    b/overlijdensdatum:Datum~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn
    b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis b/sub.telefoonnummer:t20~ b/sub.faxnummer:t20~ b/sub.emailadres:t254~
    b/sub.rekeningnummerBankGiro:RekeningnummerBankGiro~ b/acd.code:t3*~ s/extraElementen:ExtraElementen`,
};
