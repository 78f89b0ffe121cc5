// Turns what the API says of a zaaktype into the shape, and gives each part the bron by which we know it.
import type { Links } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { relative, spelled } from '../references';
import { uuidOf } from '../urls';
import { spellings } from './abbreviate';
import { objects, text, type Carried } from './context';
import { nameKey, normalise } from './normalise';
import { CARRIED_FIELDS, linkKey, PARTS, ZAAKTYPE_FIELDS, type PartKind, type Reading } from './parts';

/** Longest name any list of parts allows: spellings up to here are tried when a part is matched by name. */
const LONGEST = 100;

const pick = (raw: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(fields.flatMap((field) => (raw[field] === undefined ? [] : [[field, raw[field]] as [string, Json]])));

const uuid = (raw: JsonObject): string => uuidOf(raw['url']) ?? '';

/**
 * Which raw part is which of ours: by link; else, among those left, by name (also one that we would abbreviate), for
 * documents by name and direction. What is nobody's gets `hand:<uuid>`: a person made it.
 */
function matchParts(kind: PartKind, raws: readonly { raw: JsonObject; value: JsonObject }[], wanted: readonly JsonObject[], links: Links): Map<string, string> {
  const brons = new Map<string, string>();
  const byId = new Map(Object.entries(links).filter(([key]) => key.startsWith(`${kind.list}/`)).map(([key, id]) => [id, key.slice(kind.list.length + 1)]));
  for (const { raw } of raws) {
    const bron = byId.get(uuid(raw));
    if (bron !== undefined) brons.set(uuid(raw), bron);
  }
  const taken = new Set(brons.values());
  for (const item of wanted) {
    const bron = text(item['bron']);
    if (taken.has(bron)) continue;
    const name = text(item[kind.name]);
    const names = new Set([name, ...spellings({ bron, name }, LONGEST)].map(nameKey));
    const found = raws.find(({ raw, value }) => !brons.has(uuid(raw)) && names.has(nameKey(text(value[kind.name]))) && (kind.list !== 'informatieobjecttypen' || value['richting'] === item['richting']));
    if (!found) continue;
    brons.set(uuid(found.raw), bron);
    taken.add(bron);
  }
  for (const { raw } of raws) if (!brons.has(uuid(raw))) brons.set(uuid(raw), `hand:${uuid(raw)}`);
  return brons;
}

export interface RawZaaktype {
  readonly zaaktype: JsonObject;
  /** By list of the shape. */
  readonly parts: Readonly<Record<string, readonly JsonObject[]>>;
  readonly zaakobjecttypen: readonly JsonObject[];
  /** Related besluittypen, as they stand in the catalogus. */
  readonly besluittypen: readonly { readonly id: string; readonly omschrijving: string; readonly publicatieIndicatie: boolean }[];
}

/** `want` (if any) tells which parts we look for; `reading.statussen` is made here. */
export function readZaaktype(raw: RawZaaktype, want: JsonObject | null, links: Links, reading: Omit<Reading, 'statussen'>): { value: JsonObject; links: Record<string, string>; carried: Carried } {
  const value: JsonObject = { ...readTop(raw.zaaktype, reading) };
  const found: Record<string, string> = { '': uuid(raw.zaaktype) };
  const carriedParts: Record<string, { id: string; more: JsonObject }> = {};
  const statussen = new Map<string, string>();
  for (const kind of PARTS) {
    const items = (raw.parts[kind.list] ?? []).map((part) => ({ raw: part, value: normalise(pick(kind.read?.(part, { ...reading, statussen }) ?? part, kind.fields)) }));
    const brons = matchParts(kind, items, objects(want?.[kind.list]), links);
    for (const item of items) {
      const bron = brons.get(uuid(item.raw)) ?? '';
      if (kind.list === 'statustypen') statussen.set(uuid(item.raw), bron);
      found[linkKey(kind.list, bron)] = uuid(item.raw);
      carriedParts[linkKey(kind.list, bron)] = { id: uuid(item.raw), more: relative(normalise(pick(item.raw, kind.more)), reading.roots) };
    }
    if (items.length > 0) value[kind.list] = items.map((item) => ({ bron: brons.get(uuid(item.raw)) ?? '', ...align(kind, item.value, brons.get(uuid(item.raw)), want) }));
  }
  const decisions = raw.besluittypen.map(({ id, omschrijving, publicatieIndicatie }) => {
    const ours = objects(want?.['besluittypen']).find((item) => nameKey(text(item['omschrijving'])) === nameKey(omschrijving));
    const linked = Object.entries(links).find(([key, target]) => key.startsWith('besluittypen/') && target === id)?.[0].slice('besluittypen/'.length);
    const bron = text(ours?.['bron']) || linked || `hand:${id}`;
    found[linkKey('besluittypen', bron)] = id;
    return { bron, omschrijving: text(ours?.['omschrijving']) || omschrijving, publicatieIndicatie };
  });
  if (decisions.length > 0) value['besluittypen'] = decisions;
  const carried = { zaaktype: relative(pick(raw.zaaktype, CARRIED_FIELDS), reading.roots), parts: carriedParts, zaakobjecttypen: raw.zaakobjecttypen.map((one) => relative(one, reading.roots)) };
  return { value, links: found, carried };
}

/** What the target says in its own way and means the same: no difference between us and it. */
function align(kind: PartKind, value: JsonObject, bron: string | undefined, want: JsonObject | null): JsonObject {
  const ours = objects(want?.[kind.list]).find((item) => item['bron'] === bron);
  if (kind.list !== 'informatieobjecttypen') return withoutFilledIn(value, FILLED_IN[kind.list] ?? {}, ours);
  // A document is found whatever the case and spaces of its name.
  const same = ours && nameKey(text(ours['omschrijving'])) === nameKey(text(value['omschrijving']));
  return same ? { ...value, omschrijving: ours['omschrijving'] as Json } : value;
}

/** What the API fills in where nothing was said, by list: there it says nothing. */
const FILLED_IN: Readonly<Partial<Record<PartKind['list'], JsonObject>>> = {
  statustypen: { informeren: false },
  resultaattypen: { brondatumArchiefprocedure: { einddatumBekend: false } },
};

/** Without values that only the API filled in: nobody asked for them. */
function withoutFilledIn(value: JsonObject, filled: JsonObject, ours: JsonObject | undefined): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, held]): [string, Json][] => {
      const filling = filled[field];
      const wanted = ours?.[field];
      if (isObject(filling) && isObject(held)) return [[field, withoutFilledIn(held, filling, isObject(wanted) ? wanted : undefined)]];
      return filling !== undefined && held === filling && wanted === undefined ? [] : [[field, held]];
    }),
  );
}

function readTop(raw: JsonObject, reading: Pick<Reading, 'lijst' | 'roots'>): JsonObject {
  const process = text(raw['selectielijstProcestype']);
  const placed = reading.lijst.get(uuidOf(process) ?? '');
  const selectielijstProcestype: Json = process === '' ? null : placed ? { jaar: placed.jaar, nummer: Number(placed.nummer) } : { onbekend: spelled(reading.roots.selectielijst, process) };
  return normalise({ ...pick(raw, ZAAKTYPE_FIELDS), selectielijstProcestype });
}
