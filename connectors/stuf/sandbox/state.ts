// What the sandbox holds, on its shelf: zaken, documents and besluiten as their messages made them, and what really happened, counted.
import type { Shelf } from '../../../core/connector/host';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { UNKNOWN, type Known } from '../source/fold';
import type { Kept } from './contents';

export type Rows = Omit<Shelf, 'exclusively'>;

/** A document, its content, the zaken it belongs to and who edits it. */
export interface Edc {
  readonly known: Known;
  readonly inhoud: (Kept & { readonly bestandsnaam: string; readonly contentType: string | null }) | null;
  readonly versie: number;
  /** Zaak → what the link says. */
  readonly zaken: Readonly<Record<string, JsonObject>>;
  readonly checkedOut: string | null;
}

const EMPTY_EDC: Edc = { known: UNKNOWN, inhoud: null, versie: 0, zaken: {}, checkedOut: null };
const key = (kind: string, id: string): string => `${kind}/${encodeURIComponent(id)}`;

const as = <T>(value: Json | undefined): T | null => (isObject(value) ? (value as unknown as T) : null);
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

export const zaakAt = async (rows: Rows, id: string): Promise<Known | null> => {
  const known = as<Known>(await rows.get(key('zaak', id)));
  return known && known.gone === null ? known : null;
};
export const keepZaak = (rows: Rows, id: string, known: Known): Promise<void> => rows.put(key('zaak', id), plain(known));

export const edcAt = async (rows: Rows, id: string): Promise<Edc | null> => as<Edc>(await rows.get(key('edc', id)));
export const newEdc = (): Edc => EMPTY_EDC;

export async function keepEdc(rows: Rows, id: string, edc: Edc): Promise<void> {
  const before = await edcAt(rows, id);
  for (const zaak of Object.keys(before?.zaken ?? {})) if (!(zaak in edc.zaken)) await rows.remove(`${key('zaak-edc', zaak)}/${encodeURIComponent(id)}`);
  for (const zaak of Object.keys(edc.zaken)) await rows.put(`${key('zaak-edc', zaak)}/${encodeURIComponent(id)}`, id);
  await rows.put(key('edc', id), plain(edc));
}

export async function edcsOf(rows: Rows, zaak: string): Promise<{ readonly id: string; readonly edc: Edc }[]> {
  const found = await rows.scan(`${key('zaak-edc', zaak)}/`, null, 10_000);
  const all = await Promise.all(found.map(async ({ value }) => ({ id: String(value), edc: await edcAt(rows, String(value)) })));
  return all.flatMap(({ id, edc }) => (edc ? [{ id, edc }] : []));
}

export const besluitAt = async (rows: Rows, id: string): Promise<(Known & { readonly zaak: string }) | null> => as<Known & { zaak: string }>(await rows.get(key('besluit', id)));

export async function keepBesluit(rows: Rows, id: string, known: Known & { readonly zaak: string }): Promise<void> {
  await rows.put(key('besluit', id), plain(known));
  await rows.put(`${key('zaak-besluit', known.zaak)}/${encodeURIComponent(id)}`, id);
}

export async function besluitenOf(rows: Rows, zaak: string): Promise<JsonObject[]> {
  const found = await rows.scan(`${key('zaak-besluit', zaak)}/`, null, 1_000);
  return (await Promise.all(found.map(({ value }) => besluitAt(rows, String(value))))).flatMap((one) => (one ? [one.value] : []));
}

/** The next number of a series; nobody else gets it. */
export async function nextNumber(rows: Rows, series: string): Promise<number> {
  const before = await rows.get(`nummer/${series}`);
  const next = (typeof before === 'number' ? before : 0) + 1;
  await rows.put(`nummer/${series}`, next);
  return next;
}

/** Counts what really happened: tests compare it with what should have happened once. */
export async function count(rows: Rows, operatie: string, id: string): Promise<void> {
  const name = `effect/${operatie}/${encodeURIComponent(id)}`;
  const before = await rows.get(name);
  await rows.put(name, (typeof before === 'number' ? before : 0) + 1);
}

export async function effects(rows: Rows): Promise<JsonObject> {
  const found = await rows.scan('effect/', null, 100_000);
  return Object.fromEntries(found.map(({ key: name, value }) => [decodeURIComponent(name.slice('effect/'.length)), value]));
}
