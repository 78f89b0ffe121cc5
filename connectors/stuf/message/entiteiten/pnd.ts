// Elements of PND (pand) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const PND: Tabel = {
  'PND-zkn-basis': `[e!nvk]
    b/identificatie:t=16~ b/authentiek:Authentiek~ b/geometrie:GeometrieVlak-e~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~
    s/extraElementen:ExtraElementen`,
  'PND-zkn-kerngegevensKennisgeving': '[e!v!k] b/identificatie:t=16~ b/authentiek:Authentiek~',
};
