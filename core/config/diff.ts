// Says field by field how two configurations differ, overlays included: what promotion to the next environment changes.
import type { Place } from '../diagnostics/diagnostic';
import { canonical } from '../model/hash';
import { isObject, type Json, type JsonObject } from '../model/json';
import type { EffectiveConfig } from './hash';
import { subjectOf } from './section';

/** One field that is not the same. undefined: it is not set there. */
export interface ConfigChange {
  /** `connections.openzaak.settings.catalogi`. */
  readonly path: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  /** The file each comes from, an overlay where that decides. */
  readonly fromPlace: Place | undefined;
  readonly toPlace: Place | undefined;
}

/** From `a` to `b`, in order of path. Secrets are compared and shown by reference. */
export function configDiff(a: EffectiveConfig, b: EffectiveConfig): ConfigChange[] {
  const [left, right] = [leaves(content(a)), leaves(content(b))];
  return [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((key) => {
    const [from, to] = [left.get(key), right.get(key)];
    if (from && to && canonical(from.value) === canonical(to.value)) return [];
    const path = (from ?? to)?.path ?? [];
    const [first = '', ...rest] = path;
    const place = (side: EffectiveConfig, present: boolean): Place | undefined => (present && first !== 'environment' ? side.placeOf(path) : undefined);
    return [{ path: subjectOf(first, rest), from: from?.value, to: to?.value, fromPlace: place(a, from !== undefined), toPlace: place(b, to !== undefined) }];
  });
}

const content = ({ environment, node, connections, syncs, services, senders }: EffectiveConfig): JsonObject => {
  // Which environment it is stands once, at the top: in zaaksluis.yaml it is only the default.
  const { environment: _, ...rest } = node;
  return { environment, node: rest, connections: { ...connections }, syncs: { ...syncs }, services: { ...services }, senders: { ...senders } };
};

interface Leaf {
  readonly path: readonly string[];
  readonly value: Json;
}

function leaves(root: JsonObject): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  const walk = (value: Json, path: readonly string[]): void => {
    if (isObject(value) && Object.keys(value).length > 0) for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
    else if (!isObject(value)) found.set(JSON.stringify(path), { path, value });
  };
  walk(root, []);
  return found;
}

/** One line per field: `path: from → to  (file:line)`; a line that says so where nothing differs. */
export function renderDiff(changes: readonly ConfigChange[]): string {
  if (changes.length === 0) return 'no difference\n';
  const show = (value: Json | undefined): string => (value === undefined ? '(not set)' : canonical(value));
  const where = ({ fromPlace, toPlace }: ConfigChange): string => {
    const place = toPlace ?? fromPlace;
    return place ? `  (${place.file}${place.line === undefined ? '' : `:${place.line}`})` : '';
  };
  return changes.map((change) => `${change.path}: ${show(change.from)} → ${show(change.to)}${where(change)}\n`).join('');
}
