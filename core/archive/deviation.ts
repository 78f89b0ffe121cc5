// Compares a resultaattype with its class in the selectielijst: value and term, by meaning.
import { sameDuration } from './duration';
import type { SelectielijstResultaat } from './selectielijst/types';

/** What a resultaattype says about keeping; null where it says nothing. */
export interface Retention {
  readonly archiefnominatie: 'blijvend_bewaren' | 'vernietigen' | null;
  /** ISO 8601. */
  readonly archiefactietermijn: string | null;
}

/** A field in which a resultaattype differs from the selectielijst. */
export interface Deviation {
  readonly field: 'archiefnominatie' | 'archiefactietermijn';
  readonly ours: string | null;
  readonly list: string | null;
}

/**
 * Differences in meaning; empty: they agree. A class that leaves the value open (waardering null) is agreed with by anything.
 * A term beside "blijvend bewaren" is the term after which it is transferred, of which the selectielijst says nothing.
 */
export function compareWithSelectielijst(ours: Retention, klasse: Pick<SelectielijstResultaat, 'waardering' | 'bewaartermijn'>): Deviation[] {
  const deviations: Deviation[] = [];
  if (klasse.waardering !== null && ours.archiefnominatie !== klasse.waardering) {
    deviations.push({ field: 'archiefnominatie', ours: ours.archiefnominatie, list: klasse.waardering });
  }
  if (klasse.bewaartermijn !== null && ours.archiefnominatie !== 'blijvend_bewaren') {
    const term = ours.archiefactietermijn;
    if (term === null || !sameDuration(term, klasse.bewaartermijn)) {
      deviations.push({ field: 'archiefactietermijn', ours: term, list: klasse.bewaartermijn });
    }
  }
  return deviations;
}
