// Lists zaken by filter and order without scanning for every page: each list is remembered, and kept up with what changed.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Shelf } from '../../../../core/connector/host';
import { isObject, type Json } from '../../../../core/model/json';
import type { Seeding } from '../seed/seeding';
import type { Desk } from '../state';
import { dossierAt, serialOfRow, unpack, type Dossier } from './dossier';

export interface Order {
  readonly field: string;
  readonly descending: boolean;
}

/** What is asked for. */
export interface Asked {
  /** Tells lists apart: equal questions, equal names. */
  readonly name: string;
  readonly passes: (dossier: Dossier) => boolean;
  readonly order: readonly Order[];
  /** `passes` looks no further than the zaak itself. */
  readonly light: boolean;
  /** Seeded zaken that can pass lie in here, both ends included. */
  readonly between: readonly [number, number];
  /** All of those pass: nothing need be computed to know it. */
  readonly all: boolean;
}

export interface ZaakIndex {
  /** Serials of one page, with the count of all pages. */
  page(asked: Asked, offset: number, limit: number): Promise<{ readonly count: number; readonly serials: readonly number[] }>;
  /** Tells other processes on the shelf what this transaction changes. */
  during(desk: Desk, serials: ReadonlySet<number>): Promise<void>;
  /** Tells this process. */
  after(serials: ReadonlySet<number>): void;
}

interface Entry {
  readonly serial: number;
  readonly keys: readonly (string | null)[];
}

interface View {
  readonly asked: Asked;
  /** Seeded zaken that nobody changed, in order. */
  run: Int32Array;
  /** Zaken of the shelf, in order. */
  kept: Entry[];
  /** Up to which change it is right. */
  at: number;
}

const LISTS = 6; // remembered at once
const PAGE = 500;
const REMEMBERED = 20_000; // changes on a shared shelf; a process further behind reads everything again
/** Row that is written anew whenever the shelf is filled. */
export const EPOCH = 'zaken epoch';
const LOG = 'zaken log/';
const logRow = (number: number): string => `${LOG}${number.toString(36).padStart(9, '0')}`;

