// Takes in what somebody tells us: the names are marked and committed before the answer leaves.
import type { Accepted, Incoming, Refused } from '../connector/contract';
import { diagnostic } from '../diagnostics/diagnostic';
import { connectionOf } from './find';
import type { Mark } from './ports';
import type { Room } from './room';

/** More names than this are marked in portions of this size. */
const PORTION = 1_000;

/**
 * Every sync that reads this connection and keeps this kind in step hears of each name, in the live lane and without a stamp:
 * a call is a reason to look, whatever the stamp says. Refused: nothing is marked. A connection that takes no calls: 404.
 */
export async function receive(room: Room, connection: string, request: Incoming, signal: AbortSignal): Promise<Accepted | Refused> {
  const known = room.connections.has(connection) ? connectionOf(room, connection) : undefined;
  const receiver = known?.connection.receiver;
  if (!receiver) return { state: 'refused', status: 404, diagnostics: [diagnostic('ZS3007', `connection "${connection}" takes no calls`, { subject: connection })] };
  const answer = await receiver.receive(request, signal);
  if (answer.state === 'refused') return answer;
  await room.store.connections.heard(connection);
  const readers = [...room.syncs.values()].filter((sync) => sync.source === connection);
  const marks = answer.names.flatMap(({ ref }) => readers.filter((sync) => sync.kind === ref.kind).map((sync): Mark => ({ sync: sync.name, ref })));
  for (let start = 0; start < marks.length; start += PORTION) await room.store.mark(marks.slice(start, start + PORTION), 'live');
  return answer;
}
