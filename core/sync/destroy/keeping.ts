// Names the targets from which destruction removes: those that keep. What an archive received is the archive's.
import type { Room, Sync } from '../room';
import { receives } from '../transfer/under-order';

export const keepingTargets = (room: Pick<Room, 'connections'>, sync: Sync): string[] => [...sync.targets.keys()].filter((target) => !receives(room, sync, target));

/** Of the whole house, as (sync, target). */
export const keeping = (room: Pick<Room, 'syncs' | 'connections'>): (readonly [sync: string, target: string])[] =>
  [...room.syncs.values()].flatMap((sync) => keepingTargets(room, sync).map((target) => [sync.name, target] as const));
