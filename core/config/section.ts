// Reads one file of config/ with its overlay against its schema: the value, where everything stands, and what is wrong.
import type { z } from 'zod';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Located, Path } from '../diagnostics/locate';
import type { YamlValue } from '../diagnostics/yaml';
import { fromIssues, unknownField, type Whereabouts } from './issues';
import type { FieldShape } from './shape';
import { valueAt, walk } from './walk';

/** One thing that is configured: the node, a connection or a sync. */
export interface Section {
  /** What is written, overlay applied, codes as text: plain data that holds references to secrets, never secrets. */
  readonly written: { readonly [field: string]: YamlValue };
  readonly where: Whereabouts;
  readonly diagnostics: readonly Diagnostic[];
}

/** Walks the base file and its overlay, and lays the second over the first. `subject` is `syncs.leiden`. */
export function readSection(subject: string, shape: FieldShape, base: Located, overlay?: Located): Section {
  const under = readLayerOf(subject, shape, base, false);
  const over = overlay && readLayerOf(subject, shape, overlay, true);
  const written = (over?.leaves ?? []).filter(({ differs }) => differs).reduce((value, leaf) => place(value, leaf.path, leaf.value), under.value);
  const owner = (path: Path): Located => (overlay && hasPath(overlay.value, path) && !hasOnlyAbove(over?.leaves ?? [], path) ? overlay : base);
  return {
    written,
    where: { at: (path) => owner(path).at(path), atKey: (path) => owner(path).atKey(path), subject: (path) => subjectOf(subject, path) },
    diagnostics: [...under.diagnostics, ...(over?.diagnostics ?? [])],
  };
}

/** What is wrong with an overlay by itself: the environments that are not ours are checked this far. */
export function checkOverlay(subject: string, shape: FieldShape, overlay: Located): readonly Diagnostic[] {
  return readLayerOf(subject, shape, overlay, true).diagnostics;
}

/**
 * Checks the value of a section (or the part of it below `below`) against a schema; secrets are parsed, not read. Where it
 * fails, `salvaged` is what comes of the value without the fields that are wrong, if anything: good enough to go on looking for
 * mistakes, never to work with.
 */
export function parseSection<T>(section: Section, schema: z.ZodType<T>, value: YamlValue, below: Path = []): { readonly parsed: T | undefined; readonly salvaged: T | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const result = schema.safeParse(value);
  if (result.success) return { parsed: result.data, salvaged: result.data, diagnostics: [] };
  const { where } = section;
  const inside: Whereabouts = { at: (path) => where.at([...below, ...path]), atKey: (path) => where.atKey([...below, ...path]), subject: (path) => where.subject([...below, ...path]) };
  const rest = result.error.issues.reduce<YamlValue>((here, issue) => without(here, [...issue.path.map(String), ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]), value);
  return { parsed: undefined, salvaged: schema.safeParse(rest).data, diagnostics: fromIssues(result.error.issues, value, inside) };
}

function without(value: YamlValue, path: readonly string[]): YamlValue {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.flatMap((item, index) => (String(index) !== step ? [item] : rest.length === 0 ? [] : [without(item, rest)]));
  const { [step]: inner, ...others } = value;
  return inner === undefined || rest.length === 0 ? others : { ...others, [step]: without(inner, rest) };
}

/** `syncs.leiden` and a path → `syncs.leiden.targets.catalogi.ownership."statustypen[].omschrijving"`. */
export function subjectOf(subject: string, path: Path): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${/^[\w-]+$/.test(step) ? step : JSON.stringify(step)}`), subject);
}

interface Layer {
  readonly value: { readonly [field: string]: YamlValue };
  readonly leaves: readonly { readonly path: Path; readonly differs: boolean; readonly value: YamlValue }[];
  readonly diagnostics: readonly Diagnostic[];
}

function readLayerOf(subject: string, shape: FieldShape, file: Located, isOverlay: boolean): Layer {
  const { value } = file;
  const where: Whereabouts = { at: file.at, atKey: file.atKey, subject: (path) => subjectOf(subject, path) };
  if (value === undefined) return { value: {}, leaves: [], diagnostics: [] };
  // An empty file is an object without fields: what is missing from it is said field by field.
  if (value !== null && (typeof value !== 'object' || Array.isArray(value))) return { value: {}, leaves: [], diagnostics: [diagnostic('ZS1006', 'expected fields with values: this file holds something else', { place: { file: file.file, line: 1, col: 1 }, subject })] };
  const walked = walk(value ?? {}, shape, file.written);
  // Before any place is asked for: every line that is shown has its secrets masked.
  for (const path of walked.secrets) if (isLiteral(file.value, path)) file.mask(path);
  // What a field that is not known holds may be anything, a secret with a slip of the hand too.
  for (const { path } of walked.unknown) if (isScalarAt(file.value, path)) file.mask(path);
  const unknown = walked.unknown.map(({ path, known }) => unknownField(path, known, where));
  const alien = isOverlay ? walked.leaves.filter(({ path, differs }) => !differs && !walked.unknown.some((one) => startsWith(path, one.path))) : [];
  const misplaced = alien.map(({ path }) => diagnostic('ZS1021', `"${String(path.at(-1))}" may not differ per environment`, { place: file.atKey(path), subject: where.subject(path) }));
  return { value: walked.value as Layer['value'], leaves: walked.leaves, diagnostics: [...unknown, ...misplaced] };
}

const startsWith = (path: Path, start: Path): boolean => start.every((step, index) => path[index] === step);

const hasPath = (value: YamlValue | undefined, path: Path): boolean => valueAt(value, path) !== undefined;

// An object that the overlay only reaches into still stands in the base.
const hasOnlyAbove = (leaves: Layer['leaves'], path: Path): boolean => !leaves.some((leaf) => startsWith(path, leaf.path));

const isScalarAt = (value: YamlValue | undefined, path: Path): boolean => typeof valueAt(value, path) !== 'object';

const isLiteral = (value: YamlValue | undefined, path: Path): boolean => {
  const here = valueAt(value, path);
  return typeof here !== 'object' || (Array.isArray(here) && here.some((item) => typeof item !== 'object'));
};

function place(value: Layer['value'], path: Path, leaf: YamlValue): Layer['value'] {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = valueAt(value as YamlValue, [step]);
  const below = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  return { ...value, [step]: rest.length === 0 ? leaf : place(below, rest, leaf) } as Layer['value'];
}
