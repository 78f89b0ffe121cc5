// Compiles what a rule makes of its value: functions, then a table.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { Json } from '../model/json';
import type { ShapeSchema } from '../model/shapes';
import type { Scope } from './get';
import type { Library } from './library';
import { fitLiteral } from './literal';
import type { Rule } from './rule';
import { enter, note, quoteIn, type Frame, type Run } from './state';
import { isMissing } from './value';

/** Stands for a value that was refused: reported already, so that neither else nor required speak again. */
export const REFUSED: unique symbol = Symbol('refused');

export interface Conversions {
  readonly onMissing: boolean;
  readonly apply: (value: Json, scope: Scope, frame: Frame, run: Run) => Json | undefined | typeof REFUSED;
}

/** `via` and `table`, in that order; null where the rule has neither. */
export function compileConversions(rule: Rule, key: string, wanted: ShapeSchema, library: Library, personal: boolean): Conversions | null {
  const calls = rule.via.map((call) => {
    const known = library.functions.get(call.name);
    const prepared = known?.prepare(call.args);
    if (!known || !prepared?.ok) throw new DiagnosticError([diagnostic('ZS9001', `a mapping was compiled that did not pass its check: ${call.name}`, { place: call.at })]);
    return { name: call.name, run: prepared.call.run, onMissing: known.onMissing === true };
  });
  const table = rule.table ? library.tables.get(rule.table.value) : undefined;
  const lookUp = rule.tableBackwards ? table?.back : table;
  const name = rule.table?.value ?? '';
  if (calls.length === 0 && !rule.table) return null;
  return {
    onMissing: calls.some((call) => call.onMissing),
    apply: (given, scope, frame, run) => {
      let value: Json | undefined = given;
      enter(run, scope, frame, key, personal);
      for (const call of calls) {
        if (isMissing(value) && !call.onMissing) continue;
        try {
          value = call.run(value ?? null, run.context);
        } catch (error) {
          if (!(error instanceof DiagnosticError)) throw error;
          for (const { code, message, severity, remedy } of error.diagnostics) note(run, { code, message: `${call.name}: ${message}`, severity, remedy });
          return REFUSED;
        }
      }
      if (!lookUp || isMissing(value)) return value;
      const found = typeof value === 'object' ? undefined : lookUp.lookup(String(value));
      if (found !== undefined) return fitLiteral(found, wanted);
      const severity = rule.otherwise === null ? 'error' : 'warning';
      note(run, { code: 'ZS2003', severity, message: `table "${name}" has no entry for ${quoteIn({ personal }, value)}${severity === 'warning' ? '; its else is used' : ''}` }, frame, key);
      return severity === 'error' ? REFUSED : undefined;
    },
  };
}
