// Checks what no file can know alone: names that must exist, environments, who owns a field, when something runs.
import { Cron } from 'croner';
import type { Connector, Support } from '../connector/contract';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { MODEL_SHAPES } from '../model/shapes';
import { checkSelect } from '../sync/select';
import type { Whereabouts } from './issues';
import { shapeOf } from './shape';
import { SANDBOX_ENVIRONMENTS, type ConnectionFile, type NodeConfig, type SyncFile } from './schema';

/** One file that was understood. */
export interface Understood<T> {
  readonly name: string;
  readonly value: T;
  readonly where: Whereabouts;
}

/** What is known of a mapping without running it. */
export interface KnownMapping {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Its way back, where it has one. */
  readonly back?: { readonly from: string; readonly to: string } | null;
}

export interface Known {
  readonly environment: string;
  readonly connectors: readonly Connector[];
  /** Every connection that has a file, also one with mistakes of its own: a sync that names it is not wrong. */
  readonly connectionNames: readonly string[];
  readonly connections: ReadonlyMap<string, Understood<ConnectionFile>>;
  /** null: not asked for. */
  readonly mappings: readonly KnownMapping[] | null;
}

type Path = readonly (string | number)[];

export function finder({ where }: Understood<unknown>): (code: Diagnostic['code'], path: Path, message: string, remedy?: string) => Diagnostic {
  return (code, path, message, remedy) => diagnostic(code, message, { place: where.at(path), subject: where.subject(path), ...(remedy === undefined ? {} : { remedy }) });
}

/** The connector exists; the environment is ours; a sandbox may be there. */
export function checkConnection(connection: Understood<ConnectionFile>, known: Known): Diagnostic[] {
  const find = finder(connection);
  const { connector: name, environment, sandbox } = connection.value;
  const connector = known.connectors.find((one) => one.name === name);
  const found: Diagnostic[] = [];
  if (!connector) found.push(find('ZS1015', ['connector'], `unknown connector "${name}"`, didYouMean(name, known.connectors.map((one) => one.name))));
  if (environment !== known.environment) found.push(find('ZS1018', ['environment'], `this connection belongs to ${environment} and this node to ${known.environment}`));
  if (sandbox && !SANDBOX_ENVIRONMENTS.some((allowed) => allowed === environment)) found.push(find('ZS1028', ['sandbox'], `a sandbox may not stand in for a system in ${environment}`));
  if (connector) found.push(...checkNamed(connection, connector, known));
  if (sandbox && connector && !connector.sandbox) found.push(find('ZS1028', ['sandbox'], `connector ${name} has no sandbox`));
  return found;
}

/** Settings that name another connection (`role: connection`), such as the one whose things a webhook tells of. */
function checkNamed(connection: Understood<ConnectionFile>, connector: Connector, known: Known): Diagnostic[] {
  const fields = Object.entries(shapeOf(connector.config).properties ?? {}).filter(([, { role }]) => role === 'connection');
  return fields.flatMap(([field]) => {
    const name = connection.value.settings[field];
    if (typeof name !== 'string' || known.connectionNames.includes(name)) return [];
    return [finder(connection)('ZS1016', ['settings', field], `unknown connection "${name}"`, didYouMean(name, known.connectionNames))];
  });
}

/** Connections, kinds, mappings, schedules, select and exceptions of one sync. */
export function checkSync(sync: Understood<SyncFile>, known: Known, exceptions: NodeConfig['exceptions'] | null): Diagnostic[] {
  const { value } = sync;
  return [
    ...checkEnd(sync, ['source'], value.source, 'source', 'read', known),
    ...checkMapping(sync, ['mapping'], value.mapping, sourceShapes(value, known), [value.kind], known),
    ...Object.entries(value.targets).flatMap(([name, target]) => [
      ...checkEnd(sync, ['targets', name, 'connection'], target.connection, 'target', 'written to', known),
      ...checkMapping(sync, ['targets', name, 'mapping'], target.mapping, [value.kind], shapesOf(target.connection, known), known),
    ]),
    ...checkSchedules(sync),
    ...checkLayers(sync),
    ...checkConditions(sync),
    ...(exceptions ? checkExceptions(sync, exceptions) : []),
  ];
}

/** The sync that zaken hand their documents to must keep documents, from the same source and to the same targets. */
export function checkDiscovers(syncs: readonly Understood<SyncFile>[]): Diagnostic[] {
  return syncs.flatMap((sync) => {
    const { discovers, source, kind } = sync.value;
    if (discovers === undefined) return [];
    const wrong = (message: string, remedy?: string): Diagnostic[] => [finder(sync)('ZS1030', ['discovers'], message, remedy)];
    const other = syncs.find(({ name }) => name === discovers);
    if (!other) return wrong(`there is no sync "${discovers}"`, didYouMean(discovers, syncs.map(({ name }) => name)));
    if (kind !== 'zaak') return wrong(`only a sync of zaken discovers documents; this one is of kind ${kind}`);
    if (other.value.kind !== 'informatieobject') return wrong(`sync "${discovers}" is of kind ${other.value.kind}, not informatieobject`);
    if (other.value.source !== source) return wrong(`sync "${discovers}" reads ${other.value.source}, this one ${source}`);
    return [];
  });
}

