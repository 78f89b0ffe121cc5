// Elements of TGO (terrein-gebouwd object) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const TGO: Tabel = {
  'TGO-kerngegevens': '[e!vk] b/identificatie:t=16~ b/authentiek:Authentiek~ b/typering:TyperingTGO~ b/adresAanduidingGrp:AdrGrp-kerngegevens',
  'TGO-zkn-basis': `[e!nvk]
    b/identificatie:t=16~ b/authentiek:Authentiek~ b/adresAanduidingGrp:AdrGrp-kerngegevens b/gbo.puntGeometrie:GeometriePunt-e~
    b/vlakGeometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'TGO-zkn-kerngegevensKennisgeving': '[e!v!k] b/identificatie:t=16~ b/authentiek:Authentiek~ b/adresAanduidingGrp:AdrGrp-kerngegevens',
};
