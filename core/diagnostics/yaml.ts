// Reads YAML as a tree in which every value knows where it stands, and codes stay as they are written.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Alias, type Node as YamlNode, type YAMLError } from 'yaml';

/** A place that is known to the column; both count from 1. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** Where something begins, and the characters it takes: offsets in the text of the file, the second just past its end. */
interface Placed {
  readonly at: Spot;
  readonly range: readonly [number, number];
}

export type Node = MapNode | ListNode | ScalarNode;
export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}
/** A field: its own place is that of its name. */
export interface Entry extends Placed {
  readonly node: Node;
}
export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly Node[];
}
export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Its characters where it stands without quotes: `2020`, `true`; absent for quoted text and for nothing. */
  readonly written?: string;
}

/** A value as YAML can say it. */
export type YamlValue = null | boolean | number | string | YamlValue[] | { [field: string]: YamlValue };

/** What is wrong with a file as YAML, in the order of the file per kind; `message` is the parser's own. */
export interface Problem extends Placed {
  readonly kind: 'syntax' | 'second document' | 'duplicate field' | 'tag' | 'alias' | 'anchor' | 'too deep' | 'too large';
  readonly message: string;
}

export interface ParsedYaml {
  /** null only where the file is nested too deeply. With problems it is what could be made of the file: good for places only. */
  readonly root: Node | null;
  readonly problems: readonly Problem[];
  /** The text without a byte order mark, which counts as no character; offsets are offsets in this. */
  readonly text: string;
}

/** Aliases may repeat a part; a file that would grow past this many values is a problem. */
const MOST_NODES = 500_000;

/**
 * What a scalar stands for. A number, boolean or null counts as one only if it stands without quotes and is spelled as JSON
 * would spell it, so that `String(value)` gives back what was written: `12` is a number; `0363`, `1e5`, `1.10` and `True` are text.
 */
export function scalarOf(source: string, plain: boolean): string | number | boolean | null {
  if (!plain) return source;
  if (source === 'true') return true;
  if (source === 'false') return false;
  if (source === '' || source === 'null' || source === '~') return null;
  return /^-?\d+(\.\d+)?$/.test(source) && String(Number(source)) === source ? Number(source) : source;
}

/** Reads the text of one file. `aliases`: whether `*name` stands for what `&name` marks, or is a problem. Names of fields are text. */
export function parseYaml(file: string, source: string, options: { readonly aliases: boolean }): ParsedYaml {
  const text = source.replace(/^\uFEFF/, '');
  try {
    return parse(file, text, options);
  } catch (error) {
    // Parser and tree are recursive: ten thousand brackets exhaust the stack. Anything else is a bug and goes up.
    if (!(error instanceof RangeError)) throw error;
    const problem: Problem = { kind: 'too deep', message: 'the file is nested too deeply to be read', at: { file, line: 1, col: 1 }, range: [0, 0] };
    return { root: null, problems: [problem], text };
  }
}

function parse(file: string, text: string, { aliases }: { readonly aliases: boolean }): ParsedYaml {
  const lines = new LineCounter();
  const placed = (start: number, end: number): Placed => {
    const { line, col } = lines.linePos(Math.min(start, text.length));
    return { at: { file, line: Math.max(line, 1), col: Math.max(col, 1) }, range: [start, end] };
  };
  // failsafe: the parser guesses no type; scalarOf decides by the spelling.
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false, uniqueKeys: true, stringKeys: true });
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({ kind: kindOf(code), message, ...placed(...pos) }));
  // The parser reports its own exhausted stack as a fault of the file.
  if (problems.some(({ message }) => message.startsWith('Maximum call stack'))) throw new RangeError('nested too deeply');
  let nodes = 0;
  const meant = new Map<Alias, YamlNode | null>();
  const resolve = (alias: Alias): YamlNode | null => {
    const node = meant.get(alias) ?? (alias.resolve(document) as YamlNode | undefined) ?? null;
    meant.set(alias, node);
    return node;
  };
  const refuse = (kind: Problem['kind'], message: string, place: Placed): void => {
    const same = problems.some((known) => known.range[0] === place.range[0] && (known.kind === kind || (known.kind === 'tag' && kind === 'anchor')));
    if (!same) problems.push({ kind, message, at: place.at, range: place.range });
  };
  /** Where a value or a name stands; one that is absent stands where its surroundings do. */
  const locate = (node: YamlNode | null, around: readonly [number, number]): Placed => {
    const here = node?.range ? placed(node.range[0], node.range[1]) : placed(...around);
    if (node && !aliases && (isAlias(node) || node.anchor !== undefined)) refuse(isAlias(node) ? 'alias' : 'anchor', '', here);
    return here;
  };
  const convert = (node: YamlNode | null, around: readonly [number, number]): Node => {
    const here = locate(node, around);
    nodes += 1;
    if (nodes > MOST_NODES) {
      if (nodes === MOST_NODES + 1) refuse('too large', `the file unfolds to more than ${MOST_NODES} values`, here);
      return { kind: 'scalar', ...here, value: null };
    }
    if (isAlias(node)) return aliases ? convert(resolve(node), around) : { kind: 'scalar', ...here, value: null };
    if (isMap(node)) {
      const entries = new Map<string, Entry>();
      for (const pair of node.items) {
        const key = locate(pair.key as YamlNode | null, here.range);
        const name = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
        entries.set(name, { ...key, node: convert(pair.value as YamlNode | null, key.range) });
      }
      return { kind: 'map', ...here, entries };
    }
    if (isSeq(node)) return { kind: 'list', ...here, items: node.items.map((item) => convert(item as YamlNode | null, here.range)) };
    if (!isScalar(node)) return { kind: 'scalar', ...here, value: null };
    const written = String(node.value ?? '');
    // A tag says what it is: `!!str 12` is text.
    const value = scalarOf(written, node.type === 'PLAIN' && node.tag === undefined);
    return { kind: 'scalar', ...here, value, ...(node.type === 'PLAIN' && value !== null ? { written } : {}) };
  };
  return { root: convert(document.contents, [0, 0]), problems, text };
}

function kindOf(code: YAMLError['code']): Problem['kind'] {
  if (code === 'DUPLICATE_KEY') return 'duplicate field';
  if (code === 'TAG_RESOLVE_FAILED') return 'tag';
  if (code === 'BAD_ALIAS') return 'alias';
  return code === 'MULTIPLE_DOCS' ? 'second document' : 'syntax';
}

/** The plain value of a tree. */
export function toValue(node: Node): YamlValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toValue);
  return Object.fromEntries([...node.entries].map(([name, entry]) => [name, toValue(entry.node)]));
}
