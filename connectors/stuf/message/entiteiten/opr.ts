// Elements of OPR (openbare ruimte) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const OPR: Tabel = {
  'OPR-zkn-basis': `[e!nvk]
    b/identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~ b/gor.type:TyperingOPR~
    b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'OPR-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/identificatie:t=16~ b/authentiek:Authentiek~ b/wpl.woonplaatsNaam:t80~ b/gor.openbareRuimteNaam:t80~`,
};
