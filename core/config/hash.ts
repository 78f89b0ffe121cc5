// What makes a configuration revision: everything that decides what is written, and no secret.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Place } from '../diagnostics/diagnostic';
import { readYaml } from '../diagnostics/locate';
import { hash } from '../model/hash';
import type { Json, JsonObject } from '../model/json';

/** The configuration in force as it is written, overlays applied; secrets are in it by reference only. */
export interface EffectiveConfig {
  readonly environment: string;
  readonly node: JsonObject;
  readonly connections: Readonly<Record<string, JsonObject>>;
  readonly syncs: Readonly<Record<string, JsonObject>>;
  readonly services: Readonly<Record<string, JsonObject>>;
  readonly senders: Readonly<Record<string, JsonObject>>;
  /** Where a path (`['connections', 'openzaak', 'settings', 'url']`) got its value: the file itself or its overlay. */
  placeOf(path: readonly string[]): Place;
}

// Of the node only what all nodes of a house share; a port, a folder or a log level of one node makes no other revision.
const OF_THE_HOUSE = ['leases', 'persons', 'retention', 'exceptions'] as const;

/**
 * SHA-256, in hex, over the normalised content of the configuration and of every file below `mappings`. Comments, spacing and the
 * order of fields do not count; the order of a list does. References to secrets count, their values do not.
 */
export async function configHash({ environment, node, connections, syncs, services, senders }: EffectiveConfig, mappings: string): Promise<string> {
  const house = Object.fromEntries(OF_THE_HOUSE.flatMap((field) => (node[field] === undefined ? [] : [[field, node[field]]])));
  // A house without services keeps the revision it had before there were any.
  const called: JsonObject = Object.keys(services).length + Object.keys(senders).length === 0 ? {} : { services: { ...services }, senders: { ...senders } };
  return hash({ environment, house, connections: { ...connections }, syncs: { ...syncs }, ...called, mappings: await mappingsContent(mappings) });
}

/** Path → content: YAML by meaning, anything else (functions of a customer) by its bytes. Tests beside mappings do not count. */
async function mappingsContent(folder: string): Promise<JsonObject> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  const content = await Promise.all(
    files.filter(counts).map(async (file): Promise<[string, Json]> => {
      const bytes = await readFile(file);
      const name = relative(folder, file).split(sep).join('/');
      const value = name.endsWith('.yaml') ? readYaml(name, bytes.toString('utf8')).value : undefined;
      return [name, value ?? createHash('sha256').update(bytes).digest('hex')];
    }),
  );
  return Object.fromEntries(content);
}

const counts = (file: string): boolean => /\.(ya?ml|json|csv|[cm]?[jt]s)$/.test(file) && !/\.test\.(yaml|[cm]?[jt]s)$/.test(file) && !file.split(sep).includes('cases');
