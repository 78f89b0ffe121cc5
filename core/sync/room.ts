// What every verb of this room works with: the store, the syncs as they are configured, and the open connections.
import type { Connection, ReadOptions } from '../connector/contract';
import type { Clock, Log } from '../connector/host';
import type { Mapping } from '../mapping/types';
import type { JsonObject } from '../model/json';
import type { Kind } from '../model/ref';
import type { Ownership } from '../model/threeway';
import type { Store } from './ports';
import type { Predicate } from './select';

/** Everything a verb needs; made once by compose, shared by all loops of a node. */
export interface Room {
  readonly store: Store;
  readonly syncs: ReadonlyMap<string, Sync>;
  readonly connections: ReadonlyMap<string, OpenConnection>;
  readonly log: Log;
  /** For today's date and the dates of a report; due times and leases never come from here. */
  readonly clock: Clock;
  /** Who acts, for the journal: `node huis-1`, or the name of a person. */
  readonly actor: string;
  /** The configuration revision this node works with. */
  readonly revision: string;
  /** Length of a lease in ms; renewed before every outside write. */
  readonly leaseMs: number;
}

/** A connection that is open, and what the house knows of it. */
export interface OpenConnection {
  readonly name: string;
  readonly connection: Connection;
  /** Longest that one outside write may take, in ms; shorter than the lease. */
  readonly timeoutMs: number;
  /** How long after a call the other side may still carry it out, in ms: before that its absence does not count. */
  readonly graceMs: number;
  /** Whether the target can say what it has (`find`, `recognise`). */
  readonly canBeAsked: boolean;
  /** What its target does with what it gets: converge for ever, or take one transfer per approved list. Absent: it keeps. */
  readonly nature?: 'keeps' | 'receives';
  /** A system that normally speaks within this time, in ms; silent for longer, status says so. Absent: nothing is expected. */
  readonly expectMs?: number;
  /** Whether not being listed by a complete scan means anything. */
  readonly proves: 'presence' | 'absence';
}

/** One sync, its mappings compiled. */
export interface Sync {
  readonly name: string;
  /** Name of the connection that is read. */
  readonly source: string;
  readonly kind: Kind;
  /** Raw → model. */
  readonly mapping: Mapping;
  readonly settings: JsonObject;
  readonly select: Predicate;
  /** The select as written, handed to `Source.list` as a hint. */
  readonly selectHint: JsonObject;
  readonly onLeave: 'keep' | 'report' | 'remove';
  readonly deliver: 'automatic' | 'approve';
  readonly targets: ReadonlyMap<string, SyncTarget>;
  /** How many names a complete scan may miss before it is taken for a broken source: the larger of the two counts. */
  readonly missing: { readonly percent: number; readonly least: number };
  /** What is asked of `Source.read` beyond the ordinary. */
  readonly read?: ReadOptions;
  /** The sync in which the documents of these zaken are subjects of their own; absent: they are not kept in step. */
  readonly discovers?: string;
  /** Takes out of the model what we write there ourselves (practice §2), before it is hashed. */
  readonly withoutOwnActs?: (model: JsonObject) => JsonObject;
  /** How long a name that we are told of waits for what else is said of it, in ms; absent: it is looked at as soon as can be. */
  readonly settleMs?: number;
  /** ms until writing is allowed again; 0: now. */
  readonly opensIn: (now: Date) => number;
}

export interface SyncTarget {
  readonly name: string;
  readonly connection: string;
  /** Model → the target's shape. */
  readonly mapping: Mapping;
  readonly ownership: (path: string) => Ownership;
  readonly retain: 'values' | 'hashes';
  /** Others write there too: what the target has beside ours is no news. */
  readonly shared?: boolean;
  readonly options: JsonObject;
}

/** The default of `Sync.missing`: one name in ten, and never fewer than five. */
export const MISSING = { percent: 10, least: 5 } as const;
