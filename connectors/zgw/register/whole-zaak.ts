// Makes a wish about a zaak whole: what was not read of it is left out of the comparison on both sides, and read after all where closing depends on it.
import type { Held, Wish, ZaakPart } from '../../../core/connector/register';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { objects, text } from '../reading/values';
import { expandFor, readHeld, VALUE_PARTS, type ValuePart } from './find-zaak';
import { zaakContext } from './held';
import type { RegisterDoors } from './doors';
import { fetchOne } from '../reading/fetch';

/** Both sides in the model's shape, whole: parts that were not read are empty on both. */
export interface WholeZaak {
  readonly want: JsonObject;
  readonly held: { readonly value: JsonObject; readonly raw: JsonObject; readonly id: string } | null;
  readonly diagnostics: readonly Diagnostic[];
}

const isList = (part: ValuePart): boolean => part !== 'resultaat';
const EMPTY_LISTS: JsonObject = { ...Object.fromEntries(VALUE_PARTS.filter(isList).map((part) => [part, []])), deelzaken: [], relevanteAndereZaken: [], kenmerken: [], productenOfDiensten: [] };

/** What the server says by itself is the same on both sides, unless somebody wants it otherwise. */
const DERIVED = ['einddatum'] as const;

const count = (value: Json | undefined): number => (Array.isArray(value) ? value.length : value === undefined || value === null ? 0 : 1);

/** What closing asks of a zaak beside its statuses. */
export const CLOSING_PARTS = ['statussen', 'resultaat', 'eigenschappen', 'zaakobjecten', 'zaakinformatieobjecten', 'besluiten'] as const;

/** Adds to a held zaak, and to what is wanted of it, parts that were not read: they stay as they are. */
export async function withParts(doors: RegisterDoors, wish: Wish & { readonly want: JsonObject; readonly held: Held }, needed: readonly ZaakPart[], signal: AbortSignal): Promise<Wish & { readonly want: JsonObject; readonly held: Held }> {
  const { held, want } = wish;
  const lacking = new Set(needed.filter((part) => !held.parts.includes(part)));
  if (lacking.size === 0) return wish;
  const { zaken, habits } = doors.zaken;
  const raw = await fetchOne({ api: zaken, path: '/zaken', habits, expand: expandFor(lacking) }, held.ref.id, signal);
  if (raw === null) return wish;
  const more = await readHeld(doors, raw, lacking, signal);
  const read = Object.fromEntries([...lacking].flatMap((part): [string, Json][] => (more.value[part] === undefined ? [] : [[part, more.value[part]]])));
  return { ...wish, want: { ...want, ...read }, held: { ...held, value: { ...held.value, ...read }, parts: [...held.parts, ...lacking] } };
}

/** Pure. A part that was not read and is wanted all the same is an error (ZS4195): what is there already is not known. */
export function wholeZaak(want: JsonObject, held: Held | null, subject: string): WholeZaak {
  const { documenten: _documents, audittrail: _trail, ...said } = want;
  if (held === null) return { want: { ...EMPTY_LISTS, ...said }, held: null, diagnostics: [] };
  const unread = VALUE_PARTS.filter((part) => !held.parts.includes(part));
  const diagnostics = unread.filter((part) => count(want[part]) > 0).map((part) => diagnostic('ZS4195', `${part} ${isList(part) ? 'were' : 'was'} not read, and ${count(want[part])} ${count(want[part]) === 1 ? 'is' : 'are'} to be written`, { subject, field: part }));
  const read = (value: JsonObject): JsonObject => Object.fromEntries(Object.entries(value).filter(([field]) => !unread.some((part) => part === field)));
  // A status that is there names a rol that was not read: it is on neither side.
  const there = new Set(objects(held.value['statussen']).map((one) => text(one['bron'])));
  const without = (value: JsonObject): JsonObject => (unread.includes('rollen') && !unread.includes('statussen')
    ? { ...read(value), statussen: objects(value['statussen']).map((one) => (there.has(text(one['bron'])) ? Object.fromEntries(Object.entries(one).filter(([field]) => field !== 'gezetdoor')) : one)) }
    : read(value));
  const same = DERIVED.filter((field) => said[field] !== undefined && canonical(said[field]) === canonical(held.value[field] ?? null));
  const wanted = Object.fromEntries(Object.entries(without(said)).filter(([field]) => !same.some((one) => one === field)));
  return { want: { ...EMPTY_LISTS, ...wanted }, held: { value: { ...EMPTY_LISTS, ...without(held.value) }, raw: zaakContext(held).zaak, id: held.ref.id }, diagnostics };
}

/** Every part by its own id: at a register what is held is named by the id it has there. */
export function ownLinks(value: JsonObject, id: string): Record<string, string> {
  const links: Record<string, string> = { '': id };
  for (const part of VALUE_PARTS) {
    if (part === 'resultaat') continue;
    for (const one of objects(value[part])) links[`${part}/${String(one['bron'])}`] = String(one['bron']);
  }
  for (const besluit of objects(value['besluiten'])) {
    for (const link of objects(besluit['informatieobjecten'])) links[`besluiten/${String(besluit['bron'])}/informatieobjecten/${String(link['bron'])}`] = String(link['bron']);
  }
  const resultaat = value['resultaat'];
  if (typeof resultaat === 'object' && resultaat !== null && !Array.isArray(resultaat)) links['resultaat'] = String(resultaat['bron']);
  return links;
}
