// Makes was and wordt of a W message: only what changes, in both, with relations in the same order and number (stuf.md A6.3). Pure.
import type { Json, JsonObject } from '../../../../core/model/json';
import { attributeOf, listOf, noValue, type RawObject } from '../../message/raw';
import { RELATIONS, relationKey } from '../../source/relations';
import { isWritten, leaves, type Verdicts } from './verdicts';

export interface WasWordt {
  readonly was: JsonObject;
  readonly wordt: JsonObject;
}

const GEEN = noValue('geenWaarde');
const LISTS: ReadonlySet<string> = new Set(['kenmerk', 'anderZaakObject', 'extraElementen']);

/** Marks of the message it came in do not go into another one. */
export function bare(raw: RawObject, marks: JsonObject = {}): JsonObject {
  const kept = Object.entries(raw).filter(([name]) => !['@plaats', '@verwerkingssoort', '@noValue', '@functie', '@sleutelOntvangend', '@sleutelVerzendend'].includes(name));
  return { ...Object.fromEntries(kept), ...marks };
}

function element(name: string, raw: RawObject): Json {
  const value = raw[name];
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return LISTS.has(name) ? [GEEN] : GEEN;
  return value;
}

interface Pair {
  readonly was: JsonObject;
  readonly wordt: JsonObject;
}

const nothing = (soort: string): JsonObject => ({ '@verwerkingssoort': soort, ...GEEN });
const added = (wordt: RawObject): Pair => ({ was: nothing('T'), wordt: bare(wordt, { '@verwerkingssoort': 'T' }) });
const removed = (was: RawObject): Pair => ({ was: bare(was, { '@verwerkingssoort': 'V' }), wordt: nothing('V') });

function pairs(name: string, was: RawObject | undefined, wordt: RawObject | undefined): Pair[] {
  if (!was) return wordt ? [added(wordt)] : [];
  if (!wordt) return [removed(was)];
  // Who or what it leads to is the relation: another one is another relation.
  if (relationKey(name, was) !== relationKey(name, wordt)) return [removed(was), added(wordt)];
  return [{ was: bare(was, { '@verwerkingssoort': 'W' }), wordt: bare(wordt, { '@verwerkingssoort': 'W' }) }];
}

/** The changed parts of one relation; what leaves goes first. */
export function relationPairs(name: string, want: RawObject, now: RawObject, verdicts: Verdicts): Pair[] {
  const by = (raw: RawObject) => new Map(listOf(raw[name]).map((one) => [attributeOf(one, 'plaats') ?? '', one]));
  const [wanted, held] = [by(want), by(now)];
  const out = [...held].flatMap(([bron, one]) => (!wanted.has(bron) && leaves(verdicts.of(name, bron)) ? pairs(name, one, undefined) : []));
  const changed = [...wanted].flatMap(([bron, one]) => (isWritten(verdicts.of(name, bron)) ? pairs(name, held.get(bron), one) : []));
  return [...out, ...changed];
}

/** null: none of these elements and relations changes. `elements` and `relations` are those this message may speak of. */
export function wasWordt(want: RawObject, now: RawObject, verdicts: Verdicts, only: { readonly elements: (name: string) => boolean; readonly relations: (name: string) => boolean }): WasWordt | null {
  const was: Record<string, Json> = {};
  const wordt: Record<string, Json> = {};
  for (const name of verdicts.elements) {
    if (!only.elements(name) || name === 'zaaktype' || name === 'identificatie') continue;
    was[name] = element(name, now);
    wordt[name] = element(name, want);
  }
  for (const name of RELATIONS) {
    if (name === 'isVan' || !only.relations(name)) continue;
    const made = relationPairs(name, want, now, verdicts);
    if (made.length === 0) continue;
    was[name] = made.map((pair) => pair.was);
    wordt[name] = made.map((pair) => pair.wordt);
  }
  if (Object.keys(wordt).length === 0) return null;
  const identity: JsonObject = { '@verwerkingssoort': 'W', identificatie: want['identificatie'] ?? now['identificatie'] ?? '' };
  return { was: { ...identity, ...was }, wordt: { ...identity, ...wordt } };
}
