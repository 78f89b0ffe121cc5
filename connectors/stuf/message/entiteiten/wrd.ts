// Elements of WRD (WOZ-waarde) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const WRD: Tabel = {
  'WRD-zkn-antwoord': `[e!k]
    b/waardepeildatum:Peildatum~ b/vastgesteldeWaarde:Maateenheid11~ s/extraElementen:ExtraElementen b/isVoor:WRDWOZ-zkn-kerngegevens~<WRDWOZ`,
  'WRD-zkn-basis': '[e!nvk] b/waardepeildatum:Peildatum~ b/vastgesteldeWaarde:Maateenheid11~ s/extraElementen:ExtraElementen',
  'WRD-zkn-kerngegevensKennisgeving': '[e!v!k] b/waardepeildatum:Peildatum~ b/isVoor:WRDWOZ-zkn-kerngegevensKennisgeving~<WRDWOZ',
  'WRDWOZ-zkn-kerngegevens': '[e!nk] b/gerelateerde:WOZ-zkn-kerngegevens!~<WOZ',
  'WRDWOZ-zkn-kerngegevensKennisgeving': '[e!nv!k] b/gerelateerde:WOZ-zkn-kerngegevensKennisgeving!~<WOZ',
};
