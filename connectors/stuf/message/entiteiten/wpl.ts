// Elements of WPL (woonplaats) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const WPL: Tabel = {
  'WPL-zkn-basis': `[e!nvk]
    b/identificatie:WoonplaatsCodering~ b/authentiek:Authentiek~ b/woonplaatsNaam:t80~ b/geometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~
    b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'WPL-zkn-kerngegevensKennisgeving': '[e!v!k] b/identificatie:WoonplaatsCodering~ b/authentiek:Authentiek~ b/woonplaatsNaam:t80~',
};
