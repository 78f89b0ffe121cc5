// What the planning of one document works with, and how it is shown.
import type { Change, FieldChange, Planned, PlanInput } from '../../../core/connector/contract';
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import type { Verdict } from '../../../core/model/threeway';
import { text, type Context } from './context';
import type { Options } from './options';

/** What the planning of one document works with. */
export interface Planning {
  readonly input: PlanInput;
  readonly want: JsonObject;
  readonly context: Context;
  readonly options: Options;
  readonly subject: string;
  readonly verdicts: readonly Verdict[];
  readonly diagnostics: readonly Diagnostic[];
  readonly delivers: ReadonlyMap<string, Json>;
}

/** A plan without steps. */
export const nothing = (diagnostics: readonly Diagnostic[], changes: readonly Change[] = [], delivers: ReadonlyMap<string, Json> = new Map()): Planned => ({ steps: [], changes, diagnostics, approval: [], delivers });

/** What a person sees of the verdicts. */
export const fieldsOf = (verdicts: readonly Verdict[]): FieldChange[] =>
  verdicts.flatMap((verdict): FieldChange[] => {
    if (verdict.verdict === 'write') return [{ path: verdict.path, from: verdict.from ?? null, to: verdict.to ?? null }];
    return verdict.verdict === 'kept' ? [{ path: verdict.path, from: verdict.now ?? null, to: verdict.want ?? null, kept: verdict.because }] : [];
  });

/** One change: the document. */
export const shown = ({ want, diagnostics }: Pick<Planning, 'want' | 'diagnostics'>, action: Change['action'], fields: readonly FieldChange[]): Change =>
  ({ kind: 'informatieobject', id: text(want['identificatie']), action, fields, diagnostics });