function checkEnd(sync: Understood<SyncFile>, path: Path, name: string, end: 'source' | 'target', verb: string, known: Known): Diagnostic[] {
  const find = finder(sync);
  if (!known.connectionNames.includes(name)) return [find('ZS1016', path, `unknown connection "${name}"`, didYouMean(name, known.connectionNames))];
  const connector = connectorOf(name, known);
  const support: Support<{ readonly kinds: readonly string[] }> | undefined = connector?.capabilities[end];
  if (!connector || !support) return [];
  if (!support.supported) return [find('ZS1017', path, `connector ${connector.name} cannot be ${verb}: ${support.why}`)];
  if (support.kinds.includes(sync.value.kind)) return [];
  return [find('ZS1017', path, `connector ${connector.name} cannot be ${verb} for ${sync.value.kind}; it knows: ${support.kinds.join(', ')}`)];
}

export const connectorOf = (connection: string, known: Known): Connector | undefined => known.connectors.find(({ name }) => name === known.connections.get(connection)?.value.connector);

export const shapesOf = (connection: string, known: Known): readonly string[] | null => connectorOf(connection, known)?.shapes.map(({ name }) => name) ?? null;

const sourceShapes = (sync: SyncFile, known: Known): readonly string[] | null => shapesOf(sync.source, known);

function checkMapping(sync: Understood<SyncFile>, path: Path, name: string, from: readonly string[] | null, to: readonly string[] | null, { mappings }: Known): Diagnostic[] {
  if (!mappings) return [];
  const find = finder(sync);
  const mapping = mappings.find((one) => one.name === name);
  if (!mapping) return [find('ZS1019', path, `unknown mapping "${name}"`, didYouMean(name, mappings.map((one) => one.name)))];
  const fits = (way: { readonly from: string; readonly to: string }): boolean => (from?.includes(way.from) ?? true) && (to?.includes(way.to) ?? true);
  if (fits(mapping) || (mapping.back && fits(mapping.back))) return [];
  if (from && !from.includes(mapping.from)) return [find('ZS1026', path, `mapping ${name} starts from ${mapping.from}; here it starts from ${from.join(' or ')}`)];
  if (to && !to.includes(mapping.to)) return [find('ZS1026', path, `mapping ${name} leads to ${mapping.to}; here it leads to ${to.join(' or ')}`)];
  return [];
}

const SCHEDULES = ['scan', 'hot', 'window', 'deep', 'prove'] as const;

/** A budget for something that never runs. */
function checkLayers(sync: Understood<SyncFile>): Diagnostic[] {
  const { layers, schedule } = sync.value;
  return (['scan', 'hot', 'window', 'deep'] as const).flatMap((layer) =>
    layers[layer].perRun !== undefined && schedule[layer] === undefined ? [finder(sync)('ZS3040', ['layers', layer], `layers.${layer} has no schedule.${layer}`)] : [],
  );
}

function checkSchedules(sync: Understood<SyncFile>): Diagnostic[] {
  const find = finder(sync);
  return SCHEDULES.flatMap((what) => {
    const pattern = sync.value.schedule[what];
    if (pattern === undefined) return [];
    const next = nextRun(pattern);
    if (next === undefined) return [find('ZS1023', ['schedule', what], `"${pattern}" is no schedule`)];
    return next === null ? [find('ZS1023', ['schedule', what], `"${pattern}" names a moment that never comes`)] : [];
  });
}

/** null: never; undefined: not a cron expression. croner tells what it cannot read only by throwing. */
function nextRun(pattern: string): Date | null | undefined {
  try {
    return new Cron(pattern, { timezone: 'Europe/Amsterdam', paused: true }).nextRun();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function checkConditions(sync: Understood<SyncFile>): Diagnostic[] {
  const shape = MODEL_SHAPES.find(({ name }) => name === sync.value.kind);
  if (!shape) return [];
  return checkSelect(sync.value.select, shape.schema).map(({ path, problem }) => finder(sync)('ZS1029', ['select', path], problem));
}

function checkExceptions(sync: Understood<SyncFile>, exceptions: NodeConfig['exceptions']): Diagnostic[] {
  const names = Object.keys(exceptions);
  return sync.value.windows.except.flatMap((entry, index) =>
    typeof entry === 'string' && !names.includes(entry) ? [finder(sync)('ZS1024', ['windows', 'except', index], `unknown list of exceptions "${entry}"`, didYouMean(entry, names))] : [],
  );
}
