// Reads YAML as it was written, and says for every path in it where it stands.
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type Pair, type Range } from 'yaml';
import { diagnostic, type Diagnostic, type Place } from './diagnostic';
import { scrub } from './scrub';

export type Path = readonly (string | number)[];

/** A value as YAML can say it. */
export type YamlValue = null | boolean | number | string | YamlValue[] | { [field: string]: YamlValue };

/** One file, read. */
export interface Located {
  readonly file: string;
  /** undefined where the file cannot be read as YAML; null where it is empty. */
  readonly value: YamlValue | undefined;
  /** What is wrong with it as YAML. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the value at this path stands; where it is absent, the nearest thing above it. */
  at(path: Path): Place;
  /** Where the last name of this path stands, as a key. */
  atKey(path: Path): Place;
  /** The characters of an unquoted scalar (`2020`, `true`), for a field that wants text; undefined for anything else. */
  written(path: Path): string | undefined;
  /** From now on the value at this path is masked in every line that is shown. */
  mask(path: Path): void;
}

// Where a file cannot be read we do not know which field is a secret: whatever calls itself one is hidden.
const LOOKS_SECRET = /((?:secret|secert|password|passwd|wachtwoord|token|sleutel|credential|api-?key)\w*["']?\s*:\s*)\S.*$/i;

/**
 * Reads one YAML file. Unquoted scalars that are codes stay as they are written: `0363`, `1.10` and numbers too long to count
 * are text, because a number would not be spelled that way. Names of fields are always text. Findings: ZS1001 not YAML,
 * ZS1002 a field twice, ZS1003 anchors, aliases and tags, which hide what a file says and can be made to explode.
 */
export function readYaml(file: string, source: string): Located {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  const hidden: (readonly [number, number])[] = [];
  const document = parse(text, lines);
  const spot = (start: number, end: number, guess = false): Place => {
    const { line, col } = lines.linePos(Math.min(start, text.length));
    const shown = (text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
    const begin = lines.lineStarts[line - 1] ?? 0;
    const stop = Math.min(end, begin + shown.length);
    const masked = [...shown].map((character, index) => (hidden.some(([from, to]) => begin + index >= from && begin + index < to) ? '*' : character)).join('');
    return { file, line, col, length: Math.max(1, stop - start), text: scrub(guess ? masked.replace(LOOKS_SECRET, '$1***') : masked) };
  };
  if (document instanceof Error) {
    const finding = diagnostic('ZS1001', 'the file is nested too deeply to be read', { place: { file, line: 1, col: 1 } });
    return { file, value: undefined, diagnostics: [finding], at: () => ({ file }), atKey: () => ({ file }), written: () => undefined, mask: () => undefined };
  }
  const diagnostics = findings(document, spot);
  const root = document.contents;
  const range = (node: Node | null | undefined): Range => node?.range ?? [0, 0, 0];
  return {
    file,
    value: diagnostics.some(({ severity }) => severity === 'error') ? undefined : toValue(root),
    diagnostics,
    at: (path) => {
      const { node, key, rest } = find(root, path);
      const [start, end] = rest.length > 0 && key ? range(key) : range(node ?? key);
      return spot(start, end);
    },
    atKey: (path) => {
      const { node, key } = find(root, path);
      const [start, end] = range(key ?? node);
      return spot(start, end);
    },
    written: (path) => {
      const { node, rest } = find(root, path);
      return rest.length === 0 && isScalar(node) && node.type === 'PLAIN' && node.value !== null ? node.source : undefined;
    },
    mask: (path) => {
      const { node, rest } = find(root, path);
      if (rest.length === 0 && node?.range) hidden.push([node.range[0], node.range[1]]);
    },
  };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed | RangeError {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  } catch (error) {
    // The parser is recursive: ten thousand brackets exhaust the stack. Anything else is a bug and goes up.
    if (error instanceof RangeError) return error;
    throw error;
  }
}

function findings(document: Document.Parsed, spot: (start: number, end: number, guess?: boolean) => Place): Diagnostic[] {
  const found = [...document.errors, ...document.warnings].map(({ code, message, pos }) => {
    const place = spot(pos[0], pos[1], true);
    if (code === 'DUPLICATE_KEY') return diagnostic('ZS1002', 'this field stands here for the second time', { place });
    if (code === 'TAG_RESOLVE_FAILED') return diagnostic('ZS1003', 'a tag is not allowed here', { place });
    if (code === 'BAD_ALIAS') return diagnostic('ZS1003', 'an alias is not allowed here', { place });
    if (code === 'MULTIPLE_DOCS') return diagnostic('ZS1001', 'one file holds one document: a second one begins here', { place });
    return diagnostic('ZS1001', lowerFirst(message), { place });
  });
  const refuse = (what: string, node: Node): void => {
    const [start, end] = node.range ?? [0, 0];
    const place = spot(start, end, true);
    if (!found.some(({ code, place: known }) => code === 'ZS1003' && known?.line === place.line && known?.col === place.col)) found.push(diagnostic('ZS1003', `${what} is not allowed here`, { place }));
  };
  visit(document, {
    Alias: (_, node) => refuse('an alias', node),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) refuse('an anchor', node);
    },
  });
  return found;
}

const lowerFirst = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

const keyText = (key: unknown): string => (isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? '')) : '');

function toValue(node: unknown): YamlValue {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyText(pair.key), toValue(pair.value)]));
  if (isSeq(node)) return node.items.map(toValue);
  if (!isScalar(node)) return null;
  const { value, source, type } = node;
  // A number that is not spelled as a number would be is a code.
  if (typeof value === 'number' || typeof value === 'bigint') return type === 'PLAIN' && source !== String(value) ? (source ?? '') : Number(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** Walks down as far as the path goes; `key` is the key of the last thing found, `rest` what was not there. */
function find(root: Node | null, path: Path): { node: Node | null; key: Node | null; rest: Path } {
  let node = root;
  let key: Node | null = null;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => keyText(item.key) === String(step));
      if (!pair) return { node, key, rest: path.slice(index) };
      key = pair.key as Node;
      node = pair.value as Node | null;
    } else if (isSeq(node) && node.items[Number(step)] !== undefined) {
      node = node.items[Number(step)] as Node;
      key = null;
    } else {
      return { node, key, rest: path.slice(index) };
    }
  }
  return { node, key, rest: [] };
}
