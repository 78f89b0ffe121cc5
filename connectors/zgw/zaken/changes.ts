// Shows a person what happens to a zaak, object by object.
import type { Change, FieldChange, PlanInput } from '../../../core/connector/contract';
import { text } from '../reading/values';
import type { Merged } from './merge';
import { partKind, partOf } from './parts';

const keptOf = (fields: readonly FieldChange[], isOf: (path: string) => boolean): FieldChange[] => fields.filter((field) => field.kept !== undefined && isOf(field.path));

/** The zaak first, then its parts; objects of which nothing changes and nothing stays otherwise are not shown. */
export function changesOf(input: PlanInput, merged: Merged, stays: readonly FieldChange[]): Change[] {
  const isNew = input.now.state !== 'found';
  const kept = [...merged.kept, ...stays];
  const own = [...merged.zaakFields, ...keptOf(kept, (path) => partOf(path) === null && !path.startsWith('resultaat'))];
  const id = text(input.want?.['identificatie']) || input.ref.id;
  const zaak: Change = { kind: 'zaak', id, action: isNew ? 'create' : merged.zaakFields.length > 0 ? 'update' : 'unchanged', fields: own, diagnostics: [] };
  const result = merged.resultaat;
  const resultFields = [...(result?.fields ?? []), ...keptOf(kept, (path) => path.startsWith('resultaat'))];
  const resultaat: Change[] = resultFields.length === 0 ? [] : [{ kind: 'resultaat', id, action: result === null ? 'unchanged' : result.now === null ? 'create' : result.part === null ? 'remove' : 'update', fields: resultFields, diagnostics: [] }];
  const stuck = new Set(stays.map((field) => field.path));
  const parts = merged.parts.filter((part) => !part.fields.some((field) => stuck.has(field.path))).map((part): Change => ({
    kind: partKind(part.list).kind, id: part.bron, action: part.action,
    fields: [...part.fields, ...keptOf(kept, (path) => path.startsWith(`${part.list}[${part.bron}]`))], diagnostics: [],
  }));
  const told = new Set(parts.map((part) => `${part.kind}/${part.id}`));
  const left = new Map<string, Change>();
  for (const field of kept) {
    const part = partOf(field.path);
    if (part === null || told.has(`${partKind(part.list).kind}/${part.bron}`)) continue;
    const key = `${part.list}/${part.bron}`;
    left.set(key, { kind: partKind(part.list).kind, id: part.bron, action: 'unchanged', fields: [...(left.get(key)?.fields ?? []), field], diagnostics: [] });
  }
  const all = [zaak, ...parts, ...resultaat, ...left.values()];
  return all.filter((change) => change.fields.length > 0 || change.action === 'create');
}
