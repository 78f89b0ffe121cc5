// Finds the sync, target and connection a row names, or says that this node does not know it.
import type { Source, Target } from '../connector/contract';
import { Halt } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { formatRef, type Ref } from '../model/ref';
import type { OpenConnection, Room, Sync, SyncTarget } from './room';

/** The sync of this name. Throws Halt ZS9001: rows of a sync that is not configured are not claimed by a healthy node. */
export function syncOf(room: Room, name: string): Sync {
  const sync = room.syncs.get(name);
  if (!sync) throw new Halt(diagnostic('ZS9001', `there is no sync "${name}" in the active configuration`, { subject: name }));
  return sync;
}

export function connectionOf(room: Room, name: string): OpenConnection {
  const open = room.connections.get(name);
  if (!open) throw new Halt(diagnostic('ZS9001', `connection "${name}" is not open on this node`, { subject: name }));
  return open;
}

export function sourceOf(room: Room, sync: Sync): { readonly open: OpenConnection; readonly source: Source } {
  const open = connectionOf(room, sync.source);
  if (!open.connection.source) throw new Halt(diagnostic('ZS9001', `connection "${sync.source}" cannot be read`, { subject: sync.name }));
  return { open, source: open.connection.source };
}

export function targetOf(room: Room, sync: Sync, name: string): { readonly open: OpenConnection; readonly target: Target; readonly config: SyncTarget } {
  const config = sync.targets.get(name);
  if (!config) throw new Halt(diagnostic('ZS9001', `sync "${sync.name}" has no target "${name}"`, { subject: sync.name }));
  const open = connectionOf(room, config.connection);
  if (!open.connection.target) throw new Halt(diagnostic('ZS9001', `connection "${config.connection}" cannot be written to`, { subject: sync.name }));
  return { open, target: open.connection.target, config };
}

/** `zaaktype/B1026`: how findings name a subject. */
export const spoken = (ref: Ref): string => `${ref.kind}/${ref.id}`;

/** The name others wait for (`again.waitsOn`): a subject within a sync. */
export const waitName = (sync: string, ref: Ref): string => `${sync}/${formatRef(ref)}`;

/** The names by which a delivery of this subject to this connection settles: one per target that any sync has there. */
export const placesOf = (room: Room, connection: string, ref: Ref): string[] =>
  [...room.syncs.values()].flatMap((sync) =>
    sync.kind === ref.kind && sync.source === ref.system
      ? [...sync.targets.values()].filter((target) => target.connection === connection).map((target) => `${waitName(sync.name, ref)}#${target.name}`)
      : [],
  );
