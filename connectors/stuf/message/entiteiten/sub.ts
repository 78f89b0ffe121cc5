// Elements of SUB (subject) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const SUB: Tabel = {
  'SUB-zkn-antwoord': `[]
    b/natuurlijkPersoon:NPS-zkn-antwoord~<NPS|b0 b/nietNatuurlijkPersoon:NNP-zkn-antwoord~<NNP|b1 b/vestiging:VES-zkn-antwoord~<VES|b2`,
  'SUB-zkn-kerngegevensKennisgeving': `[]
    b/natuurlijkPersoon:NPS-zkn-kerngegevensKennisgeving~<NPS|b0 b/nietNatuurlijkPersoon:NNP-zkn-kerngegevensKennisgeving~<NNP|b1
    b/vestiging:VES-zkn-kerngegevensKennisgeving~<VES|b2`,
  'SUB-zkn-vraagScope': '[] b/natuurlijkPersoon:NPS-zkn-vraag*~<NPS b/nietNatuurlijkPersoon:NNP-zkn-vraag*~<NNP b/vestiging:VES-zkn-vraag*~<VES',
  'SUB-zkn-vraagSelectie': `[]
    b/naam:t200~ b/bsVesNummerOfId:t17~ b/kvkNummer:t=8~ b/adresNederland:CorrespondentieAdresGrp-zkn-basis|b0
    b/adresBuitenland:VerblijfBuitenlandGrp-zkn|b1`,
};
