// Keeps objects on a shelf: the whole of the other side, which the server shows over HTTP and a connection can use directly.
import { createHash, randomUUID } from 'node:crypto';
import type { Shelf } from '../../core/connector/host';
import { canonical } from '../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { Answered, type Item, type Part, type Patch, type Peer } from './peer';

type Open = Omit<Shelf, 'exclusively'>;

// Keys: `item/<id>` the object · `key/<kind>/<key>/<id>` its place in the order · `gone/<kind>/<key>` it was there once ·
// `effect/<what>/<kind>/<key>` how often something really happened.
const itemKey = (id: string): string => `item/${id}`;
const orderPrefix = (kind: string, key: string): string => `key/${kind}/${encodeURIComponent(key)}/`;
const goneKey = (kind: string, key: string): string => `gone/${kind}/${encodeURIComponent(key)}`;

const stampOf = (value: JsonObject, parts: readonly Part[], published: boolean): string =>
  createHash('sha256').update(canonical({ value, parts: parts.map(({ bron, value: inner }) => ({ bron, value: inner })), published })).digest('hex').slice(0, 16);

const stamped = (item: Omit<Item, 'stamp'>): Item => ({ ...item, stamp: stampOf(item.value, item.parts, item.published) });

const applyPatch = (value: JsonObject, patch: Patch): JsonObject => Object.fromEntries(Object.entries({ ...value, ...patch.set }).filter(([field]) => !patch.unset.includes(field)));

function asItem(value: Json | undefined): Item | null {
  return isObject(value) ? (value as unknown as Item) : null;
}

async function idsOf(shelf: Open, kind: string, key: string): Promise<string[]> {
  return (await shelf.scan(orderPrefix(kind, key), null, 1000)).map((row) => row.key.slice(orderPrefix(kind, key).length));
}

async function get(shelf: Open, id: string): Promise<Item> {
  const item = asItem(await shelf.get(itemKey(id)));
  if (!item) throw new Answered(404, `there is no object ${id}`);
  return item;
}

async function keep(shelf: Open, item: Omit<Item, 'stamp'>): Promise<void> {
  await shelf.put(itemKey(item.id), stamped(item) as unknown as Json);
}

/** Counts what really happened, by key: tests compare it with what should have happened once. */
async function count(shelf: Open, what: string, item: { readonly kind: string; readonly key: string }): Promise<void> {
  const name = `effect/${what}/${item.kind}/${encodeURIComponent(item.key)}`;
  const before = await shelf.get(name);
  await shelf.put(name, (typeof before === 'number' ? before : 0) + 1);
}

async function make(shelf: Open, kind: string, key: string, value: JsonObject): Promise<string> {
  if (typeof value['identificatie'] !== 'string') throw new Answered(400, 'identificatie is required');
  const id = randomUUID();
  await keep(shelf, { id, kind, key, value, parts: [], published: false });
  await shelf.put(`${orderPrefix(kind, key)}${id}`, id);
  await shelf.remove(goneKey(kind, key));
  await count(shelf, 'create', { kind, key });
  return id;
}

async function change(shelf: Open, id: string, what: string, changed: (item: Item) => Partial<Item>): Promise<void> {
  const item = await get(shelf, id);
  const after = stamped({ ...item, ...changed(item) });
  if (after.stamp === item.stamp) return;
  await keep(shelf, after);
  await count(shelf, what, item);
}

async function makePart(shelf: Open, id: string, bron: string, value: JsonObject): Promise<string> {
  const part: Part = { id: randomUUID(), bron, value };
  const item = await get(shelf, id);
  await keep(shelf, { ...item, parts: [...item.parts, part] });
  await count(shelf, 'create-part', { kind: item.kind, key: `${item.key}/${bron}` });
  return part.id;
}

async function list(shelf: Shelf, after: string | null, limit: number): ReturnType<Peer['list']> {
  const rows = await shelf.scan('key/', after, limit);
  const items = await Promise.all(rows.map((row) => shelf.get(`item/${String(row.value)}`)));
  const names = items.flatMap((value) => {
    const item = asItem(value);
    return item ? [{ kind: item.kind, key: item.key, stamp: item.stamp }] : [];
  });
  return { names, next: rows.length < limit ? null : (rows.at(-1)?.key ?? null) };
}

/** The other side itself. Every change is one transaction of the shelf. */
export function onShelf(shelf: Shelf): Peer {
  return {
    list: (after, limit) => list(shelf, after, limit),
    byKey: async (kind, key) => {
      const items = (await Promise.all((await idsOf(shelf, kind, key)).map((id) => shelf.get(itemKey(id))))).flatMap((value) => asItem(value) ?? []);
      return items.length === 0 && (await shelf.get(goneKey(kind, key))) !== undefined ? 'gone' : items;
    },
    put: (kind, key, value) =>
      shelf.exclusively(async (open) => {
        const [id] = await idsOf(open, kind, key);
        if (id === undefined) return make(open, kind, key, value);
        await change(open, id, 'update', () => ({ value }));
        return id;
      }),
    create: (kind, key, value) => shelf.exclusively((open) => make(open, kind, key, value)),
    patch: (id, patch) => shelf.exclusively((open) => change(open, id, 'update', (item) => ({ value: applyPatch(item.value, patch) }))),
    remove: (id) =>
      shelf.exclusively(async (open) => {
        const item = asItem(await open.get(itemKey(id)));
        if (!item) return;
        await open.remove(itemKey(id));
        await open.remove(`${orderPrefix(item.kind, item.key)}${id}`);
        await open.put(goneKey(item.kind, item.key), id);
        await count(open, 'remove', item);
      }),
    publish: (id) => shelf.exclusively((open) => change(open, id, 'publish', () => ({ published: true }))),
    putPart: (id, bron, value) =>
      shelf.exclusively(async (open) => {
        const part = (await get(open, id)).parts.find((one) => one.bron === bron);
        if (!part) return makePart(open, id, bron, value);
        await change(open, id, 'update-part', (item) => ({ parts: item.parts.map((one) => (one.id === part.id ? { ...one, value } : one)) }));
        return part.id;
      }),
    createPart: (id, bron, value) => shelf.exclusively((open) => makePart(open, id, bron, value)),
    patchPart: (id, part, patch) =>
      shelf.exclusively((open) => change(open, id, 'update-part', (item) => ({ parts: item.parts.map((one) => (one.id === part ? { ...one, value: applyPatch(one.value, patch) } : one)) }))),
    removePart: (id, part) => shelf.exclusively((open) => change(open, id, 'remove-part', (item) => ({ parts: item.parts.filter((one) => one.id !== part) }))),
  };
}

/** How often things really happened: `create zaaktype/B1` → 1. */
export async function effects(shelf: Shelf): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (let after: string | null = null; ; ) {
    const rows: { key: string; value: Json }[] = await shelf.scan('effect/', after, 1000);
    for (const row of rows) {
      const [, what, ...rest] = row.key.split('/');
      counted[`${what ?? ''} ${rest.map(decodeURIComponent).join('/')}`] = Number(row.value);
    }
    after = rows.at(-1)?.key ?? null;
    if (rows.length < 1000) return counted;
  }
}
