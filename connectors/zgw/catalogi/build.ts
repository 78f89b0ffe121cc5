// Turns what the zaaktype shall be into ordered steps: the zaaktype, its parts, and who must step aside first.
import { createHash } from 'node:crypto';
import type { Change, FieldChange, Step } from '../../../core/connector/contract';
import { canonical } from '../../../core/model/hash';
import type { Json, JsonObject } from '../../../core/model/json';
import { limitOf } from '../limits';
import { isPlace, reference, unspelled, type Id } from '../references';
import { klasseKey, objects, text, type Context } from './context';
import { partOf } from './merge';
import { nameKey } from './normalise';
import { orderMoves } from './order';
import { EMPTY, linkKey, PARTS, ZAAKTYPE_FIELDS, type PartKind, type Writing } from './parts';
import { makeStep } from './request';

export interface BuildInput {
  /** For names: `B1026`. */
  readonly id: string;
  /** `make`: a concept is made (also as a new version); `mend`: our own concept is patched. */
  readonly how: 'make' | 'mend';
  readonly merged: JsonObject;
  /** As `merged`, of the version that is there; null: none. */
  readonly now: JsonObject | null;
  readonly context: Context;
  readonly begin: string;
  readonly documents: ReadonlyMap<string, Id>;
  readonly decisions: ReadonlyMap<string, Id>;
  readonly fields: readonly FieldChange[];
}

export interface Built {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  /** The zaaktype the parts hang under. */
  readonly zaaktype: Id;
}

const same = (a: Json | undefined, b: Json | undefined): boolean => (a === undefined || b === undefined ? a === b : canonical(a) === canonical(b));
const itemsOf = (value: JsonObject | null, list: string): Map<string, JsonObject> => new Map(objects(value?.[list]).map((item) => [text(item['bron']), item]));

export function build(input: BuildInput): Built {
  const { context, how } = input;
  const name = `zaaktype ${input.id}`;
  const zaaktype: Id = how === 'make' ? { $ref: name } : (context.current?.id ?? '');
  const top = how === 'make' ? makeZaaktype(input, name) : mendZaaktype(input, name);
  const parts = PARTS.map((kind) => buildPart(kind, input, zaaktype));
  const steps = [
    ...top,
    // Relations first, then what they point to; a status that goes takes the relations that name it along at some servers.
    ...[...parts].reverse().flatMap((part) => [...part.removals]),
    ...parts.flatMap((part) => part.steps),
    ...(how === 'make' ? carryObjecttypen(input, zaaktype) : []),
  ];
  return { steps, changes: [topChange(input), ...parts.flatMap((part) => part.changes)], zaaktype };
}

/** References of parts, as the target takes them. */
function writingOf(input: BuildInput): Writing {
  const { context } = input;
  const known = itemsOf(input.how === 'mend' ? input.now : null, 'statustypen');
  return {
    klasse: (key) => {
      const klasse = context.klassen[key];
      return klasse ? reference('selectielijst', 'resultaten', klasse.id) : asFound(key);
    },
    omschrijving: (name) => {
      const id = context.omschrijvingen[name];
      return id === undefined ? asFound(name) : reference('selectielijst', 'resultaattypeomschrijvingen', id);
    },
    document: (document) => {
      const id = input.documents.get(nameKey(document));
      if (id === undefined || context.limits.references === 'omschrijving') return unspelled('catalogi', document);
      return reference('catalogi', 'informatieobjecttypen', id);
    },
    statustype: (bron) => reference('catalogi', 'statustypen', known.has(bron) ? (context.carried.parts[linkKey('statustypen', bron)]?.id ?? '') : { $ref: `statustype ${bron}` }),
  };
}

// ── the zaaktype itself ─────────────────────────────────────────────────────────────────────────────────────────────

/** What the target holds and no list of ours has: sent back as it was found. */
const asFound = (told: string): Json | undefined => (isPlace(told) || /^https?:/.test(told) ? unspelled('selectielijst', told) : undefined);

