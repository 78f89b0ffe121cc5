// Takes a document away, with all its versions, when nothing belongs to it any more.
import type { Applied } from '../../../core/connector/contract';
import { Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { Refused } from '../problem';
import { DOCUMENTS } from './doors';
import { codesOf, release, type Locking } from './locking';

const MINUTE = 60_000;

/** See `Target.apply`. Throws Retry ZS4237 while a zaak or besluit has it: its relation goes with another delivery. */
export async function remove(at: Locking, id: string): Promise<Applied> {
  const own = await at.locks.of(id);
  if (own !== null && (own.lock !== null || own.asked || own.upload)) await release(at, id, own.lock);
  try {
    await at.doors.documenten.send('DELETE', `/${DOCUMENTS}/${id}`, null, at.reason, at.signal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.problem.status !== 404) throw waiting(at, error) ?? error;
  }
  await at.locks.released(id, null);
  return { state: 'applied', id: null, result: {} };
}

function waiting(at: Locking, error: Refused): Retry | null {
  const codes = codesOf(error);
  if (codes.includes('pending-relations')) return new Retry(diagnostic('ZS4237', 'a zaak or besluit at the target still has it; it is removed when that relation is gone', { subject: at.subject }), 15 * MINUTE);
  if (codes.includes('destroy-locked') || codes.includes('informatieobject-locked')) return new Retry(diagnostic('ZS4230', 'it is locked, not by us; who holds the lock and since when the API does not tell', { subject: at.subject }), 10 * MINUTE);
  return null;
}
