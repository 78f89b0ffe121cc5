// Finds what a target holds of one subject beside what was delivered: a field that was empty and that somebody filled, a part that was added.
import { flatten } from '../../model/paths';
import type { Ref } from '../../model/ref';
import type { JsonObject } from '../../model/json';
import { targetOf } from '../find';
import { wishOf, type Look } from '../look';
import type { Room, Sync } from '../room';
import { dateOf } from '../today';
import type { Drift } from './row';

/** What is said of the bytes of a document: a target that receives them says it itself, and the bytes are compared as bytes. */
const OF_BYTES = /^(inhoud|integriteit)\b/;

/**
 * A copy of a record has nothing of its own, so whatever is there beside it is a difference. A catalogue is worked on by people:
 * of a zaaktype only what we deliver is compared. The connector says which fields are comparable: it is asked what it would do
 * if all that the target holds had been delivered by us. Only reads; pure but for the mapping.
 */
export function besideIt(room: Room, sync: Sync, ref: Ref, target: string, model: JsonObject, seen: Look): readonly Drift[] {
  const { now } = seen;
  if (sync.kind === 'zaaktype' || now.state !== 'found') return [];
  const { target: peer, config } = targetOf(room, sync, target);
  const held = flatten(now.value);
  const { changes } = peer.plan({
    ref, want: wishOf(sync, target, model, ref).want, base: new Map([...held].map(([path, value]) => [path, { value }])), now, links: now.links,
    ownership: () => 'ours', key: room.store.key, options: config.options, today: dateOf(room.clock.now()),
  });
  const told = new Set(seen.changes.flatMap((change) => change.fields.map((field) => field.path)));
  return changes.flatMap((change) => change.fields.filter((field) => !told.has(field.path) && !OF_BYTES.test(field.path) && (field.to ?? null) === null && (field.from ?? null) !== null).map((field): Drift => ({ path: field.path, target: field.from, wanted: null, owner: 'theirs' })));
}
