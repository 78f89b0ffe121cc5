// Plans one call from what was delivered last: the service itself is never asked. Pure.
import type { FieldChange, PlanInput, Planned, Step } from '../../core/connector/contract';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { canonical, keyedHash } from '../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { flatten } from '../../core/model/paths';
import type { SoapConfig, SoapKind, SoapOperation } from './config';

const NOTHING: Planned = { steps: [], changes: [], diagnostics: [], approval: [], delivers: new Map() };

/** The text at a path of names; null: there is none. */
export function textAt(value: Json | undefined, path: string): string | null {
  const found = path.split('.').reduce<Json | undefined>((here, name) => (isObject(here) ? here[name] : undefined), value);
  return typeof found === 'string' && found !== '' ? found : typeof found === 'number' ? String(found) : null;
}

/** An object with one value at a path. */
const objectWith = (path: string, value: string): JsonObject => path.split('.').reduceRight<Json>((inner, name) => ({ [name]: inner }), value) as JsonObject;

function same(input: PlanInput, path: string, value: Json): boolean {
  const kept = input.base?.get(path);
  return kept !== undefined && ('hmac' in kept ? keyedHash(input.key, value) === kept.hmac : canonical(kept.value) === canonical(value));
}

function step(input: PlanInput, kind: SoapKind, key: string, action: Step['action'], call: SoapOperation, value: JsonObject): Step {
  return {
    name: `${input.ref.kind} ${key}`, action, object: { kind: input.ref.kind, key }, link: '', repeatable: kind.repeatable, irreversible: false,
    request: { key, call: JSON.parse(JSON.stringify(call)) as JsonObject, value },
  };
}

function planRemoval(input: PlanInput, kind: SoapKind): Planned {
  const kept = input.base?.get(kind.key);
  if (!kept || !('value' in kept) || typeof kept.value !== 'string') return NOTHING;
  if (!kind.remove) return { ...NOTHING, diagnostics: [diagnostic('ZS4520', `${kept.value} stays there: no operation removes it`, { subject: `${input.ref.kind}/${input.ref.id}` })] };
  return { ...NOTHING, steps: [step(input, kind, kept.value, 'remove', kind.remove, objectWith(kind.key, kept.value))], changes: [{ kind: input.ref.kind, id: kept.value, action: 'remove', fields: [], diagnostics: [] }] };
}

export function plan(input: PlanInput, settings: SoapConfig): Planned {
  const subject = `${input.ref.kind}/${input.ref.id}`;
  const kind = settings.kinds[input.ref.kind];
  if (!kind) return { ...NOTHING, diagnostics: [diagnostic('ZS4521', `the connection has no operations for ${input.ref.kind}`, { subject })] };
  if (input.want === null) return planRemoval(input, kind);
  const key = textAt(input.want, kind.key);
  if (key === null) return { ...NOTHING, diagnostics: [diagnostic('ZS4522', `the mapping makes no ${kind.key}, which is the natural key`, { subject, field: kind.key })] };
  const wanted = flatten(input.want);
  const fields = [...wanted].filter(([path, value]) => !same(input, path, value)).map(([path, value]): FieldChange => {
    const kept = input.base?.get(path);
    return { path, from: kept && 'value' in kept ? kept.value : null, to: value };
  });
  const gone = [...(input.base ?? [])].filter(([path]) => !wanted.has(path)).map(([path, kept]): FieldChange => ({ path, from: 'value' in kept ? kept.value : null, to: null }));
  const all = [...fields, ...gone];
  const action = input.base === null ? 'create' : all.length > 0 ? 'update' : 'unchanged';
  const steps = action === 'unchanged' ? [] : [step(input, kind, key, action, action === 'create' ? kind.create : (kind.update ?? kind.create), input.want)];
  return { ...NOTHING, steps, changes: [{ kind: input.ref.kind, id: key, action, fields: all, diagnostics: [] }], delivers: wanted };
}
