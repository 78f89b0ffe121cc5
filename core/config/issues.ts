// Turns what zod found into findings: where it stands, what was expected, what was probably meant.
import type { z } from 'zod';
import { CODES, type Code } from '../diagnostics/codes';
import { diagnostic, type Diagnostic, type Place } from '../diagnostics/diagnostic';
import type { Path } from '../diagnostics/locate';
import type { YamlValue } from '../diagnostics/yaml';
import { didYouMean } from '../diagnostics/suggest';
import { valueAt } from './walk';

type Issue = z.core.$ZodIssue;

/** Where the things of one value stand, and what they are called. */
export interface Whereabouts {
  at(path: Path): Place;
  atKey(path: Path): Place;
  /** The path as people read it: `syncs.leiden.schedule.scan`. */
  subject(path: Path): string;
}

/** Findings for all issues; unknown fields are not among them (`walk` finds those, with what is known). */
export function fromIssues(issues: readonly Issue[], value: YamlValue, where: Whereabouts): Diagnostic[] {
  return issues.flatMap((issue) => fromIssue(issue, issue.path.map(plain), value, where));
}

const plain = (step: PropertyKey): string | number => (typeof step === 'symbol' ? String(step) : step);

function fromIssue(issue: Issue, path: Path, root: YamlValue, where: Whereabouts): Diagnostic[] {
  const value = valueAt(root, path);
  const finding = (code: Code, message: string, remedy?: string): Diagnostic[] => [
    diagnostic(code, message, { place: where.at(path), subject: where.subject(path), ...(remedy === undefined ? {} : { remedy }) }),
  ];
  if (value === undefined && path.length > 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_union' || issue.code === 'invalid_value' || ownCode(issue) === 'ZS1005')) return [missing(path, where)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return [];
    case 'invalid_type':
      return finding('ZS1006', `expected ${nameOfType(issue.expected)}, found ${nameOfValue(value)}`);
    case 'invalid_value':
      return finding('ZS1007', noneOf(value, issue.values), didYouMean(typeof value === 'string' ? value : '', issue.values.map(String)));
    case 'invalid_key': {
      const [first] = issue.issues;
      return [diagnostic('ZS1008', `name "${String(path.at(-1))}": ${lower(first?.message ?? issue.message)}`, { place: where.atKey(path), subject: where.subject(path) })];
    }
    case 'invalid_union':
      return fromUnion(issue, path, root, where);
    case 'custom':
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
      return finding(ownCode(issue) ?? 'ZS1008', lower(issue.message));
  }
}

/** Of a union, the branch that was meant: the one that only quarrels with details, fewest first. */
function fromUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, root: YamlValue, where: Whereabouts): Diagnostic[] {
  const value = valueAt(root, path);
  const off = (one: Issue): boolean => one.path.length === 0 && (one.code === 'invalid_type' || one.code === 'invalid_value' || one.code === 'unrecognized_keys');
  const meant = issue.errors.filter((branch) => !branch.some(off)).sort((a, b) => a.length - b.length)[0];
  if (meant) return meant.flatMap((one) => fromIssue(one, [...path, ...one.path.map(plain)], root, where));
  const place = { place: where.at(path), subject: where.subject(path) };
  const choices = issue.errors.flat().flatMap((one) => (one.code === 'invalid_value' && one.path.length === 0 ? one.values : []));
  if (choices.length > 0 && typeof value === 'string') {
    const remedy = didYouMean(value, choices.map(String));
    return [diagnostic('ZS1007', noneOf(value, choices), { ...place, ...(remedy === undefined ? {} : { remedy }) })];
  }
  const kinds = [...new Set(issue.errors.flat().flatMap((one) => (one.code === 'invalid_type' && one.path.length === 0 ? [nameOfType(one.expected)] : [])))];
  return [diagnostic('ZS1006', kinds.length === 0 ? 'this value fits none of the forms of this field' : `expected ${kinds.join(' or ')}, found ${nameOfValue(value)}`, place)];
}

function missing(path: Path, where: Whereabouts): Diagnostic {
  const above = path.slice(0, -1);
  const place = where.atKey(above);
  // At the top of a file there is no line to show: every line of it is something else.
  const shown = above.length === 0 ? { file: place.file, line: 1, col: 1 } : place;
  return diagnostic('ZS1005', `field "${String(path.at(-1))}" is missing`, { place: shown, subject: where.subject(path) });
}

/** A finding for a field that may not stand where it stands. */
export function unknownField(path: Path, known: readonly string[], where: Whereabouts): Diagnostic {
  const field = String(path.at(-1));
  const remedy = didYouMean(field, known);
  return diagnostic('ZS1004', `unknown field "${field}"`, { place: where.atKey(path), subject: where.subject(path), ...(remedy === undefined ? {} : { remedy }) });
}

const isCode = (text: unknown): text is Code => typeof text === 'string' && Object.hasOwn(CODES, text);

function ownCode(issue: Issue): Code | undefined {
  const given: unknown = issue.code === 'custom' ? issue.params?.['diagnostic'] : undefined;
  return isCode(given) ? given : undefined;
}

const lower = (message: string): string => message.replace(/^Invalid input: /, '').replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', object: 'an object', record: 'an object', array: 'a list', null: 'nothing',
};

const nameOfType = (type: string): string => TYPES[type] ?? type;

function nameOfValue(value: YamlValue | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  return TYPES[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}

// A short text may be quoted: it is no secret, for the fields of secrets never come here.
function noneOf(value: YamlValue | undefined, choices: readonly unknown[]): string {
  const shown = typeof value === 'string' && value.length <= 60 ? `"${value}"` : nameOfValue(value);
  return `${shown} is none of: ${choices.map(String).join(', ')}`;
}
