// Declares a mapping function: signature, summary, examples and code in one object.
import { z } from 'zod';
import type { Code } from '../../diagnostics/codes';
import type { Severity } from '../../diagnostics/diagnostic';
import type { Json, JsonObject } from '../../model/json';
import type { ShapeSchema } from '../../model/shapes';
import type { Reference } from '../types';

/** What a function may know besides its value. Place, subject and field of a finding are filled in by the runner. */
export interface FunctionContext {
  /** The `settings` of the sync. */
  readonly settings: JsonObject;
  /** The item the rule stands in (inside `each … do`), what encloses it, and the whole source value. */
  readonly item: Json;
  readonly parent: Json | undefined;
  readonly root: JsonObject;
  /** Reference data of `mappings/tables`; refuses (ZS2104) a name that is not there. */
  reference(name: string): Reference;
  /** Says something about the value and goes on. */
  report(finding: Finding): void;
  /**
   * An element with content, below the value it was given, that it has no place for: it is reported as unmapped. `path` from the
   * top of the source, lists collapsed: `heeftAlsInitiator[].code`.
   */
  leave(path: string): void;
  /** Cannot make a value of this: reports an error (ZS2101 unless told otherwise) and ends the rule; `else` does not hide it. */
  refuse(finding: Omit<Finding, 'severity' | 'code'> & { readonly code?: Code }): never;
  /** The value as it may appear in a message: quoted, shortened, and withheld where the shape says it is personal. */
  quote(value: Json): string;
}

export interface Finding {
  readonly code: Code;
  readonly message: string;
  readonly severity?: Severity;
  readonly remedy?: string;
}

/** An example: a test of the function and a line of its manual. `expect` absent with no `refuse`: gives nothing. */
export interface Example {
  readonly given: Json;
  readonly args?: Json;
  readonly expect?: Json;
  /** Text that occurs in the refusal (its code or part of its message). */
  readonly refuse?: string;
  /** Text that occurs in a finding it reports (its code or part of its message). */
  readonly report?: string;
  readonly settings?: JsonObject;
  /** Rows of reference data by table name, in place of the real ones. */
  readonly reference?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Item, parent and root, for functions that look around. */
  readonly item?: Json;
  readonly parent?: Json;
  readonly root?: JsonObject;
}

/** A call as `via` writes it: a name, with arguments where the function has them. */
export interface Call {
  readonly name: string;
  readonly args?: Json;
}

export interface FunctionSpec<Args> {
  /** As written in `via`; also the name of the file. */
  readonly name: string;
  /** One or two sentences for the manual. */
  readonly summary: string;
  /** Validates the arguments when the mapping is checked, never while it runs. `noArgs` where there are none. */
  readonly args: z.ZodType<Args>;
  readonly examples: readonly Example[];
  /** Types of value it accepts; absent: any. */
  readonly takes?: readonly NonNullable<ShapeSchema['type']>[];
  /** What it gives, for `check`; absent: anything. */
  readonly gives?: ShapeSchema | ((given: ShapeSchema, args: Args) => ShapeSchema);
  /** May give nothing (undefined) for a value that is there: the rule then needs `else` or `required`. */
  readonly mayMiss?: boolean;
  /** Also called where there is no value; `value` is then null. Without it such a rule goes straight to its `else`. */
  readonly onMissing?: boolean;
  /** The call that undoes this one; absent or null: it has no way back. */
  readonly inverse?: (args: Args) => Call | null;
  /** Pure and quick. Undefined: no value. */
  readonly run: (value: Json, args: Args, ctx: FunctionContext) => Json | undefined;
}

/** A call with its arguments validated, ready to run. */
export interface Prepared {
  readonly run: (value: Json, ctx: FunctionContext) => Json | undefined;
  readonly gives: (given: ShapeSchema) => ShapeSchema;
  readonly inverse: Call | null;
}

/** A function as the language uses it: its argument type is known only inside. */
export interface MappingFunction extends Omit<FunctionSpec<never>, 'run' | 'gives' | 'inverse' | 'args'> {
  readonly args: z.ZodType;
  /** Validates arguments; a list of what is wrong with them otherwise. */
  readonly prepare: (args: Json | undefined) => { readonly ok: true; readonly call: Prepared } | { readonly ok: false; readonly issues: readonly ArgumentIssue[] };
}

export interface ArgumentIssue {
  /** Where in the arguments: `['unit']`; empty: the whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Makes a mapping function of its description. */
export function defineFunction<Args>(spec: FunctionSpec<Args>): MappingFunction {
  const { run, gives, inverse, ...rest } = spec;
  return {
    ...rest,
    prepare: (given) => {
      const parsed = spec.args.safeParse(given);
      if (!parsed.success) {
        return { ok: false, issues: parsed.error.issues.map((issue) => ({ path: issue.path.filter((step) => typeof step !== 'symbol'), message: issue.message })) };
      }
      const args = parsed.data;
      return {
        ok: true,
        call: {
          run: (value, ctx) => run(value, args, ctx),
          gives: (schema) => (typeof gives === 'function' ? gives(schema, args) : (gives ?? {})),
          inverse: inverse?.(args) ?? null,
        },
      };
    },
  };
}

/** For functions without arguments. */
export const noArgs = z.undefined({ error: 'takes no arguments' });
