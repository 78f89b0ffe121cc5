// One round of destruction: every approved list a step further, and the store after deletions that a second person confirmed.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { diagnostic } from '../../diagnostics/diagnostic';
import { spoken } from '../find';
import type { DestructionHead, DestructionItemState } from '../ports/destruction';
import type { Room } from '../room';
import { advance } from './advance';
import { destructionPapers } from './declaration';

export interface Round {
  /** Subjects erased in this round. */
  readonly erased: number;
  /** Lists of which nothing was left, and that were declared. */
  readonly declared: number;
  /** What removals wait for. */
  readonly diagnostics: readonly Diagnostic[];
}

const AT_ONCE = 200;
const isOver = (state: DestructionItemState): boolean => state === 'erased' || state === 'shared';

/** Searches our own tables for every name that went: what is found is told, and the list is not declared. */
async function declare(room: Room, list: DestructionHead): Promise<readonly Diagnostic[] | null> {
  const items = await room.store.destructions.items(list.id);
  const left: Diagnostic[] = [];
  for (const item of items.filter(({ state }) => state === 'erased')) {
    const rows = Object.entries(await room.store.destructions.remains(item.ref));
    if (rows.length > 0) left.push(diagnostic('ZS4712', `our own store still has it: ${rows.map(([table, count]) => `${count} in ${table}`).join(', ')}`, { subject: spoken(item.ref) }));
  }
  if (left.length > 0) return left;
  await room.store.destructions.declare(list.id, room.actor, destructionPapers(list, items, room.clock.now().toISOString(), room.actor));
  return null;
}

async function advanceList(room: Room, list: DestructionHead, signal: AbortSignal): Promise<Round> {
  const items = await room.store.destructions.items(list.id);
  const states = new Map(items.map((item) => [item.ref.id, item.state]));
  let erased = 0;
  for (const item of items) {
    signal.throwIfAborted();
    const state = await advance(room, list, item, states, signal);
    if (state === 'erased' && item.state !== 'erased') erased += 1;
    states.set(item.ref.id, state);
  }
  if (![...states.values()].every(isOver)) {
    const now = await room.store.destructions.items(list.id);
    return { erased, declared: 0, diagnostics: now.filter(({ state }) => !isOver(state)).flatMap((item) => item.diagnostics) };
  }
  const left = await declare(room, list);
  return { erased, declared: left === null ? 1 : 0, diagnostics: left ?? [] };
}

/** Deletions at the source that a second person confirmed, once they were carried out everywhere. */
async function eraseConfirmed(room: Room): Promise<number> {
  const confirmed = await room.store.destructions.confirmed(AT_ONCE);
  let erased = 0;
  for (const { ref, plan, approvedBy } of confirmed) if ((await room.store.destructions.erase(ref, { because: `plan ${plan}`, by: approvedBy })) !== null) erased += 1;
  return erased;
}

/** May be broken off and repeated at any point: what was done is found done. */
export async function destructionRound(room: Room, signal: AbortSignal, only?: string): Promise<Round> {
  let erased = only === undefined ? await eraseConfirmed(room) : 0;
  let declared = 0;
  const diagnostics: Diagnostic[] = [];
  for (const list of await room.store.destructions.lists('approved')) {
    if (only !== undefined && list.id !== only) continue;
    const round = await advanceList(room, list, signal);
    erased += round.erased;
    declared += round.declared;
    diagnostics.push(...round.diagnostics);
  }
  return { erased, declared, diagnostics };
}
