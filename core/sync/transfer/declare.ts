// Makes the declaration of a list of which nothing waits any more, and files it with list, decision and receipts.
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';
import type { Person } from '../ports';
import type { ItemState, Paper } from '../ports/transfer';
import type { Room } from '../room';
import { declarationPapers, receiptsPaper } from './paper/declaration';
import { allItems, headOf } from './show';

const WAITING: readonly ItemState[] = ['listed', 'approved', 'handed-over', 'received'];

/** All papers of the list, the declaration last. Once it was made it is answered as it is. Throws ZS4412, ZS4416, ZS4421. */
export async function declare(room: Pick<Room, 'store' | 'clock'>, id: string, person: Person): Promise<readonly Paper[]> {
  const list = await headOf(room, id);
  if (list.state === 'closed') return room.store.lists.papers(id);
  if (!person.roles.some((role) => role === 'maker' || role === 'archivist')) throw new DiagnosticError([diagnostic('ZS4416', `declaring needs a person with the role maker or archivist; ${person.name} has ${person.roles.join(', ')}`, { subject: `transfer ${id}` })]);
  const items = await allItems(room, id);
  const waits = items.filter((item) => WAITING.includes(item.state)).length;
  const accepted = items.filter((item) => item.state === 'accepted' || item.state === 'transferred').length;
  if (list.state !== 'done' || accepted === 0) {
    const why = waits > 0 ? `${waits} ${waits === 1 ? 'dossier waits' : 'dossiers wait'} for approval, hand-over or a receipt` : list.state === 'done' ? 'nothing of the list was accepted' : `the list is ${list.state}`;
    throw new DiagnosticError([diagnostic('ZS4421', why, { subject: `transfer ${id}` })]);
  }
  const filed = await room.store.lists.papers(id);
  if (!filed.some((paper) => paper.name === 'ontvangstbewijzen.json')) await room.store.lists.file(id, receiptsPaper(items), person.name);
  const papers = await room.store.lists.papers(id);
  await room.store.lists.close(id, person.name, declarationPapers({ list, items, papers, by: person.name, at: room.clock.now().toISOString() }));
  return room.store.lists.papers(id);
}
