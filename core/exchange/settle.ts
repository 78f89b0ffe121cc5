// Ends a message that is ours: with its answer and its marks in one commit, or as what is left of it.
import type { ServiceAnswer } from '../connector/service';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import type { Ended, KeptAnswer } from './ports';
import type { Work } from './work';

/** An answer with a stream cannot be given twice: an equal message is worked on again, and nothing it changed is changed again. */
export const keptOf = (answer: ServiceAnswer | null): KeptAnswer | null => (answer !== null && typeof answer.body === 'string' ? { ...answer, body: answer.body } : null);

/** Everything that changed, in every sync that reads it. */
const marksOf = ({ room, carried }: Work): Ended['marks'] =>
  carried.flatMap(({ changed }) => changed).flatMap((ref) => room.readers(ref.system, ref.kind).map((sync) => ({ sync, ref })));

export const answered = (work: Work, answer: ServiceAnswer | null): Outcome<Ended, Diagnostic> =>
  ({ kind: 'done', result: { state: 'answered', answer: keptOf(answer), carried: [...work.carried], marks: marksOf(work), reason: null } });

/** Nothing of it is left: an equal message is carried out anew. */
export const failedBy = (reason: Diagnostic): Outcome<Ended, Diagnostic> => ({ kind: 'done', result: { state: 'failed', answer: null, carried: [], marks: [], reason } });

/** What could not be finished or taken back: the loop looks at it again, or a person must. */
export function leftOf({ left }: Pick<Work, 'left'>): Outcome<Ended, Diagnostic> | null {
  if (left === null) return null;
  return left.afterMs === null ? { kind: 'blocked', reason: left.reason } : { kind: 'again', afterMs: left.afterMs, reason: left.reason };
}

/** False: the lease is not ours any more, and nothing was written. */
export async function settle({ room, keeper }: Work, outcome: Outcome<Ended, Diagnostic>): Promise<boolean> {
  await keeper.end();
  return (await room.store.queue(() => []).settle([{ claim: keeper.claim, outcome }])).has(keeper.claim.lease);
}
