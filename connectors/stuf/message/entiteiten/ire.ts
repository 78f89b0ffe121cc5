// Elements of IRE (inrichtingselement, kunstwerkdeel, terreindeel en wegdeel) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const IRE: Tabel = {
  'IRE-zkn-basis': `[e!nvk]
    b/type:t40~ b/identificatie:IdentificatieIMGeo~ b/naam:tekst~ b/geometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~
    b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'IRE-zkn-kerngegevensKennisgeving': '[e!v!k] b/type:t40~ b/identificatie:IdentificatieIMGeo~ b/naam:tekst~',
};
