// Plans what to write from what was written last: the folder itself is never asked.
import type { FieldChange, PlanInput, Planned, Step } from '../../core/connector/contract';
import { canonical, hash, keyedHash } from '../../core/model/hash';
import type { Json, JsonObject } from '../../core/model/json';
import { flatten } from '../../core/model/paths';
import type { Ref } from '../../core/model/ref';

const NOTHING: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

/**
 * `zaaktype-B1026.json`. Ids may hold anything, names of files may not: what is not a letter, digit, dot, dash or underscore
 * becomes a dash, and then part of the hash of the id keeps two of them apart.
 */
export function fileName(ref: Pick<Ref, 'kind' | 'id'>): string {
  const safe = ref.id.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^\.+/, '-').slice(0, 100);
  return safe === ref.id ? `${ref.kind}-${safe}.json` : `${ref.kind}-${safe}-${hash(ref.id).slice(0, 12)}.json`;
}

function wasWritten(input: PlanInput, path: string, value: Json): boolean {
  const kept = input.base?.get(path);
  return kept !== undefined && ('hmac' in kept ? keyedHash(input.key, value) === kept.hmac : canonical(kept.value) === canonical(value));
}

/** `bestand` is the outside object: one file, whole each time, so that writing it twice has one effect. */
function step(input: PlanInput, action: Step['action'], request: JsonObject): Step {
  const name = fileName(input.ref);
  return { name: `bestand ${name}`, action, object: { kind: 'bestand', key: name }, link: '', repeatable: true, irreversible: false, request: { bestand: name, ...request } };
}

function written(input: PlanInput, want: JsonObject): Planned {
  const wanted = flatten(want);
  const { base } = input;
  const fields = [...wanted].filter(([path, value]) => !wasWritten(input, path, value)).map(([path, value]): FieldChange => {
    const kept = base?.get(path);
    return { path, from: kept && 'value' in kept ? kept.value : null, to: value };
  });
  const gone = [...(base ?? [])].filter(([path]) => !wanted.has(path)).map(([path, kept]): FieldChange => ({ path, from: 'value' in kept ? kept.value : null, to: null }));
  const all = [...fields, ...gone];
  const action = base === null ? 'create' : all.length > 0 ? 'update' : 'unchanged';
  const steps = action === 'unchanged' ? [] : [step(input, action, { inhoud: want })];
  return { ...NOTHING, steps, changes: [{ kind: 'bestand', id: fileName(input.ref), action, fields: all, diagnostics: [] }], delivers: wanted };
}

/** Only a file we wrote is removed. */
function removed(input: PlanInput): Planned {
  if (input.base === null) return NOTHING;
  return { ...NOTHING, steps: [step(input, 'remove', {})], changes: [{ kind: 'bestand', id: fileName(input.ref), action: 'remove', fields: [], diagnostics: [] }] };
}

export const plan = (input: PlanInput): Planned => (input.want === null ? removed(input) : written(input, input.want));
