// Elements of GOR (gemeentelijke openbare ruimte) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const GOR: Tabel = {
  'GOR-zkn-antwoord': `[e!nvk]
    b/identificatie:t=16~|B0! b/authentiek:Authentiek|B0 b/gem.gemeenteCode:Gemeentecodering~ b/openbareRuimteNaam:t80~
    b/geometrie:GeometrieVlak-e~ b/type:TyperingOPR~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'GOR-zkn-basis': `[e!nvk]
    b/identificatie:t=16~ b/authentiek:Authentiek b/gem.gemeenteCode:Gemeentecodering~ b/openbareRuimteNaam:t80~ b/geometrie:GeometrieVlak-e~
    b/type:TyperingOPR~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~ s/extraElementen:ExtraElementen`,
  'GOR-zkn-kerngegevensKennisgeving': `[e!v!k]
    b/identificatie:t=16~|B0! b/authentiek:Authentiek|B0! b/gem.gemeenteCode:Gemeentecodering~ b/openbareRuimteNaam:t80~`,
};
