// Loads the whole configuration: every file, one pass, all mistakes at once.
import { dirname, resolve } from 'node:path';
import { secretsIn } from '../connector/secret';
import type { Connector } from '../connector/contract';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../diagnostics/locate';
import { sortDiagnostics } from '../diagnostics/render';
import { didYouMean } from '../diagnostics/suggest';
import type { JsonObject } from '../model/json';
import { nextOpening } from '../model/windows';
import { checkConnection, checkDiscovers, checkSync, type Known, type KnownMapping, type Understood } from './cross';
import { configHash, type EffectiveConfig } from './hash';
import { checkOverlays } from './overlays';
import { checkOwners } from './owners';
import { connectorsOf, type Registry } from './registry';
import { connection as connectionSchema, node as nodeSchema, sender as senderSchema, service as serviceSchema, sync as syncSchema, type ConnectionConfig, type ConnectionFile, type HouseConfig, type SenderConfig, type SenderFile, type ServiceConfig, type SyncConfig } from './schema';
import { parseSection, readSection, type Section } from './section';
import { connectionShape, field, senderShape } from './connection-shape';
import { connectorFor } from './sender-connector';
import { checkSender, checkSeries, checkService } from './services';
import { shapeOf } from './shape';
import { readTree, type Tree } from './tree';
import { windowsOf } from './windows';

export interface LoadOptions {
  /** Where relative paths in the configuration start; absent: the folder in which the configuration folder stands. */
  readonly root?: string;
  /** The environment to load; absent: the one zaaksluis.yaml names. */
  readonly environment?: string;
  /** Where secrets by `env` are looked up; absent: the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The mappings there are; absent: names of mappings are not checked. */
  readonly mappings?: readonly KnownMapping[];
  /** Folder of the mappings, which are part of the revision; absent: `mappings` beside the configuration folder. */
  readonly mappingsFolder?: string;
}

/** What came of loading. With an error there is no configuration to work with, and no hash. */
export interface Loaded {
  readonly config: HouseConfig | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What makes a configuration revision; equal for files that mean the same. */
  readonly hash: string | null;
  /** What is in force, as written: for `config diff`. */
  readonly effective: EffectiveConfig | null;
  /** How many of each were read. */
  readonly counts: { readonly connections: number; readonly syncs: number; readonly services: number; readonly senders: number; readonly environments: number };
}

