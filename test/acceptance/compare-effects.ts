// Compares what was written at a register with what a recording wrote there: the set of changes, not their order or their method.
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { resourceOf, type Effect } from './recorded-register';

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.values(value).every(isEmpty));

/** URLs by their resource (and id where the register knew it before), dates as moments, numbers as texts. */
function spelled(value: Json, known: ReadonlySet<string>): string {
  const text = String(value);
  const url = /^https?:\/\/[^/]+(\/.*)$/.exec(text)?.[1];
  if (url !== undefined) return known.has(url) ? url : resourceOf(url);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return new Date(text).toISOString();
  return text;
}

/** Leaves by path; what has no value is not there. */
function leaves(value: Json, known: ReadonlySet<string>, path = ''): readonly (readonly [string, string])[] {
  if (isEmpty(value)) return [];
  if (Array.isArray(value)) return value.flatMap((one, at) => leaves(one, known, `${path}[${at}]`));
  if (isObject(value)) return Object.entries(value).flatMap(([name, one]) => leaves(one, known, path === '' ? name : `${path}.${name}`));
  return [[path, path.endsWith('inhoud') ? `${String(value).length} characters` : spelled(value, known)]];
}

type Change = { readonly label: string; readonly fields: ReadonlyMap<string, string> };

/** A change of what is there counts by the fields that it changes; sending them again as they are changes nothing. */
function changeOf({ method, to, body }: Effect, held: readonly JsonObject[], known: ReadonlySet<string>): Change | null {
  if (method === 'POST') return { label: `make ${to}`, fields: new Map(leaves(body, known)) };
  if (method === 'DELETE') return { label: `remove ${to}`, fields: new Map() };
  const was = new Map(held.filter((one) => resourceOf(String(one['url'])) === to && (body['identificatie'] === undefined || one['identificatie'] === body['identificatie'])).slice(0, 1).flatMap((one) => leaves(one, known)));
  const changed = new Map(leaves(body, known).filter(([path, value]) => was.get(path) !== value));
  for (const path of was.keys()) if (Object.hasOwn(body, path) && isEmpty(body[path])) changed.set(path, '');
  return changed.size === 0 ? null : { label: `change ${to}`, fields: changed };
}

/** Differences in words; none: the register ends up the same. */
export function compareEffects(recorded: readonly Effect[], ours: readonly Effect[], held: readonly JsonObject[]): readonly string[] {
  const known = new Set(held.map((one) => String(one['url']).replace(/^https?:\/\/[^/]+/, '')));
  const changes = (all: readonly Effect[]): Change[] => all.map((one) => changeOf(one, held, known)).filter((one) => one !== null);
  const wishes = changes(recorded);
  const left = changes(ours);
  const found: string[] = [];
  // The pairs that agree most first: five rollen of one zaak differ from each other in a few fields only.
  const pairs = wishes.flatMap((wanted) => left.filter(({ label }) => label === wanted.label).map((one) => ({ wanted, one, same: [...wanted.fields].filter(([path, value]) => one.fields.get(path) === value).length }))).sort((a, b) => b.same - a.same);
  const open = new Set(wishes);
  for (const { wanted, one } of pairs) {
    if (!open.has(wanted) || !left.includes(one)) continue;
    open.delete(wanted);
    left.splice(left.indexOf(one), 1);
    for (const path of new Set([...wanted.fields.keys(), ...one.fields.keys()])) {
      const [theirs, mine] = [wanted.fields.get(path), one.fields.get(path)];
      if (theirs !== mine) found.push(`${wanted.label}: ${path} is ${mine ?? 'absent'}, recorded ${theirs ?? 'absent'}`);
    }
  }
  for (const wanted of open) found.push(`nothing does: ${wanted.label} ${JSON.stringify(Object.fromEntries(wanted.fields))}`);
  return [...found, ...left.map((one) => `nobody recorded: ${one.label} ${JSON.stringify(Object.fromEntries(one.fields))}`)];
}
