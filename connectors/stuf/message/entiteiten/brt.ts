// Elements of BRT (buurt) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const BRT: Tabel = {
  'BRT-zkn-basis': `[e!nvk]
    b/buurtCode:WijkCode~ b/buurtNaam:t40~ b/geometrie:GeometrieVlak-e~ b/gem.gemeenteCode:Gemeentecodering~ b/wyk.wijkCode:WijkCode~
    b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'BRT-zkn-kerngegevensKennisgeving': '[e!v!k] b/buurtCode:WijkCode~ b/buurtNaam:t40~ b/gem.gemeenteCode:Gemeentecodering~ b/wyk.wijkCode:WijkCode~',
};
