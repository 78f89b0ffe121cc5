// Says whether a subject takes part: a predicate on the model, checked before it runs.
import { canonical } from '../model/hash';
import { isObject, type Json, type JsonObject } from '../model/json';
import type { ShapeSchema } from '../model/shapes';

type Scalar = string | number | boolean | null;

/** A value, one of several, none of several, a range (both ends included; texts compare by code point, so dates do), or being there. */
export type Condition =
  | Scalar
  | readonly Scalar[]
  | { readonly not: Scalar | readonly Scalar[] }
  | { readonly from?: string | number; readonly to?: string | number }
  | { readonly exists: boolean };

/** Path in the model → condition; all must hold. A path with `[]` holds when one of the items does. */
export type Select = Readonly<Record<string, Condition>>;

export type Predicate = (model: JsonObject) => boolean;

const FORMS = 'a value, a list of values, { not: … }, { from: …, to: … } or { exists: true | false }';

const isScalar = (value: unknown): value is Scalar => value === null || ['string', 'number', 'boolean'].includes(typeof value);
const listOf = (value: Scalar | readonly Scalar[]): readonly Scalar[] => (isScalar(value) ? [value] : value);
const steps = (path: string): string[] => path.replaceAll('[]', '.[]').split('.').filter((step) => step !== '');

/** Every value a path leads to; none where it leads nowhere. */
function valuesAt(model: JsonObject, path: string): Json[] {
  return steps(path).reduce<Json[]>(
    (values, step) =>
      values.flatMap((value) => {
        if (step === '[]') return Array.isArray(value) ? value : [];
        const inner = isObject(value) ? value[step] : undefined;
        return inner === undefined ? [] : [inner];
      }),
    [model],
  );
}

const isOneOf = (value: Json, wanted: readonly Scalar[]): boolean => wanted.some((one) => canonical(one) === canonical(value));

function within(value: Json, from: string | number | undefined, to: string | number | undefined): boolean {
  const fits = (end: string | number | undefined, low: boolean): boolean =>
    end === undefined || (typeof value === typeof end && (low ? (value as typeof end) >= end : (value as typeof end) <= end));
  return fits(from, true) && fits(to, false);
}

function holds(values: readonly Json[], condition: Condition): boolean {
  const filled = values.filter((value) => value !== null && value !== '');
  if (isScalar(condition)) return condition === null ? filled.length === 0 : values.some((value) => isOneOf(value, [condition]));
  if (Array.isArray(condition)) return values.some((value) => isOneOf(value, condition as readonly Scalar[]));
  const given = condition as Exclude<Condition, Scalar | readonly Scalar[]>;
  if ('not' in given) return !values.some((value) => isOneOf(value, listOf(given.not))) && !(isOneOf(null, listOf(given.not)) && filled.length === 0);
  if ('exists' in given) return (filled.length > 0) === given.exists;
  return values.some((value) => within(value, given.from, given.to));
}

/** Compiles a select; one without conditions chooses everything. */
export function compileSelect(select: Select): Predicate {
  const conditions = Object.entries(select);
  return (model) => conditions.every(([path, condition]) => holds(valuesAt(model, path), condition));
}

function formProblem(condition: unknown): string | null {
  if (isScalar(condition)) return null;
  if (Array.isArray(condition)) return condition.length > 0 && condition.every(isScalar) ? null : 'a list must hold at least one value, and values only';
  if (typeof condition !== 'object' || condition === null) return `expected ${FORMS}`;
  const given = condition as Record<string, unknown>;
  const keys = Object.keys(given).sort().join(' ');
  if (keys === 'not') return isScalar(given['not']) || (Array.isArray(given['not']) && given['not'].length > 0 && given['not'].every(isScalar)) ? null : 'not takes a value or a list of values';
  if (keys === 'exists') return typeof given['exists'] === 'boolean' ? null : 'exists takes true or false';
  if (keys === 'from' || keys === 'to' || keys === 'from to') {
    const ends = [given['from'], given['to']].filter((end) => end !== undefined);
    return ends.every((end) => typeof end === 'string') || ends.every((end) => typeof end === 'number') ? null : 'from and to must both be texts or both be numbers';
  }
  return `expected ${FORMS}`;
}

function pathProblem(path: string, shape: ShapeSchema): string | null {
  let here: ShapeSchema | undefined = shape;
  for (const step of steps(path)) {
    const options: readonly ShapeSchema[] = here.anyOf ?? [here];
    const found: ShapeSchema | undefined = options
      .map((option) => (step === '[]' ? option.items : (option.properties?.[step] ?? (typeof option.additionalProperties === 'object' ? option.additionalProperties : undefined))))
      .find((inner) => inner !== undefined);
    if (!found) {
      if (options.some((option) => option.type === 'array') && step !== '[]') return `"${path}" goes through a list: write "[]" after its name`;
      return `the model has no "${path}" (nothing is known of "${step}")`;
    }
    here = found;
  }
  return null;
}

/** What is wrong with a select, per path; empty: nothing. `shape` is the schema of the model. */
export function checkSelect(select: Readonly<Record<string, unknown>>, shape: ShapeSchema): { readonly path: string; readonly problem: string }[] {
  return Object.entries(select).flatMap(([path, condition]) => {
    const problem = pathProblem(path, shape) ?? formProblem(condition);
    return problem === null ? [] : [{ path, problem }];
  });
}
