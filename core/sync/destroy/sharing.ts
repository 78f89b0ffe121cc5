// Finds who else needs a document: another zaak of ours, of its source, or at a target. It stays as long as there is one.
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { spoken } from '../find';
import { outlook } from '../plan';
import type { DestructionItem } from '../ports/destruction';
import { goneReading } from '../read';
import type { Room, Sync } from '../room';
import { keepingTargets } from './keeping';

const stays = (item: DestructionItem, who: string): Diagnostic => diagnostic('ZS4709', `${who} has it too`, { subject: spoken(item.ref) });

/** Who else has it at its source, without the zaken of the list: the source may not have destroyed those yet. */
async function atSource(room: Room, item: DestructionItem, signal: AbortSignal): Promise<Diagnostic[]> {
  const open = room.connections.get(item.ref.system);
  const others = (await open?.connection.holders?.(item.ref, signal)) ?? [];
  return others.filter((one) => !item.zaken.includes(one.id)).map((one) => stays(item, `${spoken(one)} at ${item.ref.system}`));
}

/** What the target says when its removal is planned: a document that something there still refers to is not removed. */
async function atTargets(room: Room, syncs: Iterable<Sync>, item: DestructionItem, signal: AbortSignal): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const sync of syncs) {
    if (sync.kind !== item.ref.kind || sync.source !== item.ref.system) continue;
    for (const target of keepingTargets(room, sync)) {
      const { changes } = await outlook(room, sync, item.ref, target, goneReading, signal);
      found.push(...changes.flatMap((change) => change.diagnostics).filter(({ code }) => code === 'ZS4237').map(({ message }) => stays(item, `${target} says: ${message}; something there`)));
    }
  }
  return found;
}

/** Why this document stays; empty: nobody else has it. Throws what a system throws that cannot be asked: then it stays for now. */
export async function sharing(room: Room, item: DestructionItem, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const ours = (await room.store.destructions.holders(item.ref)).filter((id) => !item.zaken.includes(id)).map((id) => stays(item, `zaak/${id}`));
  if (ours.length > 0) return ours;
  const source = await atSource(room, item, signal);
  return source.length > 0 ? source : atTargets(room, room.syncs.values(), item, signal);
}
