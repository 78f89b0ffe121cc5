// Reads YAML as a tree in which every value knows its line and column, and codes stay as they are written.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node as YamlNode } from 'yaml';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Json } from '../model/json';

/** A place that is known to the column. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

export type Node = MapNode | ListNode | ScalarNode;
export interface MapNode {
  readonly kind: 'map';
  readonly at: Spot;
  readonly entries: ReadonlyMap<string, { readonly at: Spot; readonly node: Node }>;
}
export interface ListNode {
  readonly kind: 'list';
  readonly at: Spot;
  readonly items: readonly Node[];
}
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly at: Spot;
  readonly value: string | number | boolean | null;
}

/** Aliases may repeat a part; a file that would grow past this many nodes is refused. */
const MOST_NODES = 500_000;

/**
 * What a plain scalar stands for. A number, boolean or null counts as one only if it is spelled as JSON would spell it, so
 * that `String(value)` gives back what was written: `12` is a number; `0363`, `1e5`, `1.0` and `True` are strings.
 */
export function scalarOf(source: string, plain: boolean): string | number | boolean | null {
  if (!plain) return source;
  if (source === 'true') return true;
  if (source === 'false') return false;
  if (source === '' || source === 'null' || source === '~') return null;
  return /^-?\d+(\.\d+)?$/.test(source) && String(Number(source)) === source ? Number(source) : source;
}

/** Reads one file's text. With diagnostics the tree is null: a broken file is not read in part. */
export function readYaml(text: string, file: string): { readonly root: Node | null; readonly diagnostics: readonly Diagnostic[] } {
  const lines = new LineCounter();
  // failsafe: no type is guessed here; scalarOf decides by the spelling.
  // A byte order mark counts as no character, so that columns stay right.
  const doc = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, schema: 'failsafe', prettyErrors: false, uniqueKeys: true, stringKeys: true });
  const spot = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  const [error] = doc.errors;
  // The first only: those after it are mostly its echo.
  if (error) return { root: null, diagnostics: [diagnostic('ZS2010', error.message, { place: spot(error.pos[0]), ...hint(text, error.pos[0]) })] };
  let nodes = 0;
  const found: Diagnostic[] = [];
  const convert = (node: YamlNode | null, offset: number): Node => {
    const at = spot(node?.range?.[0] ?? offset);
    nodes += 1;
    if (nodes > MOST_NODES) {
      if (found.length === 0) found.push(diagnostic('ZS2010', `the file unfolds to more than ${MOST_NODES} values`, { place: at }));
      return { kind: 'scalar', at, value: null };
    }
    if (isAlias(node)) return convert(target(node, doc), offset);
    if (isMap(node)) {
      const entries = new Map<string, { at: Spot; node: Node }>();
      for (const pair of node.items) {
        const key = pair.key as YamlNode | null;
        const keyOffset = key?.range?.[0] ?? offset;
        entries.set(isScalar(key) ? String(key.value) : '', { at: spot(keyOffset), node: convert(pair.value as YamlNode | null, keyOffset) });
      }
      return { kind: 'map', at, entries };
    }
    if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => convert(item as YamlNode | null, node.range?.[0] ?? offset)) };
    if (isScalar(node)) return { kind: 'scalar', at, value: scalarOf(String(node.value ?? ''), node.type === 'PLAIN' || node.type === undefined) };
    return { kind: 'scalar', at, value: null };
  };
  const root = convert(doc.contents, 0);
  return found.length > 0 ? { root: null, diagnostics: found } : { root, diagnostics: [] };
}

/** `[]` in a path ends a bare text inside braces: the commonest slip, and the parser's own words do not help. */
const hint = (text: string, offset: number): { remedy: string } | Record<string, never> =>
  text[offset] === '[' ? { remedy: 'inside { } a path with [] must be quoted: "rollen[].naam"' } : {};

const target = (alias: Extract<YamlNode, { source: string }> & { resolve?: unknown }, doc: Document): YamlNode | null =>
  isAlias(alias) ? ((alias.resolve(doc) as YamlNode | undefined) ?? null) : null;

/** The plain value of a tree. */
export function toJson(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toJson(entry.node)]));
}
