// Elements of ZKR (zakelijk recht) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const ZKR: Tabel = {
  'ZKR-zkn-basis': `[e!nvk]
    b/identificatie:IdentificatieBRK~ b/avr.aard:AardZakelijkRecht~ b/ingangsdatumRecht:Datum~ b/einddatumRecht:Datum~
    s/extraElementen:ExtraElementen b/heeftBetrekkingOp:ZKRKOZ-kerngegevens~<ZKRKOZ b/heeftAlsGerechtigde:ZKRRPS-kerngegevens~<ZKRRPS`,
  'ZKR-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/identificatie:IdentificatieBRK~ b/avr.aard:AardZakelijkRecht~ b/heeftBetrekkingOp:ZKRKOZ-kerngegevens~<ZKRKOZ
    b/heeftAlsGerechtigde:ZKRRPS-kerngegevens~<ZKRRPS`,
  'ZKRKOZ-kerngegevens': '[e!nsk] b/gerelateerde:KOZ-kerngegevens!~<KOZ',
  'ZKRRPS-kerngegevens': '[e!nk] b/gerelateerde:RPS-kerngegevens!',
};
