// What a mapping looks names up in: functions and tables.
import type { MappingFunction } from './functions/define';
import type { Table } from './table';

/** What `check` and `compile` look names up in. */
export interface Library {
  readonly functions: ReadonlyMap<string, MappingFunction>;
  readonly tables: ReadonlyMap<string, Table>;
}