/** Reads `folder` (the configuration folder); no network, and nothing is written. */
export async function loadConfig(folder: string, connectors: Registry, options: LoadOptions = {}): Promise<Loaded> {
  const registry = connectorsOf(connectors);
  const tree = await readTree(folder);
  const root = resolve(options.root ?? dirname(resolve(folder)));
  const found: Diagnostic[] = [...tree.diagnostics];
  const environment = options.environment ?? writtenEnvironment(tree.base.node) ?? '';
  found.push(...checkEnvironment(tree, environment, folder));
  const layer = tree.environments.get(environment);

  const node = tree.base.node && understand('zaaksluis', 'node', nodeSchema, tree.base.node, layer?.node, found);
  const connections = new Map<string, Understood<ConnectionFile> & { readonly section: Section; readonly parsed: unknown }>();
  for (const [name, file] of tree.base.connections) {
    const section = readSection(`connections.${name}`, connectionShape(file, layer?.connections.get(name), registry), file, layer?.connections.get(name));
    found.push(...section.diagnostics);
    if (file.value === undefined) continue;
    const { salvaged, diagnostics } = parseSection(section, connectionSchema, section.written);
    const settings = parseSettings(section, registry);
    found.push(...diagnostics, ...settings.diagnostics);
    if (salvaged) connections.set(name, { name, value: salvaged, where: section.where, section, parsed: settings.parsed });
  }
  const syncs = [...tree.base.syncs].flatMap(([name, file]) => {
    const one = understand(name, `syncs.${name}`, syncSchema, file, layer?.syncs.get(name), found);
    return one ? [one] : [];
  });
  const services = [...tree.base.services].flatMap(([name, file]) => {
    const one = understand(name, `services.${name}`, serviceSchema, file, layer?.services.get(name), found);
    return one ? [one] : [];
  });
  const senders = [...tree.base.senders].flatMap(([name, file]) => {
    const one = understandSender(tree, name, file, layer?.senders.get(name), registry, found);
    return one ? [one] : [];
  });
  found.push(...checkOverlays(tree, environment, registry));

  const known: Known = { environment, connectors: registry, connectionNames: [...tree.base.connections.keys()], connections, mappings: options.mappings ?? null };
  for (const connection of connections.values()) {
    if (environment !== '') found.push(...checkConnection(connection, known));
    found.push(...checkSecrets(connection.parsed, connection.section, ['settings'], root, options));
    const lease = node?.value.leases.delivery;
    if (lease !== undefined && connection.value.timeout >= lease) {
      found.push(diagnostic('ZS1008', 'a call may take as long as the lease of a delivery: another node would begin the same write', { place: connection.where.at(['timeout']), subject: connection.where.subject(['timeout']), remedy: 'make it shorter than leases.delivery in zaaksluis.yaml' }));
    }
  }
  if (node) found.push(...checkSecrets(node.value, node.section, [], root, options));
  for (const sync of syncs) {
    found.push(...checkSync(sync, known, node?.value.exceptions ?? null));
    const windows = windowsOf(sync.value, node?.value.exceptions ?? {});
    if (sync.value.windows.allow && nextOpening(windows, new Date()) === null) found.push(diagnostic('ZS1027', 'nothing will ever be written: no window opens in the coming two years', { place: sync.where.atKey(['windows']), subject: sync.where.subject(['windows']) }));
  }
  for (const service of services) found.push(...checkService(service, known));
  found.push(...checkSeries(services));
  for (const sender of senders) found.push(...checkSender(sender, [...tree.base.services.keys()]), ...checkSecrets(sender.parsed, sender.section, ['settings'], root, options));
  found.push(...checkDiscovers(syncs));
  found.push(...checkOwners(syncs, connections, registry));

  const counts = { connections: tree.base.connections.size, syncs: tree.base.syncs.size, services: tree.base.services.size, senders: tree.base.senders.size, environments: tree.environments.size };
  const diagnostics = sortDiagnostics(found);
  if (!node || diagnostics.some(({ severity }) => severity === 'error')) return { config: null, diagnostics, hash: null, effective: null, counts };
  const config: HouseConfig = {
    root,
    node: { ...node.value, environment },
    connections: new Map([...connections].map(([name, one]) => [name, connectionConfig(name, one.value, one.parsed)])),
    syncs: new Map(syncs.map(({ name, value }): [string, SyncConfig] => [name, { ...value, name, windows: windowsOf(value, node.value.exceptions) }])),
    services: new Map(services.map(({ name, value }): [string, ServiceConfig] => [name, { ...value, name }])),
    senders: new Map(senders.map(({ name, value, parsed }): [string, SenderConfig] => [name, { ...value, name, settings: parsed as JsonObject }])),
  };
  const effective = effectiveOf(environment, node.section, { connections, syncs: byName(syncs), services: byName(services), senders: byName(senders) });
  return { config, diagnostics, hash: await configHash(effective, options.mappingsFolder ?? resolve(folder, '..', 'mappings')), effective, counts };
}

function understand<T>(name: string, subject: string, schema: Parameters<typeof parseSection<T>>[1], file: Located, overlay: Located | undefined, found: Diagnostic[]): (Understood<T> & { readonly section: Section }) | undefined {
  const section = readSection(subject, shapeOf(schema), file, overlay);
  found.push(...section.diagnostics);
  if (file.value === undefined) return undefined;
  const { salvaged, diagnostics } = parseSection(section, schema, section.written);
  found.push(...diagnostics);
  return salvaged === undefined ? undefined : { name, value: salvaged, where: section.where, section };
}

