// Finds the files of a mappings folder: mappings, tables, tests and a customer's functions.
import fs from 'node:fs';
import path from 'node:path';

export interface MappingFiles {
  /** Paths relative to the folder, with forward slashes, sorted. */
  readonly mappings: readonly string[];
  readonly tables: readonly string[];
  readonly tests: readonly string[];
  readonly functions: readonly string[];
}

const YAML = /\.ya?ml$/;

/** Sorts the files of a folder by what they are; a folder that is not there has none. */
export function findFiles(folder: string): MappingFiles {
  const all: string[] = [];
  const walk = (below: string): void => {
    for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'cases' && entry.name !== 'schema' && entry.name !== 'node_modules') walk(name);
      else if (entry.isFile()) all.push(name);
    }
  };
  if (fs.existsSync(folder)) walk('');
  all.sort();
  const isTable = (file: string): boolean => file.startsWith('tables/');
  const isFunction = (file: string): boolean => /(^|\/)functions\/[^/]+\.c?js$/.test(file);
  const isTest = (file: string): boolean => /\.test\.ya?ml$/.test(file);
  return {
    mappings: all.filter((file) => YAML.test(file) && !isTable(file) && !isTest(file)),
    tables: all.filter((file) => isTable(file) && (YAML.test(file) || file.endsWith('.json'))),
    tests: all.filter(isTest),
    functions: all.filter(isFunction),
  };
}

/** `mdto/zaak.yaml` → `mdto/zaak`. */
export const nameOf = (file: string): string => file.replace(/(\.test)?\.(ya?ml|json)$/, '');
