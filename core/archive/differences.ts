// Reports where the archive dates that are recorded differ from those that follow from the rules; it overwrites nothing.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Zaak } from '../model/zaak';
import { archiefdatum, type CalculateOptions } from './archiefdatum';
import type { ArchiveFacts } from './derive';

type Field = 'archiefnominatie' | 'archiefactiedatum' | 'startdatumBewaartermijn';

/**
 * One finding (ZS4603) per field that is recorded with another value than was calculated, and (ZS4604) where it can be calculated
 * and is not recorded. In a migration the recorded date wins (practice §10). Nothing is said of a zaak that is open.
 */
export function archiveDifferences(zaak: Zaak, facts: ArchiveFacts, options: Pick<CalculateOptions, 'profile'>, subject: string): Diagnostic[] {
  if (zaak.einddatum === undefined) return [];
  const calculated = archiefdatum(zaak, facts, { ...options, force: true });
  const nominatie = zaak.resultaat?.resultaattype.archiefnominatie ?? null;
  const isDestroyed = calculated.archiefnominatie === 'vernietigen';
  const pairs: readonly (readonly [Field, string | undefined, string | null])[] = [
    ['archiefnominatie', zaak.archiefnominatie, nominatie],
    ['archiefactiedatum', zaak.archiefactiedatum, calculated.archiefactiedatum],
    ...(isDestroyed ? [['startdatumBewaartermijn', zaak.startdatumBewaartermijn, calculated.brondatum] as const] : []),
  ];
  return pairs.flatMap(([field, recorded, expected]) => {
    if (expected === null || recorded === expected) return [];
    const why = field === 'archiefnominatie' ? '' : `: ${calculated.because.join('; ')}`;
    return recorded === undefined
      ? [diagnostic('ZS4604', `${field} is empty, and would be ${expected}${why}`, { subject, field })]
      : [diagnostic('ZS4603', `${field} is ${recorded}, and by the rules it would be ${expected}${why}`, { subject, field })];
  });
}
