// What one run of a mapping carries along: settings, findings, and who made what.
import { diagnostic, DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';
import { IDENTITY } from '../model/paths';
import type { Finding, FunctionContext } from './functions/define';
import type { Scope } from './get';
import { spellSteps } from './path';
import type { Origin, Reference, RunOptions } from './types';
import { identify, quote } from './value';

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
  readonly subject: string | undefined;
  /** Fields are spelled when the run ends: an item has its `bron` only then. */
  readonly findings: { readonly finding: Diagnostic; readonly frame: Frame; readonly key: string }[];
  /** Elements that functions had no place for, from the top of the source. */
  readonly left: Set<string>;
  /** Per object made, per field: its rule. null: not asked. */
  readonly origins: Map<JsonObject, Map<string, Origin>> | null;
  /** The rule that gave the last value. */
  last: Origin | null;
  /** Of the function that runs now; see `enter`. */
  frame: Frame;
  key: string;
  personal: boolean;
  /** What functions see of the run; its item and parent are of the function that runs now. */
  readonly context: Mutable<FunctionContext, 'item' | 'parent'>;
}

type Mutable<T, Field extends keyof T> = Omit<T, Field> & { -readonly [Key in Field]: T[Key] };

/**
 * Starts a run. Plain fields only: an accessor would give every run a hidden class of its own, which makes each look at it slow
 * and keeps all that the run made alive until the next full garbage collection.
 */
export function startRun(value: JsonObject, options: RunOptions, tables: ReadonlyMap<string, Reference>): Run {
  const settings = options.settings ?? {};
  const reference = options.reference ?? ((name: string) => tables.get(name));
  const context: Run['context'] = {
    settings,
    root: value,
    item: value,
    parent: undefined,
    reference: (name) => reference(name) ?? refuse({ code: 'ZS2104', message: `no reference data "${name}"` }),
    report: (finding) => note(run, finding),
    leave: (path) => void run.left.add(path),
    refuse,
    quote: (given) => quoteIn(run, given),
  };
  const run: Run = {
    subject: options.subject,
    findings: [],
    left: new Set(),
    origins: options.explain ? new Map() : null,
    last: null,
    frame: { parent: null, key: '', index: -1, out: null },
    key: '',
    personal: false,
    context,
  };
  return run;
}

/** Before functions are called: what they may ask for, and where their findings belong. */
export function enter(run: Run, scope: Scope, frame: Frame, key: string, personal: boolean): void {
  run.context.item = scope.value;
  run.context.parent = scope.parent?.value;
  run.frame = frame;
  run.key = key;
  run.personal = personal;
}

function refuse(finding: Parameters<FunctionContext['refuse']>[0]): never {
  throw new DiagnosticError([make({ code: 'ZS2101', ...finding })]);
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
