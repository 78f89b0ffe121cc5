// Keeps the objects of the sandbox on a shelf, each under its place, and copies under everything it points to.
import { randomUUID } from 'node:crypto';
import type { Shelf } from '../../../core/connector/host';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/** An object as it is kept. */
export interface Stored {
  /** `zaaktypen/<uuid>`. */
  readonly place: string;
  /** Order of creation; lists show the newest first. */
  readonly number: number;
  readonly concept: boolean;
  /** Without the fields the server makes; references as places. */
  readonly value: JsonObject;
}

export type Look = Pick<Shelf, 'get' | 'scan'>;
export type Desk = Omit<Shelf, 'exclusively'>;

const PAGE = 500; // rows per reading of the shelf

const at = (place: string): string => `object/${place}`;
const under = (target: string, source: string): string => `under/${target}/${source}`;

function read(kept: Json | undefined): Stored | undefined {
  if (!isObject(kept) || !isObject(kept['value'])) return undefined;
  return { place: String(kept['place']), number: Number(kept['number']), concept: kept['concept'] === true, value: kept['value'] };
}

const write = (stored: Stored): JsonObject => ({ place: stored.place, number: stored.number, concept: stored.concept, value: stored.value });

export const collectionOf = (place: string): string => place.slice(0, place.indexOf('/'));

/** The object at a place; undefined where there is none. */
export async function lookUp(look: Look, place: string): Promise<Stored | undefined> {
  return read(await look.get(at(place)));
}

async function scanAll(look: Look, prefix: string): Promise<Stored[]> {
  const found: Stored[] = [];
  for (let after: string | null = null; ; ) {
    const rows: { readonly key: string; readonly value: Json }[] = await look.scan(prefix, after, PAGE);
    for (const row of rows) {
      const stored = read(row.value);
      if (stored) found.push(stored);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found.sort((a, b) => b.number - a.number);
    after = last.key;
  }
}

/** Every object of a collection, the newest first. */
export const everyOf = (look: Look, collection: string): Promise<Stored[]> => scanAll(look, at(`${collection}/`));

/** The objects that point to a place, the newest first; of one collection where it is named. */
export const pointingTo = (look: Look, place: string, collection?: string): Promise<Stored[]> =>
  scanAll(look, `under/${place}/${collection ? `${collection}/` : ''}`);

/** Keeps a new object at a place of its own. */
export async function add(desk: Desk, collection: string, concept: boolean, value: JsonObject, targets: readonly string[], uuid: string = randomUUID()): Promise<Stored> {
  const last = await desk.get('number');
  const number = (typeof last === 'number' ? last : 0) + 1;
  await desk.put('number', number);
  const stored: Stored = { place: `${collection}/${uuid}`, number, concept, value };
  await keep(desk, stored, targets, []);
  return stored;
}

/** Writes an object and its copies; `before` are the places it pointed to until now. */
export async function keep(desk: Desk, stored: Stored, targets: readonly string[], before: readonly string[]): Promise<void> {
  await desk.put(at(stored.place), write(stored));
  for (const target of targets) await desk.put(under(target, stored.place), write(stored));
  for (const target of before) if (!targets.includes(target)) await desk.remove(under(target, stored.place));
}

/** Removes an object and its copies. */
export async function drop(desk: Desk, place: string, targets: readonly string[]): Promise<void> {
  await desk.remove(at(place));
  for (const target of targets) await desk.remove(under(target, place));
}
