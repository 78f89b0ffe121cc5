// All tables of the entities together.
import { AOA } from './aoa';
import { BERICHTEN } from './berichten';
import { BRT } from './brt';
import { BSL } from './bsl';
import { CTP } from './ctp';
import { EDC } from './edc';
import { GEM } from './gem';
import { GOR } from './gor';
import { GROEPEN } from './groepen';
import { HHD } from './hhd';
import { IRE } from './ire';
import { KEUZES } from './keuzes';
import { KOZ } from './koz';
import { MAC } from './mac';
import { MDW } from './mdw';
import { NNP } from './nnp';
import { NPS } from './nps';
import { OEH } from './oeh';
import { OPR } from './opr';
import { PND } from './pnd';
import { RPS } from './rps';
import { SBD } from './sbd';
import { SDC } from './sdc';
import { STA } from './sta';
import { STT } from './stt';
import { SUB } from './sub';
import { TGO } from './tgo';
import { VES } from './ves';
import { VZO } from './vzo';
import { WDL } from './wdl';
import { WDO } from './wdo';
import { WOZ } from './woz';
import { WPL } from './wpl';
import { WRD } from './wrd';
import { WYK } from './wyk';
import { ZAK } from './zak';
import { ZAK_RELATIES } from './zak-relaties';
import { ZAK_ROLLEN } from './zak-rollen';
import { ZKR } from './zkr';
import { ZKT } from './zkt';
import type { Tabel } from './taal';

/** Kinds by name, as the official schemas call them; kinds that hold the same stand here once, under the first of their names. */
export const SOORTEN: Tabel = {
  ...AOA, ...BERICHTEN, ...BRT, ...BSL, ...CTP, ...EDC, ...GEM, ...GOR, ...GROEPEN, ...HHD, ...IRE, ...KEUZES, ...KOZ, ...MAC,
  ...MDW, ...NNP, ...NPS, ...OEH, ...OPR, ...PND, ...RPS, ...SBD, ...SDC, ...STA, ...STT, ...SUB, ...TGO, ...VES, ...VZO, ...WDL,
  ...WDO, ...WOZ, ...WPL, ...WRD, ...WYK, ...ZAK, ...ZAK_RELATIES, ...ZAK_ROLLEN, ...ZKR, ...ZKT,
};
