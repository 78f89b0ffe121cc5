// Shows a person what happens, object by object.
import type { Change, FieldChange } from '../../../core/connector/contract';
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import { itemsOf, type BuildInput } from './build-input';
import { partOf } from './merge';
import type { PartKind } from './parts';

/** The zaaktype itself, with its relations to besluittypen and its begin. */
export function topChange(input: BuildInput): Change {
  const fields = input.fields.filter((field) => partOf(field.path) === null || partOf(field.path)?.list === 'besluittypen');
  const moved = input.how === 'make' || input.context.current?.begin !== input.begin;
  const begin: FieldChange[] = moved ? [{ path: 'beginGeldigheid', from: input.context.current?.begin ?? null, to: input.begin }] : [];
  const writes = fields.some((field) => field.kept === undefined) || moved;
  return { kind: 'zaaktype', id: input.id, action: input.how === 'make' ? 'create' : writes ? 'update' : 'unchanged', fields: [...fields, ...begin], diagnostics: [] };
}

/** The parts of one list that are touched, or differ and stay. */
export function changesOf(kind: PartKind, input: BuildInput): Change[] {
  const fields = new Map<string, FieldChange[]>();
  for (const field of input.fields) {
    const part = partOf(field.path);
    if (part?.list === kind.list) fields.set(part.bron, [...(fields.get(part.bron) ?? []), field]);
  }
  const wanted = itemsOf(input.merged, kind.list);
  const held = itemsOf(input.now, kind.list);
  const actionOf = (bron: string, touched: readonly FieldChange[]): Change['action'] => {
    if (!held.has(bron)) return wanted.has(bron) ? 'create' : 'unchanged';
    if (!wanted.has(bron)) return 'remove';
    return touched.some((field) => field.kept === undefined) ? 'update' : 'unchanged';
  };
  return [...new Set([...fields.keys(), ...wanted.keys(), ...held.keys()])].flatMap((bron): Change[] => {
    const touched = fields.get(bron) ?? [];
    const action = actionOf(bron, touched);
    return action === 'unchanged' && touched.length === 0 ? [] : [{ kind: kind.kind, id: bron, action, fields: touched, diagnostics: [] }];
  });
}

/** A finding about a part is shown with that part too. */
export function withFindings(change: Change, diagnostics: readonly Diagnostic[]): Change {
  const about = diagnostics.filter((finding) => {
    const part = finding.field === undefined ? null : partOf(finding.field);
    return part !== null && part.bron === change.id;
  });
  return about.length > 0 ? { ...change, diagnostics: about } : change;
}
