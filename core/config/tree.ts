// Finds and reads every file below config/: this node, connections, syncs, services, senders, and the overlays per environment.
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { readYaml, type Located } from '../diagnostics/locate';

/** The files of one environment; those of the base have no environment. */
export interface Layer {
  readonly node: Located | undefined;
  /** By name, which is the name of the file. */
  readonly connections: ReadonlyMap<string, Located>;
  readonly syncs: ReadonlyMap<string, Located>;
  readonly services: ReadonlyMap<string, Located>;
  readonly senders: ReadonlyMap<string, Located>;
}

export interface Tree {
  readonly base: Layer;
  readonly environments: ReadonlyMap<string, Layer>;
  readonly diagnostics: readonly Diagnostic[];
}

const NAME = /^[a-z][a-z0-9-]*$/;
const FOLDERS = ['connections', 'syncs', 'services', 'senders'];
const NODE_FILE = 'zaaksluis.yaml';

/**
 * Reads all of them, in order of name; what is wrong with one does not keep the others from being read. `folder` is the
 * configuration folder; findings name files by its own name and what is below it (`config/syncs/leiden.yaml`).
 */
export async function readTree(folder: string): Promise<Tree> {
  const diagnostics: Diagnostic[] = [];
  const root = dirname(resolve(folder));
  const config = basename(resolve(folder));
  const base = await readLayer(root, config, diagnostics, ['environments', 'schema']);
  if (!base.node && !diagnostics.some(({ place }) => place?.file === `${config}/${NODE_FILE}`)) {
    diagnostics.push(diagnostic('ZS1009', `${config}/${NODE_FILE} is not there`, { place: { file: `${config}/${NODE_FILE}` } }));
  }
  const environments = new Map<string, Layer>();
  for (const entry of await list(root, `${config}/environments`, diagnostics)) {
    if (entry.folder) environments.set(entry.name, await readLayer(root, `${config}/environments/${entry.name}`, diagnostics, []));
    else if (isYaml(entry.name)) diagnostics.push(ignored(`${config}/environments/${entry.name}`));
  }
  return { base, environments, diagnostics };
}

const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

const ignored = (file: string): Diagnostic => diagnostic('ZS1013', 'this file is not read: it does not stand where a file of its kind belongs', { place: { file } });

async function readLayer(root: string, folder: string, diagnostics: Diagnostic[], expected: readonly string[]): Promise<Layer> {
  const top = await list(root, folder, diagnostics);
  for (const { name, folder: isFolder } of top) {
    if (isFolder && ![...FOLDERS, ...expected].includes(name)) {
      const inside = await list(root, `${folder}/${name}`, diagnostics);
      diagnostics.push(...inside.filter((entry) => isYaml(entry.name)).map((entry) => ignored(`${folder}/${name}/${entry.name}`)));
    } else if (!isFolder && isYaml(name) && name !== NODE_FILE) diagnostics.push(ignored(`${folder}/${name}`));
  }
  return {
    node: top.some(({ name }) => name === NODE_FILE) ? await read(root, `${folder}/${NODE_FILE}`, diagnostics) : undefined,
    connections: await readFolder(root, `${folder}/connections`, diagnostics),
    syncs: await readFolder(root, `${folder}/syncs`, diagnostics),
    services: await readFolder(root, `${folder}/services`, diagnostics),
    senders: await readFolder(root, `${folder}/senders`, diagnostics),
  };
}

async function readFolder(root: string, folder: string, diagnostics: Diagnostic[]): Promise<ReadonlyMap<string, Located>> {
  const files = new Map<string, Located>();
  for (const entry of await list(root, folder, diagnostics)) {
    const file = `${folder}/${entry.name}`;
    if (entry.folder || !isYaml(entry.name)) continue;
    const name = basename(entry.name, '.yaml');
    if (!entry.name.endsWith('.yaml') || !NAME.test(name)) {
      diagnostics.push(diagnostic('ZS1014', `"${entry.name}" cannot be a name: expected lower-case letters, digits and hyphens, then .yaml`, { place: { file } }));
      continue;
    }
    const located = await read(root, file, diagnostics);
    if (located) files.set(name, located);
  }
  return files;
}

async function read(root: string, file: string, diagnostics: Diagnostic[]): Promise<Located | undefined> {
  try {
    const located = readYaml(file, await readFile(join(root, file), 'utf8'));
    diagnostics.push(...located.diagnostics);
    return located;
  } catch (error) {
    diagnostics.push(diagnostic('ZS1009', `this file cannot be read (${reason(error)})`, { place: { file } }));
    return undefined;
  }
}

async function list(root: string, folder: string, diagnostics: Diagnostic[]): Promise<{ readonly name: string; readonly folder: boolean }[]> {
  try {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).map((entry) => ({ name: entry.name, folder: entry.isDirectory() })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    // A folder that is absent holds nothing; that config/zaaksluis.yaml is missing is said once, elsewhere.
    if (reason(error) !== 'ENOENT') diagnostics.push(diagnostic('ZS1009', `this folder cannot be read (${reason(error)})`, { place: { file: folder } }));
    return [];
  }
}

const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';
