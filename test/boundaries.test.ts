// Reads every import and names the line that crosses a wall of the house.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..');

/** Which rooms a room may enter, besides itself. A room is the longest prefix listed here. */
const MAY_ENTER: Readonly<Record<string, readonly string[]>> = {
  'core/diagnostics': [],
  'core/model': [],
  'core/engine': [],
  'core/xml': ['core/model', 'core/diagnostics'],
  'core/archive': ['core/model', 'core/diagnostics'],
  'core/connector': ['core/model', 'core/diagnostics'],
  'core/content': ['core/model', 'core/connector', 'core/diagnostics'],
  'core/mapping': ['core/model', 'core/archive', 'core/diagnostics'],
  'core/sync': ['core/engine', 'core/content', 'core/mapping', 'core/connector', 'core/model', 'core/archive', 'core/diagnostics'],
  'core/exchange': ['core/engine', 'core/content', 'core/mapping/types', 'core/connector', 'core/model', 'core/diagnostics'],
  'core/config': ['core/connector', 'core/model', 'core/engine', 'core/sync/ports', 'core/sync/select', 'core/mapping/types', 'core/schedule/windows', 'core/diagnostics'],
  'core/store/embedded': ['core/store/files', 'core/diagnostics'],
  'core/store': ['core/sync/ports', 'core/exchange/ports', 'core/engine', 'core/connector', 'core/model', 'core/diagnostics'],
  'core/schedule': ['core/diagnostics'],
  'core/http': ['core/sync', 'core/exchange', 'core/connector', 'core/model', 'core/diagnostics'],
  connectors: ['core/model', 'core/connector', 'core/diagnostics', 'core/xml', 'core/archive'],
  'core/cli': ['core/compose', 'core/sync', 'core/exchange', 'core/store', 'core/config', 'core/mapping', 'core/connector', 'core/model', 'core/diagnostics', 'core/schedule', 'core/engine'],
  'core/compose': ['core', 'connectors'],
};

/** Packages that live in one room only. */
const KEPT_IN: Readonly<Record<string, readonly string[]>> = {
  typeorm: ['core/store'],
  pg: ['core/store'],
  'pg-copy-streams': ['core/store'],
  bree: ['core/schedule'],
  axios: ['core/connector/http'],
  commander: ['core/cli'],
  'cli-progress': ['core/cli'],
};

const isTest = (file: string): boolean => file.endsWith('.test.ts') || /\/testing(\/|\.ts$)/.test(file);
const inside = (file: string, room: string): boolean => file === room || file === `${room}.ts` || file.startsWith(`${room}/`);

function sources(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

interface Import {
  readonly from: string;
  readonly line: number;
  readonly names: string;
  /** Erased by the compiler: it makes no circle at run time. */
  readonly typeOnly: boolean;
}

function isErased(node: ts.Node): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const named = node.importClause.namedBindings;
  return node.importClause.phaseModifier === ts.SyntaxKind.TypeKeyword
    || (!node.importClause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly));
}

function imports(file: string): Import[] {
  const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const target =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier ? node.moduleSpecifier
      : ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require') ? node.arguments[0]
      : undefined;
    if (target && ts.isStringLiteral(target)) {
      found.push({ from: file, line: parsed.getLineAndCharacterOfPosition(target.getStart()).line + 1, names: target.text, typeOnly: isErased(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function resolved(entry: Import): string {
  return path.relative(ROOT, path.resolve(ROOT, path.dirname(entry.from), entry.names));
}

/** `connectors/zgw` for any file of that connector, else the longest room of the table that holds the file. */
function roomOf(file: string): string {
  const connector = /^connectors\/[^/]+(?=\/)/.exec(file)?.[0];
  if (connector) return connector;
  return Object.keys(MAY_ENTER).filter((room) => inside(file, room)).sort((a, b) => b.length - a.length)[0] ?? file;
}

function crossing(entry: Import): string | null {
  const where = `${entry.from}:${entry.line}`;
  if (!entry.names.startsWith('.')) {
    const name = entry.names.split('/').slice(0, entry.names.startsWith('@') ? 2 : 1).join('/');
    const rooms = KEPT_IN[name];
    return rooms && !rooms.some((room) => inside(entry.from, room)) ? `${where} imports ${name}, which lives in ${rooms.join(', ')}` : null;
  }
  const target = resolved(entry);
  const here = roomOf(entry.from);
  const there = roomOf(target);
  if (here === there || entry.from === 'connectors/registry.ts') return null;
  const allowed = MAY_ENTER[here.startsWith('connectors/') ? 'connectors' : here] ?? [];
  return allowed.some((room) => inside(target, room)) ? null : `${where} (${here}) may not enter ${target}`;
}

/** The files of one room that import each other in a ring, as one line per ring. */
function circles(files: readonly string[]): string[] {
  const known = new Set(files);
  const edges = new Map(files.map((file) => [file, imports(file)
    .filter((entry) => entry.names.startsWith('.') && !entry.typeOnly)
    .map((entry) => [`${resolved(entry)}.ts`, `${resolved(entry)}/index.ts`].find((candidate) => known.has(candidate)))
    .filter((target) => target !== undefined)]));
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return found;
}

describe('the walls of the house', () => {
  const files = [...sources('core'), ...sources('connectors')].filter((file) => !isTest(file));

  it('are crossed by no import', () => {
    expect(files.flatMap(imports).map(crossing).filter((line) => line !== null)).toEqual([]);
  });

  it('hold no circle of files that need each other at run time', () => {
    expect(circles(files)).toEqual([]);
  });

  it('would be noticed if crossed', () => {
    const wrong = [
      { from: 'connectors/zgw/target.ts', line: 3, names: '../../core/store/open' },
      { from: 'connectors/zgw/target.ts', line: 4, names: '../inavigator/reader' },
      { from: 'core/engine/loop.ts', line: 1, names: '../sync/ports' },
      { from: 'core/sync/observe.ts', line: 9, names: 'pg' },
    ];
    expect(wrong.map((entry) => crossing({ ...entry, typeOnly: false }))).toEqual([
      'connectors/zgw/target.ts:3 (connectors/zgw) may not enter core/store/open',
      'connectors/zgw/target.ts:4 (connectors/zgw) may not enter connectors/inavigator/reader',
      'core/engine/loop.ts:1 (core/engine) may not enter core/sync/ports',
      'core/sync/observe.ts:9 imports pg, which lives in core/store',
    ]);
  });

  it('begin every file with a sentence that says what it is for', () => {
    const silent = files.filter((file) => !/^(#!.*\n)?\/\/ .+[.:]?\s*\n/.test(fs.readFileSync(path.join(ROOT, file), 'utf8')));
    expect(silent).toEqual([]);
  });
});
