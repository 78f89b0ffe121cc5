// One round of looking after transfers: receipts of every receiver, then what they accepted is told to the sources.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { classify } from '../classify';
import type { Room } from '../room';
import { readReceipts } from './receipts';
import { receives } from './under-order';
import { writeBack } from './write-back';

export interface Round {
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly transferred: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether any sync of this house delivers to a target that receives. */
export const hasReceivers = (room: Pick<Room, 'syncs' | 'connections'>): boolean =>
  [...room.syncs.values()].some((sync) => [...sync.targets.keys()].some((target) => receives(room, sync, target)));

/** A receiver that cannot be read is told, and the others go on. */
export async function transferRound(room: Room, signal: AbortSignal): Promise<Round> {
  const pairs = [...room.syncs.values()].flatMap((sync) => [...sync.targets.values()].filter((target) => receives(room, sync, target.name)).map((target) => ({ sync, target })));
  const sum = { received: 0, accepted: 0, rejected: 0, transferred: 0 };
  const diagnostics: Diagnostic[] = [];
  for (const connection of new Set(pairs.map(({ target }) => target.connection))) {
    try {
      const read = await readReceipts(room, connection, signal);
      for (const state of ['received', 'accepted', 'rejected'] as const) sum[state] += read[state];
      diagnostics.push(...read.diagnostics);
    } catch (error) {
      const failure = classify(error, { subject: connection, connection, verb: 'read receipts' });
      if (failure.kind === 'lost') throw error;
      diagnostics.push(failure.reason);
    }
  }
  for (const { sync, target } of pairs) {
    const { transferred, waiting } = await writeBack(room, sync, target.name, signal);
    sum.transferred += transferred;
    diagnostics.push(...waiting);
  }
  return { ...sum, diagnostics };
}
