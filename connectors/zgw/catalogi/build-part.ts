// Steps of one list of parts: made with a new version, or mended in our own concept without two ever holding one place.
import { createHash } from 'node:crypto';
import type { Step } from '../../../core/connector/contract';
import type { Json, JsonObject } from '../../../core/model/json';
import { limitOf } from '../limits';
import { reference, type Id } from '../references';
import { idOf, itemsOf, same, type BuildInput } from './build-input';
import { carriedOver } from './carry';
import type { Context } from './context';
import { orderMoves } from './order';
import { linkKey, type PartKind } from './parts';
import { makeStep } from './request';
import { bodyOfPart, wholeBody, writingOf } from './write';

export interface BuiltPart {
  readonly removals: readonly Step[];
  readonly steps: readonly Step[];
}

/** Makes every step of one list; `zaaktype`: what the parts hang under. */
interface Maker {
  create(bron: string, item: JsonObject): Step;
  remove(bron: string, item: JsonObject): Step;
  patch(bron: string, name: string, fields: readonly string[], to: JsonObject): Step;
}

const nameOf = (kind: PartKind, bron: string): string => `${kind.kind} ${bron}`;

function makerOf(kind: PartKind, input: BuildInput, zaaktype: Id): Maker {
  const { context } = input;
  const { resource } = kind;
  const writing = writingOf(input);
  const parent = { zaaktype: reference('catalogi', 'zaaktypen', zaaktype) };
  const held = itemsOf(input.now, kind.list);
  const base = (bron: string) => ({ object: { kind: kind.kind, key: `${input.id}/${bron}` }, link: linkKey(kind.list, bron), irreversible: false }) as const;
  return {
    create: (bron, item) => makeStep({
      ...base(bron), name: nameOf(kind, bron), action: 'create', repeatable: false,
      request: {
        method: 'POST', resource, body: { ...carriedOver(kind, bron, input), ...wholeBody(kind, item, writing), ...parent },
        find: { zaaktype: zaaktype as Json, [kind.unique]: item[kind.unique] ?? null, [kind.name]: item[kind.name] ?? null },
      },
      undo: { method: 'DELETE', resource, id: { $ref: nameOf(kind, bron) } },
    }),
    remove: (bron, item) => makeStep({
      ...base(bron), name: nameOf(kind, bron), action: 'remove', repeatable: true,
      request: { method: 'DELETE', resource, id: idOf(context, kind.list, bron) },
      undo: { method: 'POST', resource, body: { ...wholeBody(kind, item, writing), ...parent } },
    }),
    patch: (bron, name, fields, to) => makeStep({
      ...base(bron), name, action: 'update', repeatable: true,
      request: { method: 'PATCH', resource, id: idOf(context, kind.list, bron), body: bodyOfPart(kind, to, fields, writing) },
      undo: { method: 'PATCH', resource, id: idOf(context, kind.list, bron), body: bodyOfPart(kind, held.get(bron) ?? {}, fields, writing) },
    }),
  };
}

export function buildPart(kind: PartKind, input: BuildInput, zaaktype: Id): BuiltPart {
  const wanted = itemsOf(input.merged, kind.list);
  const maker = makerOf(kind, input, zaaktype);
  if (input.how === 'make') return { removals: [], steps: [...wanted].map(([bron, item]) => maker.create(bron, item)) };
  const held = itemsOf(input.now, kind.list);
  const removals = [...held].filter(([bron]) => !wanted.has(bron)).map(([bron, item]) => maker.remove(bron, item));
  const added = [...wanted].filter(([bron]) => !held.has(bron)).map(([bron, item]) => maker.create(bron, item));
  return { removals, steps: [...mend(kind, input, wanted, held, maker), ...added] };
}

const changedFields = (kind: PartKind, to: JsonObject, from: JsonObject | undefined): string[] => kind.fields.filter((field) => !same(to[field], from?.[field]));

/** Patches of parts that stay: those that change place in an order that works, then the others. */
function mend(kind: PartKind, input: BuildInput, wanted: ReadonlyMap<string, JsonObject>, held: ReadonlyMap<string, JsonObject>, maker: Maker): Step[] {
  const stays = [...held].flatMap(([bron, item]) => {
    const to = wanted.get(bron);
    return to ? [{ bron, from: item, to }] : [];
  });
  const placeOf = (item: JsonObject): string => String(item[kind.unique]);
  const moves = stays.map(({ bron, from, to }) => ({ bron, from: placeOf(from), to: placeOf(to) }));
  const free = (taken: ReadonlySet<string>): string => spare(kind, input.context, taken, [...wanted.values()].map(placeOf));
  const ordered = orderMoves(new Map(moves.map((move) => [move.bron, move.from])), moves, free);
  const moved = ordered.map((move): Step => {
    const to = wanted.get(move.bron) ?? {};
    if (!move.aside) return maker.patch(move.bron, nameOf(kind, move.bron), changedFields(kind, to, held.get(move.bron)), to);
    return maker.patch(move.bron, `${nameOf(kind, move.bron)} aside`, [kind.unique], { ...to, [kind.unique]: kind.unique === 'volgnummer' ? Number(move.to) : move.to });
  });
  const inPlace = stays
    .filter(({ bron }) => !ordered.some((move) => move.bron === bron && !move.aside))
    .flatMap(({ bron, from, to }) => {
      const fields = changedFields(kind, to, from);
      return fields.length > 0 ? [maker.patch(bron, nameOf(kind, bron), fields, to)] : [];
    });
  return [...moved, ...inPlace];
}

/** A place nobody wants, for a part that must step aside: the highest free number, or a name no source gives. */
function spare(kind: PartKind, context: Context, taken: ReadonlySet<string>, wanted: readonly string[]): string {
  if (kind.unique === 'volgnummer') {
    const maximum = limitOf(context.limits, kind.resource, 'volgnummer')?.maximum ?? 999;
    for (let number = maximum; number > 0; number -= 1) if (!taken.has(String(number)) && !wanted.includes(String(number))) return String(number);
  }
  return `~${createHash('sha256').update([...taken].sort().join('\n')).digest('hex').slice(0, 12)}`;
}
