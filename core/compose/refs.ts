// Finds which subjects a person may mean: "B1026" is looked for in every sync.
import { parseRef, type Ref } from '../model/ref';
import type { Room } from '../sync/room';

/** `system:kind/id`, `kind/id` or a bare id, completed from each sync; without doubles, in the order of the syncs. */
export function refIn(room: Pick<Room, 'syncs'>, text: string): readonly Ref[] {
  const candidates = [...room.syncs.values()].flatMap((sync) => {
    const ref = parseRef(text, { system: sync.source, kind: sync.kind });
    return ref && ref.system === sync.source && ref.kind === sync.kind ? [ref] : [];
  });
  return candidates.filter((ref, at) => candidates.findIndex((one) => one.system === ref.system && one.kind === ref.kind && one.id === ref.id) === at);
}
