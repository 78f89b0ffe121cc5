// Fills in the ids of earlier steps where a request refers to them by name.
import { isObject, type Json, type JsonObject } from '../model/json';

/** `{"$ref": "zaaktype B1026"}` and nothing else. */
const refIn = (value: JsonObject): string | null => {
  const name = value['$ref'];
  return typeof name === 'string' && Object.keys(value).length === 1 ? name : null;
};

/**
 * A copy of the request with every `$ref` replaced by what `valueOf` makes of that step's name: an id, or the URL of it.
 * `valueOf` throws where the step has no result: a plan whose steps are out of order is a bug.
 */
export function resolveRefs<Request extends Json>(request: Request, valueOf: (step: string) => Json): Request {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    const name = refIn(value);
    return name === null ? Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, walk(inner)])) : valueOf(name);
  };
  return walk(request) as Request;
}
