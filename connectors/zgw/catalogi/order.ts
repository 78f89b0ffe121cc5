// Orders changes of fields that must stay unique, so that no two parts hold one number or name at any moment.

export interface Move {
  readonly bron: string;
  readonly from: string;
  readonly to: string;
}

export type Ordered = { readonly bron: string; readonly to: string; readonly aside: boolean };

/**
 * The moves in an order in which each goes to a free place; a circle (1 ↔ 2) is broken by putting one aside first, at a place
 * `spare` gives. `held`: places of all parts that stay, by bron.
 */
export function orderMoves(held: ReadonlyMap<string, string>, moves: readonly Move[], spare: (taken: ReadonlySet<string>) => string): Ordered[] {
  const places = new Map(held);
  const left = new Map(moves.filter((move) => move.from !== move.to).map((move) => [move.bron, move]));
  const ordered: Ordered[] = [];
  while (left.size > 0) {
    const taken = new Set(places.values());
    const free = [...left.values()].find((move) => !taken.has(move.to));
    const next = free ?? [...left.values()][0];
    if (!next) break;
    const to = free ? next.to : spare(new Set([...taken, ...[...left.values()].map((move) => move.to)]));
    ordered.push({ bron: next.bron, to, aside: !free });
    places.set(next.bron, to);
    if (free) left.delete(next.bron);
    else {
      // Somebody who is not moving stands there: the target will refuse it, and the checks say so before.
      const stays = [...held].some(([bron, place]) => place === next.to && !moves.some((move) => move.bron === bron));
      if (stays) left.delete(next.bron);
    }
  }
  return ordered;
}
