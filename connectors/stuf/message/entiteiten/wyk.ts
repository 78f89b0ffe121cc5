// Elements of WYK (wijk) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const WYK: Tabel = {
  'WYK-zkn-basis': `[e!nvk]
    b/wijkCode:WijkCode~ b/wijkNaam:t40~ b/geometrie:GeometrieVlak-e~ b/gem.gemeenteCode:Gemeentecodering~ b/ingangsdatumObject:Datum~
    b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'WYK-zkn-kerngegevensKennisgeving': '[e!v!k] b/wijkCode:WijkCode~ b/wijkNaam:t40~ b/gem.gemeenteCode:Gemeentecodering~',
};
