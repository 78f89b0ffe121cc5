// Reads everything that stands in files: configuration and mappings, checked against each other. No network, no database.
import path from 'node:path';
import { CONNECTORS } from '../../connectors/registry';
import { loadConfig, type Loaded } from '../config/load';
import type { HouseConfig } from '../config/schema';
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic';
import { loadMappings, type Loaded as LoadedMappings } from '../mapping/load';
import { MODEL_SHAPES, type Shape } from '../model/shapes';

/** Where the files of a house stand. */
export interface HouseFolders {
  readonly configDir: string;
  readonly mappingsDir: string;
  /** Relative paths in the configuration start here. */
  readonly root: string;
}

export interface Files {
  readonly loaded: Loaded;
  readonly mappings: LoadedMappings;
  /** Of both, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Every shape a mapping may name: the model's and each connector's. */
export const SHAPES: readonly Shape[] = [...MODEL_SHAPES, ...[...CONNECTORS.values()].flatMap((connector) => connector.shapes)];

export const REGISTRY = [...CONNECTORS.values()];

export async function readFiles(at: HouseFolders, environment?: string): Promise<Files> {
  const mappings = loadMappings(shown(at.mappingsDir), SHAPES);
  const loaded = await loadConfig(shown(at.configDir), REGISTRY, {
    root: at.root,
    mappingsFolder: at.mappingsDir,
    mappings: [...mappings.mappings.values()],
    ...(environment === undefined ? {} : { environment }),
  });
  return { loaded, mappings, diagnostics: [...loaded.diagnostics, ...mappings.diagnostics] };
}

/** As a person would type it from where they stand, when that is shorter: it stands in every message. */
function shown(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return relative.length < folder.length ? relative || '.' : folder;
}

/** Files to work with; throws all that is wrong with them at once. */
export async function soundFiles(at: HouseFolders, environment?: string): Promise<Files & { readonly config: HouseConfig; readonly hash: string }> {
  const files = await readFiles(at, environment);
  const errors = files.diagnostics.filter((finding) => finding.severity === 'error');
  const { config, hash } = files.loaded;
  if (errors.length > 0 || config === null || hash === null) throw new DiagnosticError(errors);
  return { ...files, config, hash };
}
