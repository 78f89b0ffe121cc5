// What the house keeps of a selectielijst: the facts per result, without the explanations in prose.

/** Kinds of procestermijn (Selectielijst API, `procestermijn`); `''`: the list gives none (blijvend te bewaren). */
export type Procestermijn =
  | ''
  | 'nihil'
  | 'bestaansduur_procesobject'
  | 'ingeschatte_bestaansduur_procesobject'
  | 'vast_te_leggen_datum'
  | 'samengevoegd_met_bewaartermijn';

/** One result of a list. `nummer` is its full number (`11.1.17`); the part before the first dot is its procestype. */
export interface SelectielijstResultaat {
  readonly nummer: string;
  readonly procestype: number;
  /** The generic word of the list ("Verleend"); several numbers share one. */
  readonly naam: string;
  /** null where the list leaves the choice to its sub-results. */
  readonly waardering: 'blijvend_bewaren' | 'vernietigen' | null;
  readonly procestermijn: Procestermijn;
  /** ISO 8601; null where the list gives no term (blijvend te bewaren). */
  readonly bewaartermijn: string | null;
  /** Holds for every proces of the procestype; false: only for the processes its number singles out. */
  readonly generiek: boolean;
}

export interface SelectielijstProcestype {
  readonly nummer: number;
  /** Short name of the procestype ("Toestemming verlenen"). */
  readonly naam: string;
}

export interface Selectielijst {
  readonly jaar: number;
  readonly procestypen: readonly SelectielijstProcestype[];
  readonly resultaten: readonly SelectielijstResultaat[];
}

/** As the lists are written down: nummer, naam, waardering (B bewaren, V vernietigen, - open), procestermijn, bewaartermijn. */
export type Row = readonly [nummer: string, naam: string, waardering: 'B' | 'V' | '-', procestermijn: Procestermijn, bewaartermijn: string | null];

const WAARDERING = { B: 'blijvend_bewaren', V: 'vernietigen', '-': null } as const;

/** Reads rows: generic numbers have two parts (`11.1`), specific ones three or more (`11.1.17`). */
export function readRows(rows: readonly Row[]): SelectielijstResultaat[] {
  return rows.map(([nummer, naam, waardering, procestermijn, bewaartermijn]) => {
    const parts = nummer.split('.');
    return { nummer, procestype: Number(parts[0]), naam, waardering: WAARDERING[waardering], procestermijn, bewaartermijn, generiek: parts.length === 2 };
  });
}
