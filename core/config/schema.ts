// What may stand in config/: the schemas and the types that come out of them.
export { node, type NodeConfig } from './schema/node';
export { connection, type ConnectionConfig, type ConnectionFile } from './schema/connection';
export { sync, type Select, type SyncConfig, type SyncFile, type TargetConfig } from './schema/sync';

import type { ConnectionConfig } from './schema/connection';
import type { NodeConfig } from './schema/node';
import type { SyncConfig } from './schema/sync';

/** The whole configuration of this node in its environment: valid, overlays applied, secrets by reference. */
export interface HouseConfig {
  /** Folder that holds `config/` and `mappings/`; relative paths start here. */
  readonly root: string;
  readonly node: NodeConfig;
  /** By name, which is the name of the file. */
  readonly connections: ReadonlyMap<string, ConnectionConfig>;
  readonly syncs: ReadonlyMap<string, SyncConfig>;
}