function topValue(field: string, value: Json | undefined, context: Context): Json {
  if (value === undefined) return EMPTY[field] ?? '';
  if (field !== 'selectielijstProcestype') return value;
  const place = value as JsonObject;
  if (typeof place['onbekend'] === 'string') return asFound(place['onbekend']) ?? '';
  const id = context.procestypen[klasseKey({ jaar: Number(place['jaar']), nummer: Number(place['nummer']) })];
  return id ? reference('selectielijst', 'procestypen', id) : '';
}

/** All relations to besluittypen, those made by hand too; null: nothing changes. */
function decisionsOf(input: BuildInput): readonly Json[] | null {
  const wanted = itemsOf(input.merged, 'besluittypen');
  const held = itemsOf(input.now, 'besluittypen');
  if (input.how === 'mend' && same([...wanted.keys()].sort(), [...held.keys()].sort())) return null;
  return [...wanted].map(([bron, item]) => {
    const id = input.context.carried.parts[linkKey('besluittypen', bron)]?.id ?? input.decisions.get(nameKey(text(item['omschrijving']))) ?? (bron.startsWith('hand:') ? bron.slice(5) : '');
    return input.context.limits.references === 'omschrijving' ? text(item['omschrijving']) : reference('catalogi', 'besluittypen', id);
  });
}

function makeZaaktype(input: BuildInput, name: string): Step[] {
  const { context, merged, begin } = input;
  const { besluittypen: _, ...carried } = context.carried.zaaktype;
  const body: JsonObject = {
    ...{ productenOfDiensten: [], gerelateerdeZaaktypen: [] },
    ...carried,
    ...Object.fromEntries(ZAAKTYPE_FIELDS.flatMap((field) => (merged[field] === undefined ? [] : [[field, topValue(field, merged[field], context)] as [string, Json]]))),
    catalogus: reference('catalogi', 'catalogussen', context.catalogus),
    besluittypen: [...(decisionsOf(input) ?? [])],
    beginGeldigheid: begin,
    eindeGeldigheid: null,
  };
  const find = { catalogus: context.catalogus, identificatie: input.id, beginGeldigheid: begin, known: context.versions.map((version) => version.id) };
  return [
    makeStep({
      name, action: 'create', object: { kind: 'zaaktype', key: input.id }, link: '', repeatable: false, irreversible: false,
      request: { method: 'POST', resource: 'zaaktypen', body, find },
      undo: { method: 'DELETE', resource: 'zaaktypen', id: { $ref: name } },
    }),
  ];
}

function mendZaaktype(input: BuildInput, name: string): Step[] {
  const { context, merged, now, begin } = input;
  const changed = ZAAKTYPE_FIELDS.filter((field) => !same(merged[field], now?.[field]));
  const decisions = decisionsOf(input);
  const moved = context.current?.begin !== begin;
  if (changed.length === 0 && decisions === null && !moved) return [];
  const bodyOf = (value: JsonObject | null, day: string, relations: readonly Json[] | null): JsonObject => ({
    ...Object.fromEntries(changed.map((field) => [field, topValue(field, value?.[field], context)])),
    ...(relations ? { besluittypen: [...relations] } : {}),
    ...(moved ? { beginGeldigheid: day } : {}),
  });
  const id = context.current?.id ?? '';
  const before = decisions === null ? null : [...itemsOf(now, 'besluittypen').keys()].map((bron) => reference('catalogi', 'besluittypen', context.carried.parts[linkKey('besluittypen', bron)]?.id ?? bron.replace(/^hand:/, '')));
  return [
    makeStep({
      name, action: 'update', object: { kind: 'zaaktype', key: input.id }, link: '', repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource: 'zaaktypen', id, body: bodyOf(merged, begin, decisions) },
      undo: { method: 'PATCH', resource: 'zaaktypen', id, body: bodyOf(now, context.current?.begin ?? begin, before) },
    }),
  ];
}

