// Folds a kennisgeving into an object as it is known: was and wordt, noValue, and messages that come late, twice or out of order. Pure.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { attributeOf, listOf, noValueOf, type RawObject } from '../message/raw';
import { RELATIONS, relationKey, withoutMarks } from './relations';

/** An object as its messages made it. Plain data: it is kept as it is. */
export interface Known {
  readonly value: JsonObject;
  /** When the last message that said something of it was made, per element, and per relation `name key`; 17 digits. What is older does not count. */
  readonly at: Readonly<Record<string, string>>;
  /** Since when it does not matter to its sender any more (mutatiesoort V); null: it does. */
  readonly gone: string | null;
}

/** What a message says (stuf.md A6.1). */
export interface Told {
  /** T, W, C, F or V. */
  readonly mutatiesoort: string;
  /** One object, or was and wordt. */
  readonly objecten: readonly RawObject[];
  /** EEJJMMDDhhmmssddd, possibly cut off on the right. */
  readonly tijdstip: string;
}

export const UNKNOWN: Known = { value: {}, at: {}, gone: null };

/** Stamps of different precision in one order: what is not said is taken as the beginning of it. */
export const fullMoment = (tijdstip: string): string => tijdstip.padEnd(17, '0').slice(0, 17);

interface Draft {
  value: JsonObject;
  readonly at: Record<string, string>;
  readonly moment: string;
}

/** Whether this message has the last word on it; then it is the one to beat. An equal moment goes by arrival. */
function wins(draft: Draft, key: string): boolean {
  if ((draft.at[key] ?? '') > draft.moment) return false;
  draft.at[key] = draft.moment;
  return true;
}

function set(draft: Draft, field: string, value: Json): void {
  draft.value = { ...draft.value, [field]: value };
}

function unset(draft: Draft, field: string): void {
  draft.value = Object.fromEntries(Object.entries(draft.value).filter(([name]) => name !== field));
}

/** A7.1: only geenWaarde clears; what is established as unknown is kept as that; the rest says nothing. */
function foldElement(draft: Draft, field: string, value: Json): void {
  const empty = noValueOf(Array.isArray(value) ? value[0] : value);
  if (empty !== null && empty !== 'geenWaarde' && empty !== 'vastgesteldOnbekend') return;
  if (!wins(draft, field)) return;
  if (empty === 'geenWaarde') unset(draft, field);
  else set(draft, field, value);
}

/** Those named in the message replace those of the same name; the others stand. */
function foldExtra(draft: Draft, value: Json): void {
  const told = listOf(value);
  const names = new Set(told.map((one) => attributeOf(one, 'naam') ?? '').filter((name) => wins(draft, `extraElementen ${name}`)));
  const kept = listOf(draft.value['extraElementen']).filter((one) => !names.has(attributeOf(one, 'naam') ?? ''));
  const added = told.filter((one) => names.has(attributeOf(one, 'naam') ?? '') && noValueOf(one) !== 'geenWaarde');
  const all = [...kept, ...added];
  if (all.length > 0) set(draft, 'extraElementen', all);
  else unset(draft, 'extraElementen');
}

function replace(draft: Draft, name: string, key: string, made: JsonObject | null): void {
  const list = listOf(draft.value[name]);
  const at = list.findIndex((one) => relationKey(name, one) === key);
  const kept = made === null ? list.filter((_, index) => index !== at) : at < 0 ? [...list, made] : list.map((one, index) => (index === at ? made : one));
  if (kept.length > 0) set(draft, name, [...kept]);
  else unset(draft, name);
}

const isEmpty = (relation: RawObject | undefined): boolean => relation === undefined || noValueOf(relation) !== null;

/** The elements of a relation that is known, with what a message says of them. */
function merged(known: JsonObject | undefined, told: RawObject): JsonObject {
  const made: JsonObject = { ...known };
  for (const [field, value] of Object.entries(withoutMarks(told))) {
    const empty = noValueOf(value);
    if (empty === 'geenWaarde') delete made[field];
    else if (empty === null || empty === 'vastgesteldOnbekend') made[field] = value;
  }
  return made;
}

/** One pair of was and wordt (A6.2); `was` is absent in a message of one object. */
function foldRelation(draft: Draft, name: string, was: RawObject | undefined, wordt: RawObject | undefined): void {
  const soort = attributeOf(wordt, 'verwerkingssoort') ?? attributeOf(was, 'verwerkingssoort') ?? 'T';
  const old = isEmpty(was) ? '' : relationKey(name, was as RawObject);
  const now = isEmpty(wordt) ? '' : relationKey(name, wordt as RawObject);
  const ended = soort === 'V' || soort === 'E';
  const leaving = ended ? old || now : old !== now ? old : '';
  if (leaving !== '' && wins(draft, `${name} ${leaving}`)) replace(draft, name, leaving, null);
  if (ended || now === '') return;
  const known = listOf(draft.value[name]).find((one) => relationKey(name, one) === now);
  // I only points at what is there; where it is not, pointing at it makes it known.
  if (soort === 'I' && known !== undefined) return;
  if (wins(draft, `${name} ${now}`)) replace(draft, name, now, merged(soort === 'W' || soort === 'I' ? known : undefined, wordt as RawObject));
}

function foldRelations(draft: Draft, name: string, was: RawObject | undefined, wordt: RawObject): void {
  const [before, after] = [listOf(was?.[name]), listOf(wordt[name])];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) foldRelation(draft, name, before[at], after[at]);
}

function foldObject(draft: Draft, was: RawObject | undefined, wordt: RawObject): void {
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(wordt)]);
  for (const name of names) {
    if (name === '@entiteittype' || name.startsWith('@sleutel')) set(draft, name, wordt[name] ?? was?.[name] ?? null);
    else if (name.startsWith('@')) continue;
    else if (RELATIONS.has(name)) foldRelations(draft, name, was, wordt);
    else if (name === 'extraElementen') foldExtra(draft, wordt[name] ?? []);
    else if (wordt[name] !== undefined) foldElement(draft, name, wordt[name]);
  }
}

/**
 * The object after this message. Folding a message twice, or messages of one sender in any order, gives the same: per element the latest
 * tijdstipBericht has the last word. C and F correct what was told; in what is known now they read as W.
 */
export function fold(known: Known, told: Told): Known {
  const moment = fullMoment(told.tijdstip);
  const draft: Draft = { value: known.value, at: { ...known.at }, moment };
  const [first, second] = told.objecten;
  if (told.mutatiesoort === 'V') {
    const identity = first?.['identificatie'];
    if (known.value['identificatie'] === undefined && identity !== undefined) set(draft, 'identificatie', identity);
    return { value: draft.value, at: draft.at, gone: known.gone !== null && known.gone > moment ? known.gone : overtaken(known, moment) ? known.gone : moment };
  }
  if (second !== undefined) foldObject(draft, first, second);
  else if (first !== undefined) foldObject(draft, undefined, first);
  return { value: draft.value, at: draft.at, gone: known.gone !== null && known.gone >= moment ? known.gone : null };
}

/** Something newer than the removal was told already: it matters again. */
const overtaken = ({ at }: Known, moment: string): boolean => Object.values(at).some((one) => one > moment);

/** As one message of it would say it: an answer, or what a source reads. */
export const asObject = (known: Known): JsonObject => (isObject(known.value) ? known.value : {});
