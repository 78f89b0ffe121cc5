// What every verb of the sandbox gets: the shelf, the table of resources, and who calls.
import type { Shelf } from '../../../../core/connector/host';
import type { Resource } from '../resource';
import type { Client } from '../settings';

export interface Call {
  readonly shelf: Shelf;
  readonly resource: Resource;
  readonly resources: readonly Resource[];
  readonly client: Client;
  /** Scheme and host as the caller wrote them. */
  readonly root: string;
  readonly pageSize: number;
}
