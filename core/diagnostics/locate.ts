// Reads a YAML file of the configuration, and says for every path in it where it stands.
import { diagnostic, type Diagnostic, type Place } from './diagnostic';
import { scrub } from './scrub';
import { parseYaml, toValue, type Node, type Problem, type YamlValue } from './yaml';

export type Path = readonly (string | number)[];

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
  const { root, problems, text } = parseYaml(file, source, { aliases: false });
  const lines = text.split('\n');
  const hidden: (readonly [number, number])[] = [];
  const place = ({ at: { line, col }, range: [start, end] }: Pick<Node, 'at' | 'range'>, guess = false): Place => {
    const shown = (lines[line - 1] ?? '').replace(/\r$/, '');
    const begin = start - (col - 1);
    const stop = Math.min(end, begin + shown.length);
    const masked = [...shown].map((character, index) => (hidden.some(([from, to]) => begin + index >= from && begin + index < to) ? '*' : character)).join('');
    return { file, line, col, length: Math.max(1, stop - start), text: scrub(guess ? masked.replace(LOOKS_SECRET, '$1***') : masked) };
  };
  if (root === null) {
    const finding = diagnostic('ZS1001', 'the file is nested too deeply to be read', { place: { file, line: 1, col: 1 } });
    return { file, value: undefined, diagnostics: [finding], at: () => ({ file }), atKey: () => ({ file }), written: () => undefined, mask: () => undefined };
  }
  const diagnostics = problems.map((problem) => toFinding(problem, place(problem, true)));
  return {
    file,
    value: diagnostics.some(({ severity }) => severity === 'error') ? undefined : toValue(root),
    diagnostics,
    at: (path) => {
      const { node, key, rest } = find(root, path);
      return place(rest.length > 0 ? (key ?? node) : node);
    },
    atKey: (path) => {
      const { node, key } = find(root, path);
      return place(key ?? node);
    },
    written: (path) => {
      const { node, rest } = find(root, path);
      return rest.length === 0 && node.kind === 'scalar' ? node.written : undefined;
    },
    mask: (path) => {
      const { node, rest } = find(root, path);
      if (rest.length === 0) hidden.push(node.range);
    },
  };
}

function toFinding({ kind, message }: Problem, place: Place): Diagnostic {
  switch (kind) {
    case 'duplicate field':
      return diagnostic('ZS1002', 'this field stands here for the second time', { place });
    case 'tag':
    case 'alias':
    case 'anchor':
      return diagnostic('ZS1003', `${kind === 'tag' ? 'a' : 'an'} ${kind} is not allowed here`, { place });
    case 'second document':
      return diagnostic('ZS1001', 'one file holds one document: a second one begins here', { place });
    case 'syntax':
    case 'too deep':
    case 'too large':
      return diagnostic('ZS1001', message.charAt(0).toLowerCase() + message.slice(1), { place });
  }
}

/** Walks down as far as the path goes; `key` is the key of the last thing found, `rest` what was not there. */
function find(root: Node, path: Path): { readonly node: Node; readonly key: Pick<Node, 'at' | 'range'> | null; readonly rest: Path } {
  let node = root;
  let key: Pick<Node, 'at' | 'range'> | null = null;
  for (const [index, step] of path.entries()) {
    const entry = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
    if (entry) [key, node] = [entry, entry.node];
    else if (item) [key, node] = [null, item];
    else return { node, key, rest: path.slice(index) };
  }
  return { node, key, rest: [] };
}
