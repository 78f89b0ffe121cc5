// The rules of the brondatum: which fields an afleidingswijze asks for, and which one a selectielijstklasse allows.
import type { AFLEIDINGSWIJZEN } from '../model/zaaktype';
import type { Procestermijn } from './selectielijst/types';

export type Afleidingswijze = (typeof AFLEIDINGSWIJZEN)[number];

/** What the brondatumArchiefprocedure of a resultaattype says (Catalogi API). Absent, null and '' all mean "not filled". */
export interface Brondatum {
  readonly afleidingswijze: Afleidingswijze;
  readonly datumkenmerk?: string | null;
  readonly objecttype?: string | null;
  readonly registratie?: string | null;
  readonly procestermijn?: string | null;
}

/** Fields beside the afleidingswijze; `einddatumBekend` is left out, no rule looks at it. */
export const BRONDATUM_FIELDS = ['datumkenmerk', 'objecttype', 'registratie', 'procestermijn'] as const;
export type BrondatumField = (typeof BRONDATUM_FIELDS)[number];

/**
 * Fields an afleidingswijze needs; every other field must stay empty (Catalogi API, brondatumArchiefprocedure; enforced by
 * Open Zaak's `BrondatumArchiefprocedureValidator`).
 */
export const BRONDATUM_NEEDS: Readonly<Record<Afleidingswijze, readonly BrondatumField[]>> = {
  afgehandeld: [],
  ander_datumkenmerk: ['datumkenmerk', 'objecttype', 'registratie'],
  eigenschap: ['datumkenmerk'],
  gerelateerde_zaak: [],
  hoofdzaak: [],
  ingangsdatum_besluit: [],
  termijn: ['procestermijn'],
  vervaldatum_besluit: [],
  zaakobject: ['datumkenmerk', 'objecttype'],
};

/** One rule that does not hold. */
export interface Violation {
  readonly rule: 'field-missing' | 'field-superfluous' | 'procestermijn';
  /** Field of the brondatumArchiefprocedure. */
  readonly field: BrondatumField | 'afleidingswijze';
  /** One sentence, for a person. */
  readonly explanation: string;
}

const filled = (value: string | null | undefined): boolean => value !== undefined && value !== null && value !== '';

/** Which fields are missing or superfluous for this afleidingswijze; empty: the brondatum is complete. */
export function checkBrondatum(brondatum: Brondatum): Violation[] {
  const { afleidingswijze } = brondatum;
  const needs = BRONDATUM_NEEDS[afleidingswijze];
  return BRONDATUM_FIELDS.flatMap((field): Violation[] => {
    if (needs.includes(field) && !filled(brondatum[field])) {
      return [{ rule: 'field-missing', field, explanation: `afleidingswijze "${afleidingswijze}" needs ${field}, and it is empty` }];
    }
    if (!needs.includes(field) && filled(brondatum[field])) {
      return [{ rule: 'field-superfluous', field, explanation: `afleidingswijze "${afleidingswijze}" does not allow ${field}, and it is filled` }];
    }
    return [];
  });
}

/**
 * The afleidingswijzen a class of the selectielijst allows by its procestermijn; null: any (Open Zaak, docs/manual/archiving.rst):
 * nihil only `afgehandeld`, the estimated lifetime only `termijn`, the three others anything but `afgehandeld`.
 */
export function allowedAfleidingswijzen(procestermijn: Procestermijn): readonly Afleidingswijze[] | null {
  if (procestermijn === '') return null;
  if (procestermijn === 'nihil') return ['afgehandeld'];
  if (procestermijn === 'ingeschatte_bestaansduur_procesobject') return ['termijn'];
  return (Object.keys(BRONDATUM_NEEDS) as Afleidingswijze[]).filter((wijze) => wijze !== 'afgehandeld');
}

/** Whether an afleidingswijze fits the procestermijn of its selectielijstklasse; null: it fits. */
export function checkProcestermijn(procestermijn: Procestermijn, afleidingswijze: Afleidingswijze): Violation | null {
  const allowed = allowedAfleidingswijzen(procestermijn);
  if (allowed === null || allowed.includes(afleidingswijze)) return null;
  const expected = allowed.length === 1 ? `only "${allowed[0]}"` : 'anything but "afgehandeld"';
  return {
    rule: 'procestermijn',
    field: 'afleidingswijze',
    explanation: `a class with procestermijn "${procestermijn}" allows ${expected}, and this result says "${afleidingswijze}"`,
  };
}
