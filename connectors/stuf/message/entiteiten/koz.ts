// Elements of KOZ (kadastrale onroerende zaak) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const KOZ: Tabel = {
  'KOZ-kerngegevens': `[e!vk]
    b/kadastraleIdentificatie:KadastraleIdentificatie~ b/authentiek:Authentiek~ b/kadastraleAanduiding:KadastraleAanduidingGrp-basis~`,
  'KOZ-zkn-basis': `[e!nvk]
    b/kadastraleIdentificatie:KadastraleIdentificatie~ b/authentiek:Authentiek~ b/typering:TyperingKOZ~
    b/kadastraleAanduiding:KadastraleAanduidingGrp-basis~ b/kdp.begrenzing:GeometrieVlak-e~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~
    s/extraElementen:ExtraElementen`,
  'KOZ-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/kadastraleIdentificatie:KadastraleIdentificatie~ b/authentiek:Authentiek~ b/kadastraleAanduiding:KadastraleAanduidingGrp-verplicht~`,
};