/** A sender with its settings, as the connector of its service understands them. */
function understandSender(tree: Tree, name: string, file: Located, overlay: Located | undefined, registry: readonly Connector[], found: Diagnostic[]): (Understood<SenderFile> & { readonly section: Section; readonly parsed: unknown }) | undefined {
  const connector = connectorFor(tree, file, registry);
  const section = readSection(`senders.${name}`, senderShape(connector), file, overlay);
  found.push(...section.diagnostics);
  if (file.value === undefined) return undefined;
  const { salvaged, diagnostics } = parseSection(section, senderSchema, section.written);
  const settings = section.written['settings'] ?? {};
  const parsed = connector?.sender ? parseSection(section, connector.sender, settings, ['settings']) : { parsed: settings, diagnostics: [] };
  found.push(...diagnostics, ...parsed.diagnostics);
  if (connector && !connector.sender) found.push(diagnostic('ZS1246', `connector ${connector.name} knows no senders`, { place: section.where.at(['service']), subject: section.where.subject(['service']) }));
  return salvaged === undefined ? undefined : { name, value: salvaged, where: section.where, section, parsed: parsed.parsed };
}

/** Also where the rest of the file is wrong: all mistakes in one pass. */
function parseSettings({ written, ...section }: Section, registry: readonly Connector[]): { readonly parsed: unknown; readonly diagnostics: readonly Diagnostic[] } {
  const settings = written['settings'] ?? {};
  const connector = registry.find(({ name }) => name === written['connector']);
  if (!connector || written['sandbox'] || typeof settings !== 'object' || Array.isArray(settings)) return { parsed: settings, diagnostics: [] };
  return parseSection({ written, ...section }, connector.config, settings, ['settings']);
}

const connectionConfig = (name: string, { settings: _, sandbox, ...rest }: ConnectionFile, parsed: unknown): ConnectionConfig => ({ ...rest, name, sandbox: sandbox === undefined ? null : (sandbox as JsonObject), settings: parsed });

const writtenEnvironment = (file: Located | undefined): string | undefined => field(file?.value, 'environment');

function checkEnvironment(tree: Tree, environment: string, folder: string): Diagnostic[] {
  const written = writtenEnvironment(tree.base.node);
  const known = [...tree.environments.keys(), ...(written === undefined ? [] : [written])];
  if (environment === '' || known.includes(environment)) return [];
  const remedy = didYouMean(environment, new Set(known));
  return [diagnostic('ZS1020', `unknown environment "${environment}"`, { subject: `${folder}/environments/${environment}`, ...(remedy === undefined ? {} : { remedy }) })];
}

function checkSecrets(parsed: unknown, section: Section, below: readonly string[], root: string, options: LoadOptions): Diagnostic[] {
  return secretsIn(parsed, below).flatMap(({ path, secret }) => {
    secret.bind({ root, env: options.env ?? process.env });
    return secret.problems().map(({ finding, index }) => {
      const place = section.where.at(secret.isList ? [...path, index] : path);
      return { ...finding, place, subject: section.where.subject(path) };
    });
  });
}

type Sections = ReadonlyMap<string, { readonly section: Section }>;

const byName = (all: readonly (Understood<unknown> & { readonly section: Section })[]): Sections => new Map(all.map((one) => [one.name, one]));

function effectiveOf(environment: string, node: Section, kinds: Readonly<Record<'connections' | 'syncs' | 'services' | 'senders', Sections>>): EffectiveConfig {
  const written = (section: Section): JsonObject => section.written as JsonObject;
  const all = (sections: Sections): Record<string, JsonObject> => Object.fromEntries([...sections].map(([name, { section }]) => [name, written(section)]));
  return {
    environment,
    node: written(node),
    connections: all(kinds.connections),
    syncs: all(kinds.syncs),
    services: all(kinds.services),
    senders: all(kinds.senders),
    placeOf: (path) => {
      const [kind, name, ...rest] = path;
      const section = kind === 'node' ? node : Object.entries(kinds).find(([one]) => one === kind)?.[1].get(name ?? '')?.section;
      const { file, line, col } = section?.where.at(kind === 'node' ? path.slice(1) : rest) ?? { file: '' };
      return { file, ...(line === undefined ? {} : { line }), ...(col === undefined ? {} : { col }) };
    },
  };
}
