// Calculates brondatum, archiefnominatie and archiefactiedatum of a zaak, and explains how.
import type { Zaak } from '../model/zaak';
import type { Brondatum } from './brondatum';
import { addDuration } from './calendar';
import { deriveBrondatum, type ArchiveFacts, type Derived, type Profile } from './derive';

export type Archiefnominatie = 'blijvend_bewaren' | 'vernietigen';

/** What the calculation came to. It never overrules what is recorded: see `differences.ts`. */
export interface Archiefdatum {
  /** YYYY-MM-DD. */
  readonly brondatum: string | null;
  readonly archiefactiedatum: string | null;
  readonly archiefnominatie: Archiefnominatie | null;
  /** `postponed`: known once something happens in the register · `human`: a person must tell · `error`: the register refuses to close. */
  readonly state: 'known' | 'postponed' | 'human' | 'error';
  /** Step by step, in sentences an archivist can read. */
  readonly because: readonly string[];
  /** The code with which the register would refuse; null: it would not. */
  readonly code: 'archiefactiedatum-error' | 'resultaat-does-not-exist' | null;
  /** Names of what must be looked up before this is certain; empty: nothing. */
  readonly needs: readonly string[];
  /** Whether the register fills the date in by itself once it can be known. */
  readonly recalculated: boolean;
}

export interface CalculateOptions {
  readonly profile: Profile;
  /** The day it will be closed, for a zaak that is open; YYYY-MM-DD. */
  readonly closesOn?: string;
  /** Calculates past a startdatumBewaartermijn that is recorded already (else that is the brondatum). */
  readonly force?: boolean;
}

/** Afleidingswijzen of which Open Zaak ≥ 1.28 (#2182) works the dates out again when what they come from changes. */
const RECALCULATED: ReadonlySet<string> = new Set(['afgehandeld', 'hoofdzaak', 'eigenschap', 'zaakobject', 'ingangsdatum_besluit', 'vervaldatum_besluit']);

const NOTHING = { brondatum: null, archiefactiedatum: null, code: null, needs: [], recalculated: false } as const;

/** A recorded start of the bewaartermijn is the brondatum; it is kept for what is destroyed only. */
function recordedStart(zaak: Zaak, nominatie: Archiefnominatie | null, force: boolean): Derived | null {
  if (force || zaak.startdatumBewaartermijn === undefined || nominatie === 'blijvend_bewaren') return null;
  return { state: 'known', brondatum: zaak.startdatumBewaartermijn, because: `startdatumBewaartermijn is al vastgelegd: ${zaak.startdatumBewaartermijn}` };
}

function brondatumOf(zaak: Zaak, facts: ArchiveFacts, rule: Brondatum | null, einddatum: string, profile: Profile): Derived {
  if (rule === null) return { state: 'human', because: 'het resultaattype zegt niet hoe de brondatum wordt afgeleid; iemand moet hem invullen' };
  return deriveBrondatum({ zaak, facts, rule, profile, einddatum });
}

/** What a brondatum that is not known means for closing: an error stops it, except (Open Zaak 1.29.1, #2427) where all is kept for ever. */
function withoutBrondatum(derived: Exclude<Derived, { readonly state: 'known' }>, nominatie: Archiefnominatie | null, profile: Profile): Pick<Archiefdatum, 'state' | 'code' | 'needs' | 'because'> {
  const because = [derived.because];
  if (derived.state === 'unknown') return { state: 'human', code: null, needs: derived.needs, because };
  if (derived.state !== 'error') return { state: derived.state, code: null, needs: [], because };
  if (profile === 'open-zaak' && nominatie === 'blijvend_bewaren') return { state: 'human', code: null, needs: [], because: [...because, 'wat blijvend bewaard wordt sluit toch; de archiefactiedatum blijft leeg tot iemand hem invult'] };
  return { state: 'error', code: 'archiefactiedatum-error', needs: [], because };
}

/** Zrc-021, in the reading of `profile`. Pure: the same zaak, facts and day always give the same answer. */
export function archiefdatum(zaak: Zaak, facts: ArchiveFacts, { profile, closesOn, force = false }: CalculateOptions): Archiefdatum {
  const resultaattype = zaak.resultaat?.resultaattype;
  const archiefnominatie = zaak.archiefnominatie ?? resultaattype?.archiefnominatie ?? null;
  if (!resultaattype) return { ...NOTHING, archiefnominatie, state: 'error', code: 'resultaat-does-not-exist', because: ['de zaak heeft geen resultaat, en zonder resultaat sluit hij niet'] };
  const einddatum = zaak.einddatum ?? closesOn;
  if (einddatum === undefined) return { ...NOTHING, archiefnominatie, state: 'postponed', because: ['de zaak is nog open'], recalculated: true };
  const rule = (resultaattype.brondatumArchiefprocedure ?? null) as Brondatum | null;
  const told = zaak.archiefnominatie !== undefined && zaak.archiefnominatie !== resultaattype.archiefnominatie ? 'vastgelegd bij de zaak' : `van resultaattype "${resultaattype.omschrijving}"`;
  const opening = [`archiefnominatie ${archiefnominatie ?? 'is onbekend'}, ${told}`, ...(rule ? [`afleidingswijze ${rule.afleidingswijze}`] : [])];
  const derived = recordedStart(zaak, archiefnominatie, force) ?? brondatumOf(zaak, facts, rule, einddatum, profile);
  const brondatum = derived.state === 'known' ? derived.brondatum : null;
  const termijn = resultaattype.archiefactietermijn ?? null;
  const recalculated = profile === 'open-zaak' && rule !== null && RECALCULATED.has(rule.afleidingswijze);
  // Without a term there is nothing to add, so nothing is derived and nothing can fail.
  if (termijn === null) return { ...NOTHING, brondatum, archiefnominatie, state: 'human', because: [...opening, derived.because, 'het resultaattype heeft geen archiefactietermijn: de archiefactiedatum blijft leeg tot iemand hem invult'] };
  if (derived.state !== 'known') {
    const outcome = withoutBrondatum(derived, archiefnominatie, profile);
    return { ...NOTHING, archiefnominatie, recalculated, ...outcome, because: [...opening, ...outcome.because] };
  }
  const archiefactiedatum = addDuration(derived.brondatum, termijn);
  const sum = archiefactiedatum === null ? `met archiefactietermijn "${termijn}" is niet te rekenen` : `${derived.brondatum} en ${termijn} is ${archiefactiedatum}`;
  return {
    brondatum, archiefactiedatum, archiefnominatie, needs: [], recalculated,
    state: archiefactiedatum === null ? 'error' : 'known',
    code: archiefactiedatum === null ? 'archiefactiedatum-error' : null,
    because: [...opening, derived.because, sum],
  };
}
