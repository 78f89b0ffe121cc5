// Values that do not come from where the standard puts them: fixed ones, and those of an extraElement (settings `values`).
import { isObject, type Json, type JsonObject } from '../../../../../core/model/json';
import type { Override } from '../settings';
import type { ExtraElement } from './eigenschappen';

const fits = (beside: JsonObject, rule: Override): boolean =>
  Object.entries(rule.where ?? {}).every(([path, wanted]) => {
    const found = path.split('.').reduce<Json | undefined>((at, field) => (isObject(at) ? at[field] : undefined), beside);
    return [wanted].flat().includes(typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : '');
  });

const lacks = (value: Json | undefined, isNew: boolean): boolean => value === null || (isNew && (value === undefined || value === ''));

/** Sets the last field of a path in every object it leads to; a list on the way means each of its items. `beside` is where `where` looks. */
function set(at: JsonObject, path: readonly string[], value: string, rule: Override, isNew: boolean, beside: JsonObject): JsonObject {
  const [field, ...rest] = path;
  if (field === undefined) return at;
  const next = at[field];
  if (rest.length === 0) return fits(beside, rule) && (rule.always || lacks(next, isNew)) ? { ...at, [field]: value } : at;
  if (Array.isArray(next)) return { ...at, [field]: next.map((item) => (isObject(item) ? set(item, rest, value, rule, isNew, item) : item)) };
  if (isObject(next)) return { ...at, [field]: set(next, rest, value, rule, isNew, beside) };
  return at;
}

/**
 * What the message says, with the values that were decided: into a new object where it has none, into a change where it says "there is
 * none" (geenWaarde), everywhere with `always`. An extraElement that is not told gives nothing. The first rule of a field wins.
 */
export function withValues(model: JsonObject, rules: readonly Override[], extra: readonly ExtraElement[], isNew: boolean): JsonObject {
  return [...rules].reverse().reduce((made, rule) => {
    const value = rule.value ?? extra.findLast(({ naam }) => naam === rule.extraElement)?.value ?? null;
    // what comes from an extraElement was said by the sender itself: it stands above an absent field, also in a change
    const effective = rule.extraElement === undefined ? rule : { ...rule, always: true };
    return value === null ? made : set(made, rule.field.split('.'), value, effective, isNew, made);
  }, model);
}

/** The extraElementen an answer gives back: the reverse of the rules that take from one. */
export function givenBack(model: JsonObject, rules: readonly Override[], placed: Readonly<Record<string, string>>): readonly JsonObject[] {
  const ofRules = rules.flatMap((rule): JsonObject[] => {
    if (rule.extraElement === undefined) return [];
    const value = rule.field.split('.').reduce<Json | undefined>((at, field) => (isObject(at) ? at[field] : undefined), model);
    return typeof value === 'string' && value !== '' ? [{ '@naam': rule.extraElement, '#': value }] : [];
  });
  const eigenschappen = Array.isArray(model['eigenschappen']) ? model['eigenschappen'].filter(isObject) : [];
  const ofEigenschappen = Object.entries(placed).flatMap(([naam, eigenschap]): JsonObject[] => {
    const waarde = eigenschappen.find((one) => one['naam'] === eigenschap)?.['waarde'];
    return typeof waarde === 'string' && waarde !== '' ? [{ '@naam': naam, '#': waarde }] : [];
  });
  return [...ofRules, ...ofEigenschappen];
}