/** `shared`: other processes may write to the shelf too. */
export function zaakIndex(shelf: Shelf, seeding: Seeding, shared: boolean): ZaakIndex {
  const views = new Map<string, View>();
  /** Changes of this process, where it is the only one; `dropped` of them are forgotten. */
  let changes: number[] = [];
  let dropped = 0;
  /** Which filling of the shelf the lists are of: a shelf that was emptied starts another. */
  let epoch: Json | undefined;

  const lastChange = async (): Promise<number> => (shared ? Number((await shelf.get('zaken change')) ?? 0) : dropped + changes.length);

  /** Serials changed after `at`; null: not known any more. */
  async function since(at: number, until: number): Promise<readonly number[] | null> {
    if (!shared) return at < dropped ? null : changes.slice(at - dropped);
    if (until - at > REMEMBERED) return null;
    const found: number[] = [];
    for (let after = logRow(at); ; ) {
      const rows = await shelf.scan(LOG, after, PAGE);
      for (const { value } of rows) if (Array.isArray(value)) found.push(...value.map(Number));
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return found;
      after = last.key;
    }
  }

  async function build(asked: Asked): Promise<View> {
    const at = await lastChange();
    const kept: Entry[] = [];
    const own = new Set<number>();
    for (let after: string | null = null; ; ) {
      const rows: { readonly key: string; readonly value: Json }[] = await shelf.scan('zaak/', after, PAGE);
      for (const { key, value } of rows) {
        const serial = serialOfRow(key);
        if (seeding.has(serial)) own.add(serial);
        if (!isObject(value)) continue;
        const dossier = unpack(serial, value);
        if (asked.passes(dossier)) kept.push(entryOf(asked, dossier));
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = last.key;
      await breathe();
    }
    kept.sort(comparing(asked));
    return { asked, run: await pristine(seeding, asked, own), kept, at };
  }

  async function catchUp(view: View): Promise<boolean> {
    const until = await lastChange();
    if (until === view.at) return true;
    const changed = await since(view.at, until);
    if (changed === null) return false;
    const touched = new Set(changed);
    if (touched.size > 0) {
      view.kept = view.kept.filter(({ serial }) => !touched.has(serial));
      if (seeding.count > 0) view.run = without(view.run, touched);
      const compare = comparing(view.asked);
      for (const serial of touched) {
        const dossier = await dossierAt(shelf, () => undefined, serial);
        if (!dossier || !view.asked.passes(dossier)) continue;
        const entry = entryOf(view.asked, dossier);
        view.kept.splice(rank(view.kept.length, (at) => compare(view.kept[at] as Entry, entry) < 0), 0, entry);
      }
    }
    view.at = until;
    return true;
  }

  return {
    page: async (asked, offset, limit) => {
      const now = await shelf.get(EPOCH);
      if (now !== epoch) views.clear();
      epoch = now;
      let view = views.get(asked.name);
      if (!view || !(await catchUp(view))) view = await build(asked);
      views.delete(asked.name);
      views.set(asked.name, view);
      for (const name of views.keys()) if (views.size > LISTS) views.delete(name);
      return { count: view.run.length + view.kept.length, serials: merged(seeding, view, offset, limit) };
    },
    during: async (desk, serials) => {
      if (!shared || serials.size === 0) return;
      const number = Number((await desk.get('zaken change')) ?? 0) + 1;
      await desk.put('zaken change', number);
      await desk.put(logRow(number), [...serials]);
      if (number > REMEMBERED) await desk.remove(logRow(number - REMEMBERED - 1));
    },
    after: (serials) => {
      if (shared) return;
      changes.push(...serials);
      if (changes.length <= 2 * REMEMBERED) return;
      changes = changes.slice(REMEMBERED);
      dropped += REMEMBERED;
    },
  };
}

const entryOf = (asked: Asked, dossier: Dossier): Entry => ({ serial: dossier.serial, keys: keysOf(asked, dossier) });
const keysOf = ({ order }: Asked, { zaak }: Dossier): readonly (string | null)[] => order.map(({ field }) => (typeof zaak[field] === 'string' ? zaak[field] : null));

/** PostgreSQL: null comes last going up, first going down. Equal ones in the order of their numbers, that of the first field. */
function comparing({ order }: Asked): (a: Entry, b: Entry) => number {
  const down = order[0]?.descending ?? true;
  return (a, b) => {
    for (let at = 0; at < order.length; at += 1) {
      const [left, right] = [a.keys[at] ?? null, b.keys[at] ?? null];
      if (left === right) continue;
      const up = left === null ? 1 : right === null ? -1 : left < right ? -1 : 1;
      return order[at]?.descending ? -up : up;
    }
    return down ? b.serial - a.serial : a.serial - b.serial;
  };
}

/** Seeded zaken that pass, in order, without those of `own`. */
async function pristine(seeding: Seeding, asked: Asked, own: ReadonlySet<number>): Promise<Int32Array> {
  const [low, high] = asked.between;
  const down = asked.order[0]?.descending ?? true;
  // Number, startdatum and identificatie of seeded zaken rise together: such an order need not be sorted.
  const rising = asked.order.every(({ field }) => seeding.rises.has(field)) && asked.order.every(({ descending }) => descending === down);
  const found: Entry[] | null = rising ? null : [];
  const run: number[] = [];
  for (let serial = low; serial <= high; serial += 1) {
    if (serial % 20_000 === 0) await breathe();
    if (own.has(serial)) continue;
    if (asked.all && rising) {
      run.push(serial);
      continue;
    }
    const dossier = asked.light || asked.all ? seeding.light(serial) : seeding.compute(serial);
    if (!dossier || (!asked.all && !asked.passes(dossier))) continue;
    if (found) found.push(entryOf(asked, dossier));
    else run.push(serial);
  }
  if (found) return Int32Array.from(found.sort(comparing(asked)), ({ serial }) => serial);
  return Int32Array.from(down ? run.reverse() : run);
}

/** How many of `count` come before: the first place where `before` no longer holds. */
function rank(count: number, before: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const without = (run: Int32Array, gone: ReadonlySet<number>): Int32Array => (run.some((serial) => gone.has(serial)) ? run.filter((serial) => !gone.has(serial)) : run);

/** A page of two ordered lists read as one. */
function merged(seeding: Seeding, { asked, run, kept }: View, offset: number, limit: number): number[] {
  const compare = comparing(asked);
  const entry = (at: number): Entry => {
    const serial = run[at] ?? 0;
    const dossier = asked.order.length > 0 ? seeding.light(serial) : undefined;
    return { serial, keys: dossier ? keysOf(asked, dossier) : [] };
  };
  // Of the first `offset`, how many are kept ones: the least j with run[offset - j - 1] before kept[j].
  const least = Math.max(0, offset - run.length);
  const most = Math.min(offset, kept.length);
  let j = least + rank(most - least, (at) => compare(kept[least + at] as Entry, entry(offset - (least + at) - 1)) < 0);
  let i = offset - j;
  const serials: number[] = [];
  while (serials.length < limit && (i < run.length || j < kept.length)) {
    const next = kept[j];
    if (next && (i >= run.length || compare(next, entry(i)) < 0)) {
      serials.push(next.serial);
      j += 1;
    } else {
      serials.push(run[i] ?? 0);
      i += 1;
    }
  }
  return serials;
}

