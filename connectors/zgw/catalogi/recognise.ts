// Finds out whether a step took effect, by looking only: after a crash, a lost reply, or a refusal that says "there is one already".
import type { Absent, Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { resolveRefs } from '../../../core/connector/refs';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { absolute, type ApiName } from '../references';
import { urlOf, uuidOf } from '../urls';
import { text } from './context';
import { placeOf, type Doors } from './find';
import { nameKey, normalise } from './normalise';
import type { Request } from './request';

const absent: Absent = { state: 'absent', context: {} };
const applied = (id: string | null): Applied => ({ state: 'applied', id, result: {} });

/** A step whose request refers to a step that has no result cannot have been sent. */
export class Unresolved extends Error {}

/** A request as it is sent: every id known, every reference a URL. */
export type Ready = Request & { readonly id?: string; readonly body?: JsonObject };

/** Fills in ids and URLs; the roots are those by which the APIs name themselves now. Throws Unresolved. */
export async function resolveRequest(doors: Doors, step: Step, context: Pick<ApplyContext, 'results' | 'options'>, signal: AbortSignal): Promise<Ready> {
  const withIds = resolveRefs(step.request, (name) => {
    const id = context.results[name]?.id;
    if (id === undefined || id === null) throw new Unresolved(name);
    return id;
  });
  return (await absolute(withIds, (api) => rootOf(doors, api, context.options, signal))) as unknown as Ready;
}

const rootOf = async (doors: Doors, api: ApiName, options: JsonObject, signal: AbortSignal): Promise<string> =>
  api === 'catalogi' ? (await placeOf(doors, options, signal)).self : doors.selectielijsten.self(signal);

/** See `Target.recognise`. */
export async function recognise(doors: Doors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied | Absent> {
  let request: Ready;
  try {
    request = await resolveRequest(doors, step, context, signal);
  } catch (error) {
    if (error instanceof Unresolved) return absent;
    throw error;
  }
  if (request.id === undefined) return recogniseMade(doors, request, (await placeOf(doors, context.options, signal)).self, signal);
  const held = await doors.catalogi.get(`/${request.resource}/${request.id}`, {}, signal);
  if (request.method === 'DELETE') return held === null ? applied(null) : absent;
  if (held === null) return absent;
  if (request.verb === 'publish') return held['concept'] === false ? applied(request.id) : absent;
  return holds(held, request.body ?? {}) ? applied(request.id) : absent;
}

/** Whether an object says what a PATCH would make it say; URLs by UUID, for hosts differ. */
export function holds(held: JsonObject, body: JsonObject): boolean {
  const spell = (value: Json | undefined): Json => {
    if (value === undefined) return null;
    if (typeof value === 'string') return /^https?:/.test(value) ? (uuidOf(value) ?? value) : value;
    if (Array.isArray(value)) return value.map(spell);
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, spell(inner)])) : value;
  };
  const only = (value: JsonObject): JsonObject => normalise(Object.fromEntries(Object.keys(body).map((field) => [field, restrict(spell(value[field]), spell(body[field]))])));
  return canonical(only(held)) === canonical(only(body));
}

/** Of a group the server may say more than was sent (defaults): only what was sent is compared. */
function restrict(held: Json, sent: Json): Json {
  if (Array.isArray(held) && Array.isArray(sent)) return held.map((item, at) => restrict(item, sent[at] ?? null));
  if (!isObject(held) || !isObject(sent)) return held;
  return Object.fromEntries(Object.keys(sent).map((field) => [field, restrict(held[field] ?? null, sent[field] ?? null)]));
}

async function recogniseMade(doors: Doors, request: Ready, self: string, signal: AbortSignal): Promise<Applied | Absent> {
  const { resource } = request;
  const find = request.find ?? {};
  const ids = (rows: readonly JsonObject[], is: (row: JsonObject) => boolean): Applied | Absent => {
    const found = rows.find(is);
    return found ? applied(uuidOf(found['url'])) : absent;
  };
  if (resource === 'zaaktypen') {
    const known = Array.isArray(find['known']) ? find['known'] : [];
    const rows = await doors.catalogi.all('/zaaktypen', { catalogus: urlOf(self, 'catalogussen', text(find['catalogus'])), identificatie: text(find['identificatie']), status: 'alles' }, signal);
    return ids(rows, (row) => row['concept'] === true && row['identificatie'] === find['identificatie'] && row['beginGeldigheid'] === find['beginGeldigheid'] && !known.includes(uuidOf(row['url'])));
  }
  if (resource === 'informatieobjecttypen' || resource === 'besluittypen') {
    doors.catalogue.forget(resource);
    const rows = await doors.catalogi.all(`/${resource}`, { catalogus: urlOf(self, 'catalogussen', text(find['catalogus'])), status: 'alles' }, signal);
    return ids(rows, (row) => nameKey(text(row['omschrijving'])) === nameKey(text(find['omschrijving'])));
  }
  const query: Record<string, string> = { zaaktype: urlOf(self, 'zaaktypen', text(find['zaaktype'])) };
  if (resource !== 'zaakobjecttypen') query['status'] = 'alles';
  const rows = await doors.catalogi.all(`/${resource}`, query, signal);
  if (resource !== 'zaaktype-informatieobjecttypen') return ids(rows, (row) => Object.entries(find).every(([field, value]) => field === 'zaaktype' || row[field] === value));
  // The relation has no name of its own: its number within the zaaktype, and the document it leads to.
  const document = request.body?.['informatieobjecttype'];
  return ids(rows, (row) => row['volgnummer'] === find['volgnummer'] && (uuidOf(row['informatieobjecttype']) ?? row['informatieobjecttype']) === (uuidOf(document) ?? document));
}
