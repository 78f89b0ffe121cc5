// Lets a destruction list go, or turns it down: a second person, who saw it.
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import type { Person } from '../ports';
import type { DestructionHead } from '../ports/destruction';
import type { Room } from '../room';

type House = Pick<Room, 'store'>;

/** Throws ZS4706. */
export async function headOf(room: House, id: string): Promise<DestructionHead> {
  const head = await room.store.destructions.get(id);
  if (!head) throw new DiagnosticError([diagnostic('ZS4706', `there is no destruction list ${id}`, { subject: `destruction ${id}` })]);
  return head;
}

function mayDecide(person: Person, id: string): void {
  if (!person.roles.includes('approver')) throw new DiagnosticError([diagnostic('ZS4708', `${person.name} is not an approver`, { subject: `destruction ${id}` })]);
}

/** From here on what it names is removed. `seen`: the hash that was shown, or its first letters (12 at least); absent: as it is now. Throws ZS4706, ZS4708. */
export async function approve(room: House, id: string, person: Person, seen?: string): Promise<void> {
  const head = await headOf(room, id);
  mayDecide(person, id);
  const isSeen = seen !== undefined && seen.length >= 12 && head.hash.startsWith(seen);
  await room.store.destructions.approve(id, person.name, seen === undefined || isSeen ? head.hash : seen);
}

/** Its zaken may stand on another list. Throws ZS4706, ZS4708. */
export async function reject(room: House, id: string, person: Person, why: string): Promise<void> {
  await headOf(room, id);
  mayDecide(person, id);
  await room.store.destructions.reject(id, person.name, why);
}
