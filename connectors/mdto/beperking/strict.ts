// Says how strict a restriction is, and makes the dossier as strict as its strictest part.
import { addDuration } from '../../../core/archive/calendar';
import type { Beperking } from '../../../core/archive/transfer/order';
import { xsDuration } from '../duration';
import { begrip, type BeperkingGebruik, type Termijn } from '../metadata';
import { grondenVan, lijstVan } from './lists';

/** 0: no restriction · 1: restricted · 2: closed · null: nobody judged it, which is no decision. */
export type Rang = 0 | 1 | 2 | null;

/** A restriction with all that is needed to compare and to write it. */
export interface Gewogen {
  readonly rang: 0 | 1 | 2;
  readonly lijst: string;
  readonly grond: { readonly label: string; readonly code?: string };
  /** Last day; null: no end. */
  readonly einde: string | null;
  readonly metadata: BeperkingGebruik;
}

const NIET_BEOORDEELD = /NietBeoordeeld|^(?:openbaarheid )?niet beoordeeld|^nader te bepalen/i;
const GEEN = /^(?:openbaar(?:$|[ ;(])|geen )/i;

/** Judged by the code where the list has codes: one label of the published list contradicts its own code. */
function rangOf(code: string | undefined, label: string): Rang {
  const key = code?.split('/').at(2) ?? label;
  if (NIET_BEOORDEELD.test(key)) return null;
  if (code === undefined) return GEEN.test(label) ? 0 : /^niet openbaar/i.test(label) ? 2 : 1;
  if (/^(?:Openbaar|Geen)/.test(key)) return 0;
  return /^(?:NietOpenbaar|Bijzondere)/.test(key) ? 2 : 1;
}

const AFSLUITING = begrip('Afsluiting', 'Triggers', 'Triggers/Afsluiting/1.0');

/** The term runs from the day the dossier was closed; its end is always start plus duration, as receivers check. */
function termijnOf(beperking: Beperking, gesloten: string | undefined): Termijn | undefined {
  const { looptijd, einddatum } = beperking.termijn ?? {};
  const start = gesloten === undefined ? {} : { termijnTriggerStartLooptijd: AFSLUITING, termijnStartdatumLooptijd: gesloten };
  if (looptijd !== undefined) {
    const end = gesloten === undefined ? null : addDuration(gesloten, looptijd);
    return { ...start, termijnLooptijd: xsDuration(looptijd), ...(end !== null && { termijnEinddatum: end }) };
  }
  return einddatum === undefined ? (gesloten === undefined ? undefined : start) : { ...start, termijnEinddatum: einddatum };
}

/** A decision as it will be written; null where it says that nobody judged. `gesloten`: day on which the dossier was closed. */
export function weeg(beperking: Beperking, gesloten: string | undefined): Gewogen | null {
  const known = lijstVan(beperking.begrippenlijst);
  const [meant] = known ? grondenVan(known, beperking.grond) : [];
  const label = meant?.label ?? beperking.grond;
  const rang = rangOf(meant?.code, label);
  if (rang === null) return null;
  const lijst = known?.naam ?? beperking.begrippenlijst;
  const termijn = rang === 0 ? undefined : termijnOf(beperking, gesloten);
  return {
    rang, lijst,
    grond: { label, ...(meant && { code: meant.code }) },
    einde: termijn?.termijnEinddatum ?? null,
    metadata: {
      beperkingGebruikType: begrip(label, lijst, meant?.code),
      ...(beperking.toelichting !== undefined && { beperkingGebruikNadereBeschrijving: beperking.toelichting }),
      ...(termijn && { beperkingGebruikTermijn: termijn }),
    },
  };
}

/** Positive where `a` is stricter: by rank, then by the later end (no end is the latest). */
export function strenger(a: Gewogen, b: Gewogen): number {
  if (a.rang !== b.rang) return a.rang - b.rang;
  if (a.einde === b.einde || a.rang === 0) return 0;
  if (a.einde === null) return 1;
  return b.einde === null ? -1 : a.einde < b.einde ? -1 : 1;
}

/**
 * Of all parts together, per list: every ground that restricts, each with its longest term; where nothing restricts, the first ground that
 * says so. `max: 1` keeps only the strictest of each list.
 */
export function strengste(all: readonly Gewogen[], max: 1 | 'many'): readonly Gewogen[] {
  const lists = [...new Set(all.map((one) => one.lijst))];
  return lists.flatMap((lijst) => {
    const own = all.filter((one) => one.lijst === lijst);
    const restricting = own.filter((one) => one.rang > 0);
    const [open] = own;
    if (restricting.length === 0) return open ? [open] : [];
    const byGround = new Map<string, Gewogen>();
    for (const one of restricting) {
      const key = one.grond.code ?? one.grond.label;
      const before = byGround.get(key);
      if (!before || strenger(one, before) > 0) byGround.set(key, one);
    }
    const grounds = [...byGround.values()].sort((a, b) => strenger(b, a));
    return max === 1 ? grounds.slice(0, 1) : grounds;
  });
}
