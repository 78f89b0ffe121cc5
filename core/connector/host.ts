// What the house lends to a connector: nothing else reaches it.
import type { Readable } from 'node:stream';
import type { Json, JsonObject } from '../model/json';
import type { Ref } from '../model/ref';
import type { HttpFactory } from './http';

/** Node time, for logs and token lifetimes; due times and leases never come from here. */
export interface Clock {
  now(): Date;
}

/** Structured logging. The values pass a scrubber that masks BSNs and secrets; still, do not log content. */
export interface Log {
  debug(fields: JsonObject, message: string): void;
  info(fields: JsonObject, message: string): void;
  warn(fields: JsonObject, message: string): void;
  error(fields: JsonObject, message: string): void;
}

export interface Host {
  /** Name of this connection, as in its file name. */
  readonly connection: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The one HTTP client of the house: pool, timeouts, budget, status table, redaction. */
  readonly http: HttpFactory;
  /** What push-only systems told us last, per subject. */
  readonly inbox: Inbox;
  /** Content on its way: files of this node, found again by name after a crash. */
  readonly spool: Spool;
  /** Small state of this connection that may be lost at the price of work (caches, seen file hashes). */
  readonly shelf: Shelf;
  /** Folder for relative paths in configuration. */
  readonly root: string;
  /**
   * Ids at this connection of subjects of a source, as far as they were delivered or adopted here: source id → target id. For
   * relations between subjects; one statement for all.
   */
  linked(refs: readonly Ref[]): Promise<ReadonlyMap<string, string>>;
  /** Address at which others reach the receiver of this connection (`<publicUrl>/webhooks/<connection>`); null: this node has none. */
  readonly callbackUrl: string | null;
  /** True while somebody only looks (plan): nothing may be moved, deleted or made on disk either. */
  readonly readOnly: boolean;
}

/** A value per key, in PostgreSQL; keys of one connection are its own. */
export interface Shelf {
  get(key: string): Promise<Json | undefined>;
  put(key: string, value: Json): Promise<void>;
  remove(key: string): Promise<void>;
  /** Keys that start with `prefix`, in order, after `after`; at most `limit`. */
  scan(prefix: string, after: string | null, limit: number): Promise<{ readonly key: string; readonly value: Json }[]>;
  /** Runs `work` alone among all processes that share this shelf, in one transaction: all of it or nothing. */
  exclusively<T>(work: (shelf: Omit<Shelf, 'exclusively'>) => Promise<T>): Promise<T>;
}

/** The last thing a push-only sender said of each subject. Putting is idempotent: an equal stamp changes nothing. */
export interface Inbox {
  put(entries: readonly InboxEntry[]): Promise<void>;
  get(ref: Ref): Promise<InboxEntry | undefined>;
  list(after: string | null, limit: number): Promise<InboxEntry[]>;
}

export interface InboxEntry {
  readonly ref: Ref;
  readonly stamp: string;
  /** null: the sender said it is gone. */
  readonly value: JsonObject | null;
  readonly provenance: JsonObject;
}

/** Streams to files and back, counting and hashing on the way. */
export interface Spool {
  /** Keeps a stream; refuses (ZS5001) what is larger than `limit` bytes and removes what was written of it. */
  keep(content: Readable, limit: number, signal: AbortSignal): Promise<Spooled>;
  open(name: string, from?: number): Promise<Readable>;
  discard(name: string): Promise<void>;
}

export interface Spooled {
  readonly name: string;
  /** Absolute path, for those who must read the file in place. */
  readonly path: string;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}
