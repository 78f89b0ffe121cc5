// Takes one item of an approved list a step further: removals let go, targets asked again, our own store erased. Every step may be repeated.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { classify } from '../classify';
import { spoken } from '../find';
import type { DestructionHead, DestructionItem, DestructionItemState } from '../ports/destruction';
import type { Room } from '../room';
import { askAgain } from './ask-again';
import { keeping } from './keeping';
import { sharing } from './sharing';

const same = (a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean => JSON.stringify(a) === JSON.stringify(b);

async function waiting(room: Room, item: DestructionItem, diagnostics: readonly Diagnostic[]): Promise<DestructionItemState> {
  if (!same(diagnostics, item.diagnostics)) await room.store.destructions.tell(item.list, item.ref, item.state, { diagnostics });
  return item.state;
}

async function begin(room: Room, item: DestructionItem, states: ReadonlyMap<string, DestructionItemState>, signal: AbortSignal): Promise<DestructionItemState> {
  const { destructions } = room.store;
  // A document goes after the zaken that have it, a hoofdzaak after its deelzaken: registers refuse the other order, or do more than is asked.
  if (item.zaken.some((id) => states.get(id) !== 'erased')) return waiting(room, item, []);
  const stays = item.ref.kind === 'zaak' ? [] : await sharing(room, item, signal);
  if (stays.length > 0) {
    await destructions.tell(item.list, item.ref, 'shared', { diagnostics: stays });
    return 'shared';
  }
  await destructions.release(item.list, item.ref);
  return 'removing';
}

async function finish(room: Room, list: DestructionHead, item: DestructionItem, signal: AbortSignal): Promise<DestructionItemState> {
  const { destructions } = room.store;
  const { left, reasons } = await destructions.removal(item.ref, keeping(room));
  if (left > 0) return waiting(room, item, reasons);
  const asked = await askAgain(room, item, signal);
  if (asked.left.length > 0) return waiting(room, item, asked.left);
  const rows = await destructions.erase(item.ref, { because: `list ${list.id}`, by: list.approvedBy ?? room.actor });
  if (rows === null) return waiting(room, item, []);
  await destructions.tell(item.list, item.ref, 'erased', { diagnostics: [], evidence: { targets: asked.evidence, rows } });
  return 'erased';
}

/** The state it is in now. A system that does not answer leaves it where it is, with the reason. */
export async function advance(room: Room, list: DestructionHead, item: DestructionItem, states: ReadonlyMap<string, DestructionItemState>, signal: AbortSignal): Promise<DestructionItemState> {
  if (item.state === 'shared' || item.state === 'erased') return item.state;
  try {
    return item.state === 'listed' ? await begin(room, item, states, signal) : await finish(room, list, item, signal);
  } catch (error) {
    const failure = classify(error, { subject: spoken(item.ref), connection: item.ref.system, verb: 'destroy' });
    if (failure.kind === 'lost') throw error;
    return waiting(room, item, [failure.reason]);
  }
}
