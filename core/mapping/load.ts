// Loads a folder of mappings: reads, resolves, checks and compiles all of it, with all errors in one pass.
import fs from 'node:fs';
import path from 'node:path';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Node } from '../diagnostics/yaml';
import { isObject, type Json } from '../model/json';
import type { Shape } from '../model/shapes';
import { check, inOrder } from './check';
import type { Library } from './library';
import { compile } from './compile';
import { withExcerpts } from './excerpts';
import { resolve } from './extend';
import { findFiles, nameOf } from './files';
import { FUNCTIONS } from './functions';
import type { MappingFunction } from './functions/define';
import { invert } from './invert';
import { loadOwnFunction } from './own-functions';
import { parseMapping } from './parse';
import type { MappingFile } from './rule';
import { parseTable, type Table } from './table';
import type { Mapping } from './types';
import { readYaml } from './yaml';

export interface Loaded {
  /** By name; a mapping with errors is not among them. */
  readonly mappings: ReadonlyMap<string, Mapping>;
  /** All findings, by file and line; info and warnings too. */
  readonly diagnostics: readonly Diagnostic[];
  readonly library: Library;
}

/** Loads `folder` (`mappings/`). `file` in places is the folder as given, with the path below it. */
export function loadMappings(folder: string, shapes: readonly Shape[]): Loaded {
  const files = findFiles(folder);
  const found: Diagnostic[] = [];
  const library: Library = { functions: loadFunctions(folder, files.functions, found), tables: loadTables(folder, files.tables, found) };
  const written = new Map<string, MappingFile>();
  const broken = new Set<string>();
  for (const file of files.mappings) {
    const name = nameOf(file);
    const { mapping, diagnostics } = parseMapping(name, fs.readFileSync(path.join(folder, file), 'utf8'), path.join(folder, file));
    found.push(...diagnostics);
    if (mapping) written.set(name, mapping);
    if (diagnostics.some(isError)) broken.add(name);
  }
  const known = new Map(shapes.map((shape) => [shape.name, shape]));
  const mappings = new Map<string, Mapping>();
  for (const [name, file] of written) {
    const { mapping, diagnostics } = build(file, written, broken, known, library);
    found.push(...diagnostics);
    if (mapping) mappings.set(name, mapping);
  }
  return { mappings, diagnostics: withExcerpts(inOrder(found)), library };
}

const isError = (finding: Diagnostic): boolean => finding.severity === 'error';

/** Resolves, checks and compiles one mapping, and its way back where it has one. */
function build(file: MappingFile, all: ReadonlyMap<string, MappingFile>, broken: ReadonlySet<string>, shapes: ReadonlyMap<string, Shape>, library: Library): { mapping: Mapping | null; diagnostics: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const resolved = resolve(file, all, (finding) => found.push(finding));
  if (resolved === null) return { mapping: null, diagnostics: found };
  found.push(...check(resolved, shapes, library));
  let back: Mapping | null = null;
  if (resolved.back && !found.some(isError)) {
    const turned = invert(resolved, shapes, library);
    for (const { at, source, why } of turned.oneWay) {
      found.push(diagnostic('ZS2027', `nothing fills ${source} of ${resolved.from.value} on the way back: ${why}`, { place: at }));
    }
    found.push(...check(turned.mapping, shapes, library));
    if (!found.some(isError)) back = compile(turned.mapping, shapes, library, null);
  }
  const chain = broken.has(file.name) || (file.extends !== null && broken.has(file.extends.value));
  const sound = !chain && !found.some(isError);
  return { mapping: sound ? compile(resolved, shapes, library, back) : null, diagnostics: found };
}

function loadFunctions(folder: string, files: readonly string[], found: Diagnostic[]): ReadonlyMap<string, MappingFunction> {
  const functions = new Map(FUNCTIONS.map((one) => [one.name, one]));
  for (const file of files) {
    const { made, diagnostics } = loadOwnFunction(folder, file, new Set(functions.keys()));
    found.push(...diagnostics);
    if (made) functions.set(made.name, made);
  }
  return functions;
}

function loadTables(folder: string, files: readonly string[], found: Diagnostic[]): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (const file of files) {
    const name = nameOf(file).replace(/^tables\//, '');
    const full = path.join(folder, file);
    const text = fs.readFileSync(full, 'utf8');
    const { root, diagnostics } = file.endsWith('.json') ? readJson(text, full) : readYaml(text, full);
    found.push(...diagnostics);
    if (root === null) continue;
    const read = parseTable(name, root);
    found.push(...read.diagnostics);
    if (read.table) tables.set(name, read.table);
  }
  return tables;
}

/** Large tables are JSON: read at once, without a place per value. */
function readJson(text: string, file: string): { root: Node | null; diagnostics: Diagnostic[] } {
  const at = { file, line: 1, col: 1 };
  const here = { at, range: [0, 0] } as const;
  const node = (value: Json): Node => {
    if (Array.isArray(value)) return { kind: 'list', ...here, items: value.map(node) };
    if (isObject(value)) return { kind: 'map', ...here, entries: new Map(Object.entries(value).map(([key, inner]) => [key, { ...here, node: node(inner) }])) };
    return { kind: 'scalar', ...here, value };
  };
  try {
    return { root: node(JSON.parse(text) as Json), diagnostics: [] };
  } catch (error) {
    return { root: null, diagnostics: [diagnostic('ZS2010', `the file is not JSON: ${error instanceof Error ? error.message : ''}`, { place: at })] };
  }
}
