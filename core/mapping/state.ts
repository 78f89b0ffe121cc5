// What one run of a mapping carries along: settings, findings, and who made what.
import { diagnostic, DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';
import { IDENTITY } from '../model/paths';
import type { Finding, FunctionContext } from './functions/define';
import type { Scope } from './get';
import { spellSteps } from './path';
import { identify } from './reads';
import type { Origin, Reference, RunOptions } from './types';
import { quote } from './value';

/** Where a rule writes to. */
export interface Frame {
  readonly parent: Frame | null;
  /** Target path within the parent's object. */
  readonly key: string;
  /** Place in the list being made; -1: not an item. */
  readonly index: number;
  readonly out: JsonObject | null;
}

export interface Run {
  readonly root: JsonObject;
  readonly settings: JsonObject;
  readonly subject: string | undefined;
  readonly reference: (name: string) => Reference | undefined;
  /** Fields are spelled when the run ends: an item has its `bron` only then. */
  readonly findings: { readonly finding: Diagnostic; readonly frame: Frame; readonly key: string }[];
  /** Per object made, per field: its rule. null: not asked. */
  readonly origins: Map<JsonObject, Map<string, Origin>> | null;
  /** The rule that gave the last value. */
  last: Origin | null;
  /** Of the function that runs now. */
  scope: Scope;
  frame: Frame;
  key: string;
  personal: boolean;
  readonly context: FunctionContext;
}

/** Starts a run. */
export function startRun(value: JsonObject, options: RunOptions, tables: ReadonlyMap<string, Reference>): Run {
  const scope: Scope = { value, parent: null, via: null, index: -1 };
  const frame: Frame = { parent: null, key: '', index: -1, out: null };
  const run: Run = {
    root: value,
    settings: options.settings ?? {},
    subject: options.subject,
    reference: options.reference ?? ((name) => tables.get(name)),
    findings: [],
    origins: options.explain ? new Map() : null,
    last: null,
    scope,
    frame,
    key: '',
    personal: false,
    get context() {
      return context;
    },
  };
  const context: FunctionContext = {
    settings: run.settings,
    root: value,
    get item() {
      return run.scope.value;
    },
    get parent() {
      return run.scope.parent?.value;
    },
    reference: (name) => run.reference(name) ?? context.refuse({ code: 'ZS2104', message: `no reference data "${name}"` }),
    report: (finding) => note(run, finding),
    refuse: (finding) => {
      throw new DiagnosticError([make({ code: 'ZS2101', ...finding })]);
    },
    quote: (given) => quoteIn(run, given),
  };
  return run;
}

/** A value for a message, withheld where the shape says it is personal. */
export const quoteIn = (run: Pick<Run, 'personal'>, value: Json): string => (run.personal ? 'the value (withheld: personal)' : quote(value));

const make = ({ code, message, severity, remedy }: Finding): Diagnostic =>
  diagnostic(code, message, { ...(severity ? { severity } : {}), ...(remedy ? { remedy } : {}) });

/** Reports something about the field that is being made. */
export function note(run: Run, finding: Finding, frame: Frame = run.frame, key: string = run.key): void {
  run.findings.push({ finding: make(finding), frame, key });
}

/** Findings with their subject and field, as they stand at the end. */
export function findingsOf(run: Run): Diagnostic[] {
  return run.findings.map(({ finding, frame, key }) => ({ ...finding, ...(run.subject === undefined ? {} : { subject: run.subject }), field: spellTarget(frame, key) }));
}

function spellTarget(frame: Frame, key: string): string {
  const before = frame.parent ? spellTarget(frame.parent, frame.key) : '';
  const id = frame.out?.[IDENTITY];
  const item = frame.index < 0 ? '' : `[${typeof id === 'string' ? id : frame.index}]`;
  const here = `${before}${item}`;
  return key === '' || key === '.' ? here : here === '' ? key : `${here}.${key}`;
}

/** Where a scope stands in the source: `statustypen[MST1].velden`. */
export function spellScope(scope: Scope): string {
  if (scope.parent === null || scope.via === null) return '';
  if (scope.spelled !== undefined) return scope.spelled;
  const from = spellRead(scope.parent, scope.via);
  scope.spelled = scope.index < 0 ? from : `${from.replace(/\[\]$/, '')}[${identify(scope.value, scope.index)}]`;
  return scope.spelled;
}

const spelledSteps = new WeakMap<object, string>();

/** The steps of a path as text; mappings are compiled once and explained often. */
function stepsOf(path: NonNullable<Scope['via']>): string {
  const known = spelledSteps.get(path) ?? spellSteps(path.steps);
  spelledSteps.set(path, known);
  return known;
}

/** A path as read from a scope, from the top of the source. */
export function spellRead(scope: Scope, path: NonNullable<Scope['via']>): string {
  let from: Scope = scope;
  for (let level = 0; level < path.up && from.parent; level += 1) from = from.parent;
  const before = spellScope(from);
  const steps = stepsOf(path);
  if (steps === '.') return before === '' ? '.' : before;
  return before === '' ? steps : `${before}${steps.startsWith('[') ? '' : '.'}${steps}`;
}
