// The fields of one connection file: those every connection has, and under settings those of its connector.
import type { Connector } from '../connector/contract';
import type { Located } from '../diagnostics/locate';
import type { YamlValue } from '../diagnostics/yaml';
import { connection, sender } from './schema';
import { shapeOf, type FieldShape } from './shape';

/** The shape of a connection; where its connector is not known, `settings` may hold anything. */
export function connectionShape(file: Located, overlay: Located | undefined, registry: readonly Connector[]): FieldShape {
  const base = shapeOf(connection);
  const name = field(overlay?.value, 'connector') ?? field(file.value, 'connector');
  const connector = registry.find((one) => one.name === name);
  return connector ? { ...base, properties: { ...base.properties, settings: shapeOf(connector.config) } } : base;
}

/** The shape of a sender; where the connector of its service is not known, or knows no senders, `settings` may hold anything. */
export function senderShape(connector: Connector | undefined): FieldShape {
  const base = shapeOf(sender);
  return connector?.sender ? { ...base, properties: { ...base.properties, settings: shapeOf(connector.sender) } } : base;
}

/** A field of a file that holds a text; undefined where it does not. */
export function field(value: YamlValue | undefined, name: string): string | undefined {
  const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
  return typeof inner === 'string' ? inner : undefined;
}
