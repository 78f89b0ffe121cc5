// Finds the connector of a sender through the files: its service, the connection of that, and the connector there.
import type { Connector } from '../connector/contract';
import type { Located } from '../diagnostics/locate';
import { field } from './connection-shape';
import type { Tree } from './tree';

/** undefined: one of the files is not there or does not say. */
export function connectorFor({ base }: Pick<Tree, 'base'>, sender: Located, registry: readonly Connector[]): Connector | undefined {
  const service = base.services.get(field(sender.value, 'service') ?? '');
  const connection = base.connections.get(field(service?.value, 'connection') ?? '');
  const name = field(connection?.value, 'connector');
  return registry.find((one) => one.name === name);
}
