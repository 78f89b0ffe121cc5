// Walks a value beside its shape: reads codes as text, and finds unknown fields, secrets and what may differ per environment.
import type { Path } from '../diagnostics/locate';
import type { YamlValue } from '../diagnostics/yaml';
import { alternatives, fieldShape, isClosed, mayDiffer, wantsText, type FieldShape } from './shape';

/** What a walk found. */
export interface Walked {
  /** The value, with `2020` and `true` as text where a text is wanted. */
  readonly value: YamlValue;
  readonly unknown: readonly { readonly path: Path; readonly known: readonly string[] }[];
  readonly secrets: readonly Path[];
  /** Everything that is set, one entry per leaf; a secret or a list is one leaf. */
  readonly leaves: readonly { readonly path: Path; readonly differs: boolean; readonly value: YamlValue }[];
}

/** Walks `value` beside `shape`; `written` gives the characters of an unquoted scalar. */
export function walk(value: YamlValue, shape: FieldShape, written: (path: Path) => string | undefined): Walked {
  const unknown: { path: Path; known: readonly string[] }[] = [];
  const secrets: Path[] = [];
  const leaves: { path: Path; differs: boolean; value: YamlValue }[] = [];

  const visit = (here: YamlValue, given: readonly FieldShape[], path: Path, leaf: boolean, above: boolean): YamlValue => {
    const shapes = given.flatMap((one) => alternatives(one, here));
    const isSecret = given.some(({ role }) => role === 'secret');
    const differs = above || given.some(mayDiffer) || shapes.some(mayDiffer);
    const add = (result: YamlValue): YamlValue => {
      if (leaf) leaves.push({ path, differs, value: result });
      return result;
    };
    if (isSecret) {
      secrets.push(path);
      return add(here);
    }
    if (Array.isArray(here)) {
      const items = shapes.flatMap(({ items: inner }) => (inner ? [inner] : []));
      return add(here.map((item, index) => visit(item, items, [...path, index], false, differs)));
    }
    if (typeof here === 'object' && here !== null) {
      const objects = shapes.filter(({ type, properties }) => type === 'object' || properties);
      const closed = objects.length > 0 && objects.every(isClosed);
      const known = objects.flatMap(({ properties }) => Object.keys(properties ?? {}));
      const entries = Object.entries(here).map(([field, inner]): [string, YamlValue] => {
        if (closed && !known.includes(field)) unknown.push({ path: [...path, field], known });
        const below = objects.flatMap((one) => fieldShape(one, field) ?? []);
        return [field, visit(inner, below, [...path, field], leaf, differs)];
      });
      return Object.fromEntries(entries);
    }
    const text = (typeof here === 'number' || typeof here === 'boolean') && wantsText(shapes) ? written(path) : undefined;
    return add(text ?? here);
  };

  const result = visit(value, [shape], [], true, false);
  return { value: result, unknown, secrets, leaves };
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: YamlValue | undefined, path: Path): YamlValue | undefined {
  return path.reduce<YamlValue | undefined>((here, step) => (typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? (here as Record<string | number, YamlValue>)[step] : undefined), value);
}
