// The `${…}` of the cases: properties of a case, a suite or the project, parts of earlier questions and answers, and a little Java.
import { randomUUID } from 'node:crypto';
import type { XmlTree } from '../../core/xml/tree';
import { stringOf, xpath } from './xpath';

/** What was sent and answered, by name of the step. */
export interface Exchanged { readonly request: string; readonly response: string; readonly requestTree: XmlTree | null; readonly responseTree: XmlTree | null }

export interface Scope {
  readonly project: ReadonlyMap<string, string>;
  readonly suite: Map<string, string>;
  readonly properties: Map<string, string>;
  readonly steps: Map<string, Exchanged>;
}

/** The text of what a path finds; an element with elements is told as the text below it. */
export const textOf = (tree: XmlTree, path: string): string | null => {
  const found = xpath(tree, path);
  if (typeof found === 'string') return found;
  return found[0] ? stringOf(found[0]) : null;
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** `new SimpleDateFormat("…").format(new Date())`, in UTC; each call is a little later than the one before, as StUF wants of tijdstipBericht. */
let clock = 0;
function formatted(pattern: string): string {
  clock = Math.max(clock + 10, Date.now());
  const now = new Date(clock);
  const parts: Readonly<Record<string, string>> = {
    yyyy: pad(now.getUTCFullYear(), 4), MM: pad(now.getUTCMonth() + 1, 2), dd: pad(now.getUTCDate(), 2), HH: pad(now.getUTCHours(), 2), mm: pad(now.getUTCMinutes(), 2), ss: pad(now.getUTCSeconds(), 2), SSS: pad(now.getUTCMilliseconds(), 3), SS: pad(now.getUTCMilliseconds(), 3),
  };
  return pattern.replace(/yyyy|MM|dd|HH|mm|ss|SSS|SS/g, (part) => parts[part] ?? part);
}

/** Throws where an expression is of no kind we know: a case must not pass because of an empty text. */
function value(expression: string, scope: Scope): string {
  if (expression.startsWith('=')) {
    if (expression.includes('UUID.randomUUID')) return randomUUID();
    const pattern = /SimpleDateFormat\("([^"]+)"\)/.exec(expression)?.[1];
    if (pattern !== undefined) return formatted(pattern);
    throw new Error(`an expression we do not know: ${expression}`);
  }
  const [, level, named] = /^#(Project|TestSuite|TestCase)#(.+)$/.exec(expression) ?? [];
  if (named !== undefined) return (level === 'Project' ? scope.project.get(named) : level === 'TestSuite' ? scope.suite.get(named) : scope.properties.get(named)) ?? '';
  const [step = '', property = '', ...path] = expression.split('#');
  if (step === 'Properties') return scope.properties.get(property) ?? '';
  const earlier = scope.steps.get(step);
  if (!earlier) throw new Error(`there is no earlier step "${step}"`);
  const [text, tree] = property === 'Request' ? [earlier.request, earlier.requestTree] : [earlier.response, earlier.responseTree];
  return path.length === 0 ? text : tree === null ? '' : (textOf(tree, path.join('#')) ?? '');
}

/** Innermost first: a date format may name a time zone that is itself a property. */
export function filled(text: string, scope: Scope): string {
  let now = text;
  for (let round = 0; round < 5 && now.includes('${'); round += 1) now = now.replace(/\$\{([^${}]*)\}/g, (_all, expression: string) => value(expression, scope));
  return now;
}
