// Elements of WOZ (WOZ-object) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const WOZ: Tabel = {
  'WOZ-kerngegevens': '[e!nsk] b/wozObjectNummer:WOZObjectNummer~ b/authentiek:Authentiek~ b/aanduidingWOZobject:AanduidingWOZobjectGrp-kerngegevens',
  'WOZ-zkn-basis': `[e!nvk]
    b/wozObjectNummer:WOZObjectNummer~ b/authentiek:Authentiek~ b/aanduidingWOZobject:AanduidingWOZobjectGrp-kerngegevens
    b/wozObjectGeometrie:GeometrieVlak-e~ b/soortObjectCode:t=4~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~
    s/extraElementen:ExtraElementen`,
  'WOZ-zkn-kerngegevens': `[e!k]
    b/wozObjectNummer:WOZObjectNummer~ b/authentiek:Authentiek~ b/aanduidingWOZobject:AanduidingWOZobjectGrp-kerngegevens`,
  'WOZ-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/wozObjectNummer:WOZObjectNummer~ b/authentiek:Authentiek~ b/aanduidingWOZobject:AanduidingWOZobjectGrp-kerngegevens`,
};
