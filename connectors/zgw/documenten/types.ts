// Finds the informatieobjecttype of the target that a document shall belong to.
import type { JsonObject } from '../../../core/model/json';
import { uuidOf } from '../urls';
import { nameKey } from '../catalogi/normalise';
import type { SharedType } from '../catalogi/context';
import { text } from './context';
import type { Doors } from './doors';
import type { Options } from './options';

/** Published types of this name, in the catalogus named or, where none is, in any. */
async function candidates(doors: Doors, options: Options, omschrijving: string, signal: AbortSignal): Promise<readonly (SharedType & { readonly catalogus: string })[]> {
  if (options.catalogus !== null) {
    const place = await doors.catalogue.place(options.catalogus, signal);
    const types = await doors.catalogue.types('informatieobjecttypen', place, false, signal);
    return types.map((type) => ({ ...type, catalogus: place.id })).filter((type) => !type.concept && nameKey(type.omschrijving) === nameKey(omschrijving));
  }
  const rows = await doors.typen.named(omschrijving, signal);
  return rows.map((row) => ({ id: uuidOf(row['url']) ?? '', omschrijving: text(row['omschrijving']), concept: row['concept'] === true, begin: text(row['beginGeldigheid']), einde: text(row['eindeGeldigheid']) || null, says: {}, catalogus: uuidOf(row['catalogus']) ?? '' }))
    .filter((type) => !type.concept);
}

const isValid = (type: SharedType, day: string): boolean => type.begin <= day && (type.einde === null || day < type.einde);

/**
 * The type to relate to: the one valid when the document was made, else the one valid today, else the newest. `fault`: why there is
 * none (ZS4232). A document keeps the type it has while that is one of this name. `allowed`: ids of the types that the zaaktypen of its
 * zaken name; where one of them has this name it is meant, whatever other catalogi hold (zrc-023 refuses another).
 */
export async function typeFor(doors: Doors, options: Options, want: JsonObject, today: string, signal: AbortSignal, allowed: ReadonlySet<string> = new Set()): Promise<{ readonly id: string | null; readonly fault: string | null }> {
  const group = want['informatieobjecttype'];
  const omschrijving = text(typeof group === 'object' && group !== null && !Array.isArray(group) ? group['omschrijving'] : undefined);
  const named = await candidates(doors, options, omschrijving, signal);
  const meant = named.filter((type) => allowed.has(type.id));
  const found = meant.length > 0 ? meant : named;
  if (found.length === 0) return { id: null, fault: `no published informatieobjecttype "${omschrijving}" at the target` };
  if (new Set(found.map((type) => type.catalogus)).size > 1) return { id: null, fault: `several catalogi of the target have an informatieobjecttype "${omschrijving}", and none is named` };
  const newestFirst = [...found].sort((a, b) => (a.begin < b.begin ? 1 : -1));
  const made = text(want['creatiedatum']);
  const chosen = newestFirst.find((type) => isValid(type, made)) ?? newestFirst.find((type) => isValid(type, today)) ?? newestFirst[0];
  return { id: chosen?.id ?? null, fault: null };
}

/** Omschrijving of a type the target relates a document to, wherever its catalogus. */
export async function typeBehind(doors: Doors, options: Options, url: string, signal: AbortSignal): Promise<string> {
  const id = uuidOf(url) ?? '';
  if (options.catalogus !== null) {
    const place = await doors.catalogue.place(options.catalogus, signal);
    const known = (await doors.catalogue.types('informatieobjecttypen', place, false, signal)).find((type) => type.id === id);
    if (known) return known.omschrijving;
  }
  return text((await doors.typen.byId(id, signal))?.['omschrijving']) || `onbekend ${id}`;
}
