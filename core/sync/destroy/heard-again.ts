// Answers for a name that is being destroyed, or was: it is not brought back, whoever speaks of it.
import { diagnostic } from '../../diagnostics/diagnostic';
import type { Outcome } from '../../engine/outcome';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { sourceOf, spoken } from '../find';
import type { Observed, SubjectClaim } from '../ports';
import type { Room, Sync } from '../room';

const nothing = (room: Room): Observed => ({ presence: 'out', desired: null, hash: null, stamp: null, revision: room.revision, provenance: {}, diagnostics: [], raise: [], discovered: [] });

/**
 * Keeps nothing of what the source says. Where the source still has what was destroyed, the row stays with a warning, so that a
 * person can let it be destroyed there too; where it is gone, the row is forgotten. Throws what the source throws.
 */
export async function destroyed(room: Room, sync: Sync, claim: SubjectClaim, signal: AbortSignal): Promise<Outcome<Observed, Diagnostic>> {
  const subject = spoken(claim.ref);
  if (claim.destruction !== undefined) {
    return { kind: 'done', result: { ...nothing(room), presence: claim.presence ?? 'out', diagnostics: [diagnostic('ZS4711', `stands on destruction list ${claim.destruction}`, { subject })] } };
  }
  const raw = await sourceOf(room, sync).source.read(claim.ref, signal);
  if (raw.state === 'gone') return { kind: 'done', result: { ...nothing(room), standsIn: true } };
  const finding = diagnostic('ZS4710', `destroyed under ${claim.destroyed ?? ''}, and ${sync.source} still has it`, { subject });
  return { kind: 'done', result: { ...nothing(room), stamp: raw.stamp ?? null, diagnostics: [finding] } };
}
