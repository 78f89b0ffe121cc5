// Erases what our own store holds of one subject (AVG), and answers the receipt.
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import type { Ref } from '../../model/ref';
import { spoken } from '../find';
import type { Person } from '../ports';
import type { ErasedRows } from '../ports/destruction';
import type { Room } from '../room';
import { newId } from './make';

export interface Receipt {
  readonly receipt: string;
  readonly subject: string;
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly rows: ErasedRows;
  /** What is left in our own store: must be empty. */
  readonly left: ErasedRows;
}

/**
 * Copies at targets stay: those go by a destruction list or by a deletion at the source. It is not brought back by what is heard of
 * it later. Throws ZS4708 for a person who is no approver, ZS4715 where it is not known or being worked on.
 */
export async function eraseSubject(room: Room, ref: Ref, person: Person, why: string): Promise<Receipt> {
  const subject = spoken(ref);
  if (!person.roles.includes('approver')) throw new DiagnosticError([diagnostic('ZS4708', `${person.name} is not an approver`, { subject })]);
  const known = await room.store.questions.subjects({ id: ref.id, kind: ref.kind }, null, 1);
  const before = await room.store.destructions.remains(ref);
  if (known.length === 0 && Object.keys(before).length === 0) throw new DiagnosticError([diagnostic('ZS4715', 'we do not know it', { subject })]);
  const receipt = newId();
  const rows = await room.store.destructions.erase(ref, { because: `receipt ${receipt}`, by: person.name });
  if (rows === null) throw new DiagnosticError([diagnostic('ZS4715', 'a node is at work on it', { subject })]);
  await room.store.journal.note({ sync: null, ref, target: null, action: 'erased on request', actor: person.name, plan: null, detail: { receipt, why } });
  return { receipt, subject, at: room.clock.now().toISOString(), by: person.name, why, rows, left: await room.store.destructions.remains(ref) };
}
