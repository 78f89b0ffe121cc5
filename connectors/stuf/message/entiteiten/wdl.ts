// Elements of WDL (waterdeel) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const WDL: Tabel = {
  'WDL-zkn-basis': `[e!nvk]
    b/type:TypeWater~ b/identificatie:IdentificatieIMGeo~ b/naam:tekst~ b/geometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~
    b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'WDL-zkn-kerngegevensKennisgeving': '[e!v!k] b/type:TypeWater~ b/identificatie:IdentificatieIMGeo~ b/naam:tekst~',
};