function topChange(input: BuildInput): Change {
  const fields = input.fields.filter((field) => partOf(field.path) === null || partOf(field.path)?.list === 'besluittypen');
  const moved = input.how === 'make' || input.context.current?.begin !== input.begin;
  const begin: FieldChange[] = moved ? [{ path: 'beginGeldigheid', from: input.context.current?.begin ?? null, to: input.begin }] : [];
  const writes = fields.some((field) => field.kept === undefined) || moved;
  return { kind: 'zaaktype', id: input.id, action: input.how === 'make' ? 'create' : writes ? 'update' : 'unchanged', fields: [...fields, ...begin], diagnostics: [] };
}

// ── parts ───────────────────────────────────────────────────────────────────────────────────────────────────────────

interface BuiltPart {
  readonly removals: readonly Step[];
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
}

function bodyOfPart(kind: PartKind, item: JsonObject, fields: readonly string[], writing: Writing): JsonObject {
  const body: JsonObject = {};
  for (const field of fields) {
    const value = item[field];
    const write = kind.write?.[field];
    const [name, sent] = write ? write(value ?? null, writing) : [field, value];
    body[name] = value === undefined || sent === undefined ? (EMPTY[field] ?? '') : sent;
  }
  return body;
}

function buildPart(kind: PartKind, input: BuildInput, zaaktype: Id): BuiltPart {
  const { context } = input;
  const wanted = itemsOf(input.merged, kind.list);
  const held = itemsOf(input.now, kind.list);
  const writing = writingOf(input);
  const object = (bron: string): Step['object'] => ({ kind: kind.kind, key: `${input.id}/${bron}` });
  const idOf = (bron: string): string => context.carried.parts[linkKey(kind.list, bron)]?.id ?? '';
  const nameOf = (bron: string): string => `${kind.kind} ${bron}`;
  const link = (bron: string): string => linkKey(kind.list, bron);
  const create = (bron: string, item: JsonObject): Step => {
    const body = bodyOfPart(kind, item, kind.fields.filter((field) => item[field] !== undefined), writing);
    const more = input.how === 'make' ? (context.carried.parts[link(bron)]?.more ?? {}) : {};
    return makeStep({
      name: nameOf(bron), action: 'create', object: object(bron), link: link(bron), repeatable: false, irreversible: false,
      request: { method: 'POST', resource: kind.resource, body: { ...withoutStatus(more), ...body, zaaktype: reference('catalogi', 'zaaktypen', zaaktype) }, find: { zaaktype: zaaktype as Json, [kind.unique]: item[kind.unique] ?? null, [kind.name]: item[kind.name] ?? null } },
      undo: { method: 'DELETE', resource: kind.resource, id: { $ref: nameOf(bron) } },
    });
  };
  const changes = changesOf(kind, input);
  if (input.how === 'make') return { removals: [], steps: [...wanted].map(([bron, item]) => create(bron, item)), changes };

  const gone = [...held].filter(([bron]) => !wanted.has(bron));
  const stays = [...held].filter(([bron]) => wanted.has(bron));
  const removals = gone.map(([bron, item]) =>
    makeStep({
      name: nameOf(bron), action: 'remove', object: object(bron), link: link(bron), repeatable: true, irreversible: false,
      request: { method: 'DELETE', resource: kind.resource, id: idOf(bron) },
      undo: { method: 'POST', resource: kind.resource, body: { ...bodyOfPart(kind, item, kind.fields.filter((field) => item[field] !== undefined), writing), zaaktype: reference('catalogi', 'zaaktypen', zaaktype) } },
    }));
  const patch = (bron: string, name: string, fields: readonly string[], to: JsonObject): Step =>
    makeStep({
      name, action: 'update', object: object(bron), link: link(bron), repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource: kind.resource, id: idOf(bron), body: bodyOfPart(kind, to, fields, writing) },
      undo: { method: 'PATCH', resource: kind.resource, id: idOf(bron), body: bodyOfPart(kind, held.get(bron) ?? {}, fields, writing) },
    });
  const places = new Map(stays.map(([bron, item]) => [bron, String(item[kind.unique])]));
  const moves = stays.map(([bron, item]) => ({ bron, from: String(item[kind.unique]), to: String(wanted.get(bron)?.[kind.unique]) }));
  const asides = orderMoves(places, moves, (taken) => spare(kind, context, taken, [...wanted.values()].map((item) => String(item[kind.unique]))));
  const moved = asides.map((move): Step => {
    const item = wanted.get(move.bron) ?? {};
    if (move.aside) return patch(move.bron, `${nameOf(move.bron)} aside`, [kind.unique], { ...item, [kind.unique]: kind.unique === 'volgnummer' ? Number(move.to) : move.to });
    return patch(move.bron, nameOf(move.bron), changedFields(kind, item, held.get(move.bron)), item);
  });
  const inPlace = stays
    .filter(([bron]) => !asides.some((move) => move.bron === bron && !move.aside))
    .flatMap(([bron, item]) => {
      const fields = changedFields(kind, wanted.get(bron) ?? {}, item);
      return fields.length > 0 ? [patch(bron, nameOf(bron), fields, wanted.get(bron) ?? {})] : [];
    });
  const added = [...wanted].filter(([bron]) => !held.has(bron)).map(([bron, item]) => create(bron, item));
  return { removals, steps: [...moved, ...inPlace, ...added], changes };
}

