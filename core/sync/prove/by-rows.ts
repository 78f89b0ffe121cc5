// Says what the rows alone tell of a subject at a target: that it is due, held, blocked or left out.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { DeliveryRow, SubjectRow } from '../ports';
import type { Verdict } from './row';

const said = (finding: Diagnostic | null): string | null => (finding ? `${finding.code} ${finding.message}` : null);

/** null: it rests, so source and target must agree. */
export function byRows(subject: SubjectRow, delivery: DeliveryRow | null): Verdict | null {
  const verdict = (state: Verdict['state'], why: string | null): Verdict => ({ state, why, drift: [], evidence: 'none' });
  if (delivery?.heldBy) return verdict('held', `plan ${delivery.heldBy}`);
  if (subject.dueAt !== null || subject.wanted > subject.seen) return verdict(subject.dueAt === null ? 'blocked' : 'due', said(subject.lastDiagnostic));
  if (subject.presence !== 'in' && !delivery?.base) return verdict('ignored', subject.presence === 'out' ? 'not selected' : 'gone, and never delivered');
  if (delivery && (delivery.dueAt !== null || delivery.wanted > delivery.applied)) return verdict(delivery.dueAt === null ? 'blocked' : 'due', said(delivery.lastDiagnostic));
  if (subject.presence === 'out') return verdict('ignored', 'left the selection; what was delivered stays');
  return null;
}
