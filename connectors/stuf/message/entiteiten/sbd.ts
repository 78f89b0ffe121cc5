// Elements of SBD (spoorbaandeel) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const SBD: Tabel = {
  'SBD-zkn-basis': `[e!nvk]
    b/type:TypeSpoorbaan~ b/identificatie:IdentificatieIMGeo~ b/naam:tekst~ b/geometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~
    b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'SBD-zkn-kerngegevensKennisgeving': '[e!v!k] b/type:TypeSpoorbaan~ b/identificatie:IdentificatieIMGeo~ b/naam:tekst~',
};
