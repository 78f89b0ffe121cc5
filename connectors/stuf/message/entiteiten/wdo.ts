// Elements of WDO (WOZ-deelobject) and of its own relations, in order, per kind of message.
import type { Tabel } from './taal';

export const WDO: Tabel = {
  'WDO-zkn-basis': `[e!nvk]
    b/nummerWOZDeelObject:NummerWOZDeelObject~ b/codeWOZDeelObject:t=4~ b/ingangsdatumObject:Datum~ b/einddatumObject:Datum~
    s/extraElementen:ExtraElementen b/isOnderdeelVan:WDOWOZ-kerngegevens~<WDOWOZ`,
  'WDO-zkn-kerngegevensKennisgeving': '[e!v!k] b/nummerWOZDeelObject:NummerWOZDeelObject~ b/isOnderdeelVan:WDOWOZ-kerngegevens~<WDOWOZ',
  'WDOWOZ-kerngegevens': '[e!nsk] b/gerelateerde:WOZ-kerngegevens~<WOZ',
};