/** A statustype a person linked in the old version is another object in the new one: that link is left for a person. */
function withoutStatus(more: JsonObject): JsonObject {
  const { statustype: _, ...rest } = more;
  return rest;
}

const changedFields = (kind: PartKind, to: JsonObject, from: JsonObject | undefined): string[] => kind.fields.filter((field) => !same(to[field], from?.[field]));

/** A place nobody wants, for a part that must step aside: the highest free number, or a name no source gives. */
function spare(kind: PartKind, context: Context, taken: ReadonlySet<string>, wanted: readonly string[]): string {
  if (kind.unique === 'volgnummer') {
    const maximum = limitOf(context.limits, kind.resource, 'volgnummer')?.maximum ?? 999;
    for (let number = maximum; number > 0; number -= 1) if (!taken.has(String(number)) && !wanted.includes(String(number))) return String(number);
  }
  return `~${createHash('sha256').update([...taken].sort().join('\n')).digest('hex').slice(0, 12)}`;
}

function changesOf(kind: PartKind, input: BuildInput): Change[] {
  const fields = new Map<string, FieldChange[]>();
  for (const field of input.fields) {
    const part = partOf(field.path);
    if (part?.list === kind.list) fields.set(part.bron, [...(fields.get(part.bron) ?? []), field]);
  }
  const wanted = itemsOf(input.merged, kind.list);
  const held = itemsOf(input.now, kind.list);
  return [...new Set([...fields.keys(), ...wanted.keys(), ...held.keys()])].flatMap((bron): Change[] => {
    const touched = fields.get(bron) ?? [];
    const action = !held.has(bron) ? (wanted.has(bron) ? 'create' : 'unchanged') : !wanted.has(bron) ? 'remove' : touched.some((field) => field.kept === undefined) ? 'update' : 'unchanged';
    return action === 'unchanged' && touched.length === 0 ? [] : [{ kind: kind.kind, id: bron, action, fields: touched, diagnostics: [] }];
  });
}

/** Zaakobjecttypen are made by people only; a new version has them too. */
function carryObjecttypen(input: BuildInput, zaaktype: Id): Step[] {
  return input.context.carried.zaakobjecttypen.map((raw, at) => {
    const body = Object.fromEntries(['anderObjecttype', 'objecttype', 'relatieOmschrijving'].flatMap((field) => (raw[field] === undefined ? [] : [[field, raw[field]] as [string, Json]])));
    const name = `zaakobjecttype ${at + 1}`;
    return makeStep({
      name, action: 'create', object: { kind: 'zaakobjecttype', key: `${input.id}/${at + 1}` }, repeatable: false, irreversible: false,
      request: { method: 'POST', resource: 'zaakobjecttypen', body: { ...body, zaaktype: reference('catalogi', 'zaaktypen', zaaktype) }, find: { zaaktype: zaaktype as Json, ...body } },
      undo: { method: 'DELETE', resource: 'zaakobjecttypen', id: { $ref: name } },
    });
  });
}
