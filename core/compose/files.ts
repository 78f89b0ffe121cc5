// Reads everything that stands in files: configuration and mappings, checked against each other. No network, no database.
import path from 'node:path';
import { CONNECTORS } from '../../connectors/registry';
import { checkHouse, type Checked } from '../config/check';
import type { HouseConfig } from '../config/schema';
import type { Connector } from '../connector/contract';
import { DiagnosticError } from '../diagnostics/diagnostic';
import { loadMappings, type Loaded as LoadedMappings } from '../mapping/load';
import { MODEL_SHAPES, type Shape } from '../model/shapes';

/** Where the files of a house stand. */
export interface HouseFolders {
  readonly configDir: string;
  readonly mappingsDir: string;
  /** Relative paths in the configuration start here. */
  readonly root: string;
}

export interface Files extends Checked {
  readonly mappings: LoadedMappings;
}

/** Every shape a mapping may name: the model's and each connector's. */
export const SHAPES: readonly Shape[] = [...MODEL_SHAPES, ...[...CONNECTORS.values()].flatMap((connector) => connector.shapes)];

/** The connector of this name; null: there is none. */
export const connectorNamed = (name: string): Connector | null => CONNECTORS.get(name) ?? null;

export const connectorNames = (): string[] => [...CONNECTORS.keys()].sort();

export const readMappings = (folder: string): LoadedMappings => loadMappings(shown(folder), SHAPES);

/** All of it, with all that is wrong in one pass. */
export async function readFiles(at: HouseFolders, environment?: string): Promise<Files> {
  const mappings = readMappings(at.mappingsDir);
  const checked = await checkHouse(shown(at.configDir), [...CONNECTORS.values()], async () => ({ mappings: mappings.mappings.values(), diagnostics: mappings.diagnostics }), {
    root: at.root,
    mappingsFolder: at.mappingsDir,
    ...(environment === undefined ? {} : { environment }),
  });
  return { ...checked, mappings };
}

/** As a person would type it from where they stand, when that is shorter: it stands in every message. */
function shown(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return relative.length < folder.length ? relative || '.' : folder;
}

/** Files to work with; throws all that is wrong with them at once. */
export async function soundFiles(at: HouseFolders, environment?: string): Promise<Files & { readonly config: HouseConfig; readonly hash: string }> {
  const files = await readFiles(at, environment);
  const { config, hash } = files;
  if (!files.ok || config === null || hash === null) throw new DiagnosticError(files.diagnostics.filter((finding) => finding.severity === 'error'));
  return { ...files, config, hash };
}
