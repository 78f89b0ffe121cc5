// Elements of VES (vestiging) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const VES: Tabel = {
  'CreeerZaak-VES-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/vestigingsNummer:t=12! b/authentiek:Authentiek~ b/handelsnaam:t200~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
  'VES-zkn-OBJ-antwoord': `[e!nvk]
    b/vestigingsNummer:t=12~ b/authentiek:Authentiek~ b/handelsnaam:t200~ b/datumAanvang:Datum~ b/datumEinde:Datum~
    b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1 s/extraElementen:ExtraElementen`,
  'VES-zkn-OBJ-vraag': `[e!nvk]
    b/vestigingsNummer:t=12~ b/handelsnaam:t200~ b/datumAanvang:Datum~ b/datumEinde:Datum~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn s/extraElementen:ExtraElementen`,
  'VES-zkn-antwoord': `[e!nvk]
    b/vestigingsNummer:t=12~ b/authentiek:Authentiek~ b/handelsnaam:t200~ b/datumAanvang:Datum~ b/datumEinde:Datum~
    b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0 b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1
    b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis b/sub.telefoonnummer:t20~ b/sub.faxnummer:t20~ b/sub.emailadres:t254~
    b/sub.rekeningnummerBankGiro:RekeningnummerBankGiro~ s/extraElementen:ExtraElementen`,
  'VES-zkn-kerngegevens': `[e!k]
    b/vestigingsNummer:t=12~ b/authentiek:Authentiek~ b/handelsnaam:t200~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
  'VES-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/vestigingsNummer:t=12~ b/authentiek:Authentiek~ b/handelsnaam:t200~ b/verblijfsadres:VerblijfsadresGrp-zkn-basis|b0
    b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
  'VES-zkn-vraag': `[e!nvk]
    b/vestigingsNummer:t=12~ b/authentiek:Authentiek~ b/handelsnaam:t200~ b/datumAanvang:Datum~ b/datumEinde:Datum~
    b/verblijfsadres:VerblijfsadresGrp-zkn-basis b/sub.verblijfBuitenland:VerblijfBuitenlandGrp-zkn
    b/sub.correspondentieAdres:CorrespondentieAdresGrp-zkn-basis b/sub.telefoonnummer:t20~ b/sub.faxnummer:t20~ b/sub.emailadres:t254~
    b/sub.rekeningnummerBankGiro:RekeningnummerBankGiro~ s/extraElementen:ExtraElementen`,
};
