// Checks a whole house without the network: configuration, and the mappings if they can be loaded.
import type { Diagnostic, Severity } from '../diagnostics/diagnostic';
import { countDiagnostics, sortDiagnostics } from '../diagnostics/render';
import type { KnownMapping } from './cross';
import { loadConfig, type Loaded, type LoadOptions } from './load';
import type { Registry } from './registry';

/** Loads and proves the mappings; given by whoever knows both rooms. */
export type MappingsLoader = () => Promise<{ readonly mappings: Iterable<KnownMapping>; readonly diagnostics: readonly Diagnostic[] }>;

export interface Checked extends Pick<Loaded, 'config' | 'hash' | 'effective'> {
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** No error; warnings may be. */
  readonly ok: boolean;
  readonly counts: Readonly<Record<Severity, number>> & { readonly connections: number; readonly syncs: number; readonly services: number; readonly senders: number; readonly environments: number; readonly mappings: number | null };
}

/** Everything that can be known before anything runs, in one pass. */
export async function checkHouse(folder: string, registry: Registry, loadMappings?: MappingsLoader, options: LoadOptions = {}): Promise<Checked> {
  const loaded = await loadMappings?.();
  const mappings = loaded && [...loaded.mappings];
  const { config, hash, effective, diagnostics, counts } = await loadConfig(folder, registry, { ...options, ...(mappings ? { mappings } : {}) });
  const all = sortDiagnostics([...diagnostics, ...(loaded?.diagnostics ?? [])]);
  return { config, hash, effective, diagnostics: all, ok: !all.some(({ severity }) => severity === 'error'), counts: { ...countDiagnostics(all), ...counts, mappings: mappings?.length ?? null } };
}
