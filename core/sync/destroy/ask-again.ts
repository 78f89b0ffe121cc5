// Asks every target again whether it still has what was removed.
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { JsonObject } from '../../model/json';
import { spoken, targetOf } from '../find';
import type { DestructionItem } from '../ports/destruction';
import type { Room } from '../room';
import { keeping } from './keeping';

export interface Asked {
  /** Per target: absent, or unknowable where it cannot be asked. */
  readonly evidence: JsonObject;
  /** ZS4712 for each that still has it. */
  readonly left: readonly Diagnostic[];
}

/** Each copy by the ids it had there. A target that is not configured any more cannot be asked, and is told so. */
export async function askAgain(room: Room, item: DestructionItem, signal: AbortSignal): Promise<Asked> {
  const known = new Set(keeping(room).map(([sync, target]) => `${sync} ${target}`));
  const evidence: JsonObject = {};
  const left: Diagnostic[] = [];
  for (const copy of item.copies) {
    const name = `${copy.sync}/${copy.target}`;
    const sync = room.syncs.get(copy.sync);
    if (!sync || !known.has(`${copy.sync} ${copy.target}`)) {
      evidence[name] = 'not asked';
      continue;
    }
    const { target, config } = targetOf(room, sync, copy.target);
    const { state } = await target.find({ ref: item.ref, want: null, links: copy.links, options: config.options }, signal);
    evidence[name] = state;
    if (state === 'found') left.push(diagnostic('ZS4712', `${copy.target} still has it`, { subject: spoken(item.ref) }));
  }
  return { evidence, left };
}
