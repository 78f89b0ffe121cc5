// What may stand in config/: the schemas and the types that come out of them.
export { node, type NodeConfig } from './schema/node';
export { connection, SANDBOX_ENVIRONMENTS, type ConnectionConfig, type ConnectionFile } from './schema/connection';
export { sender, service, type SenderConfig, type SenderFile, type ServiceConfig, type ServiceFile } from './schema/service';
export { sync, type SyncConfig, type SyncFile, type TargetConfig } from './schema/sync';

import type { ConnectionConfig } from './schema/connection';
import type { NodeConfig } from './schema/node';
import type { SenderConfig, ServiceConfig } from './schema/service';
import type { SyncConfig } from './schema/sync';

/** The whole configuration of this node in its environment: valid, overlays applied, secrets by reference. */
export interface HouseConfig {
  /** Relative paths in the configuration start here. */
  readonly root: string;
  readonly node: NodeConfig;
  /** By name, which is the name of the file. */
  readonly connections: ReadonlyMap<string, ConnectionConfig>;
  readonly syncs: ReadonlyMap<string, SyncConfig>;
  readonly services: ReadonlyMap<string, ServiceConfig>;
  readonly senders: ReadonlyMap<string, SenderConfig>;
}
