// Gives what a question asks for and nothing else: the scope is obeyed, and what was asked and is not there is said to have no value.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';

/** Fields that say what an object is; they are always given. */
const ALWAYS = ['identificatie'];

const isAttribute = (field: string): boolean => field.startsWith('@');

/** What a scope asks of one element: its first, where a choice makes it occur more than once per branch all of them together. */
function wantedOf(scope: Json): JsonObject | null {
  const all = (Array.isArray(scope) ? scope : [scope]).filter(isObject);
  const wanted = Object.assign({}, ...all) as JsonObject;
  return Object.keys(wanted).some((field) => !isAttribute(field)) ? wanted : null;
}

/** A group, relation or leaf by its scope; an empty scope (nil) wants all of it. */
function narrowed(value: Json, scope: Json): Json {
  const wanted = wantedOf(scope);
  if (wanted === null) return value;
  if (Array.isArray(value)) return value.map((one) => narrowed(one, scope));
  return isObject(value) ? narrow(value, wanted) : value;
}

/** A relation or a list that is not there is left out; an element is told to have no value (stuf.md A7.1). */
const isList = (scope: Json): boolean => Array.isArray(scope);

/** A leaf, or a group each leaf of which is asked. */
function withoutValue(wanted: Json): JsonObject {
  const fields = wantedOf(wanted);
  return fields === null ? { '@noValue': 'geenWaarde' } : narrow({}, fields);
}

function narrow(object: JsonObject, scope: JsonObject): JsonObject {
  const result: JsonObject = Object.fromEntries(Object.entries(object).filter(([field]) => isAttribute(field) || field === '#'));
  for (const [field, wanted] of Object.entries(scope)) {
    if (isAttribute(field)) continue;
    const value = object[field];
    if (value !== undefined) result[field] = narrowed(value, wanted);
    else if (!isList(wanted)) result[field] = withoutValue(wanted);
  }
  return result;
}

/** The object as it was asked for; a scope attribute, or none, is everything. */
export function inScope(object: JsonObject, scope: JsonObject | null): JsonObject {
  if (scope === null || scope['@scope'] !== undefined) return object;
  const result = narrow(object, scope);
  return { ...result, ...Object.fromEntries(ALWAYS.filter((field) => object[field] !== undefined).map((field) => [field, object[field] as Json])) };
}
