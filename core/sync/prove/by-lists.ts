// Says what the transfer lists prove of a subject at a target that receives: its evidence is the receipt.
import type { Ref } from '../../model/ref';
import type { Room, Sync } from '../room';
import { receives } from '../transfer/under-order';
import type { Verdict } from './row';

const verdict = (state: Verdict['state'], evidence: Verdict['evidence'], why: string | null): Verdict => ({ state, drift: [], evidence, why });

/** null: this target keeps, so source and target are compared. */
export async function byLists(room: Room, sync: Sync, target: string, ref: Ref, desiredHash: string | null): Promise<Verdict | null> {
  if (!receives(room, sync, target)) return null;
  const [newest] = await room.store.lists.of(sync.name, target, ref);
  if (!newest) return verdict('ignored', 'none', 'on no transfer list');
  const { list, item } = newest;
  const where = `list ${list.id}`;
  const said = `${item.receipt?.reasons.join('; ') ?? ''}`;
  switch (item.state) {
    case 'accepted':
    case 'transferred':
      if (desiredHash !== null && desiredHash !== item.contentHash) return verdict('differs', 'receipt of the e-depot', `it changed after it was accepted as ${item.sip} on ${where}`);
      return verdict('in-step', 'receipt of the e-depot', `${item.state} as ${item.sip} on ${where}${item.receipt ? `, ${item.receipt.at}` : ''}`);
    case 'refused':
      return verdict('blocked', 'receipt of the e-depot', `rejected on ${where}${said === '' ? '' : `: ${said}`}`);
    case 'handed-over':
    case 'received':
      return verdict('due', item.receipt ? 'receipt of the e-depot' : 'none', `${item.state} as ${item.sip} on ${where}; the receiver has not answered`);
    case 'approved':
      return verdict('due', 'none', `approved on ${where}, not handed over yet`);
    case 'listed':
    case 'rejected':
    case 'dropped':
      return verdict('ignored', 'none', `${item.state} on ${where}`);
  }
}
