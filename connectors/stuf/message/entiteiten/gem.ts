// Elements of GEM (gemeente) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const GEM: Tabel = {
  'GEM-zkn-basis': `[e!nvk]
    b/gemeenteCode:Gemeentecodering~ b/gemeenteNaam:t40~ b/geometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~
    s/extraElementen:ExtraElementen`,
  'GEM-zkn-kerngegevensKennisgeving': '[e!v!k] b/gemeenteCode:Gemeentecodering~ b/gemeenteNaam:t40~',
};
