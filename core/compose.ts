// The composition root: makes a house out of its files, its database and its connections. The one place that knows everything.
import os from 'node:os';
import path from 'node:path';
import { checkKey, installationKey } from './compose/key';
import { openConnections, type Connections, type Observe, type Reached } from './compose/connections';
import { dataFolder, openDatabase } from './compose/database';
import { soundFiles, type HouseFolders } from './compose/files';
import { makeRoom } from './compose/room';
import { openServices, type Services } from './compose/services';
import type { HouseConfig } from './config/schema';
import { openSpool } from './content/spool';
import { openLog, type Logger } from './diagnostics/log';
import type { Loaded as LoadedMappings } from './mapping/load';
import { openStore, type OpenStore } from './store/open';
import type { Room } from './sync/room';

/** A house with its doors open: what commands and nodes work in. Disposing closes everything it opened. */
export interface House extends AsyncDisposable {
  readonly at: HouseFolders;
  readonly config: HouseConfig;
  /** Hash of the files of this process: its configuration revision. */
  readonly hash: string;
  readonly mappings: LoadedMappings;
  readonly store: OpenStore;
  readonly connections: Connections;
  /** How others reach this node, once that is known. */
  readonly reached: Reached;
  readonly room: Room;
  /** What others can call. */
  readonly services: Services;
  readonly log: Logger;
  readonly node: string;
  /** For people: which database. */
  readonly database: string;
  readonly databaseUrl: string;
  /** The database lives in the data folder. */
  readonly embedded: boolean;
  readonly dataFolder: string;
}

export interface HouseOptions {
  readonly environment?: string;
  /** Who acts, for the journal; absent: this node. */
  readonly actor?: string;
  /** Told in sentences what takes long. */
  readonly say?: (sentence: string) => void;
  readonly observe?: Observe;
  /** Nothing outside can be written through the connections: for commands that only look. */
  readonly readOnly?: boolean;
  /** A person looks: connections that rest answer as well, one call at a time. Implied by `readOnly`. */
  readonly looks?: boolean;
}

/**
 * Opens the house in these folders.
 *
 * @throws DiagnosticError with everything that is wrong in the files, or with the database
 */
export async function openHouse(at: HouseFolders, options: HouseOptions = {}): Promise<House> {
  const { config, hash, mappings } = await soundFiles(at, options.environment);
  const node = config.node.name ?? os.hostname();
  const log = openLog(config.node.log.level);
  const clock = { now: () => new Date() };
  const data = dataFolder(config.node, at.root);
  const key = installationKey(data);
  const opened: AsyncDisposable[] = [];
  const close = async (): Promise<void> => {
    for (const one of [...opened].reverse()) await one[Symbol.asyncDispose]();
  };
  try {
    const database = await openDatabase(config.node, at.root, options.say ?? (() => undefined));
    opened.push(database);
    const store = await openStore({ url: database.url, key, node, revision: hash });
    opened.push({ [Symbol.asyncDispose]: () => store.close() });
    await checkKey(key, store.shelf('zaaksluis'));
    const reached: Reached = { at: config.node.http.publicUrl ?? null };
    const spool = openSpool(path.join(data, 'spool'));
    const connections = await openConnections(config.connections.values(), {
      store, clock, log, root: at.root, reached, spool, observe: options.observe ?? (() => undefined), readOnly: options.readOnly ?? false, looks: options.looks ?? options.readOnly ?? false,
    });
    opened.push(connections);
    const room = makeRoom({
      config, mappings: mappings.mappings, connections: connections.open, store, log, clock, revision: hash, actor: options.actor ?? `node ${node}`,
    });
    const services = openServices({ config, mappings: mappings.mappings, connections: connections.open, syncs: room.syncs, store, spool, log, clock, actor: room.actor });
    opened.push(services);
    return { at, config, hash, mappings, store, connections, reached, room, services, log, node, database: database.what, databaseUrl: database.url, embedded: database.embedded, dataFolder: data, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The same house, with a person as the one who acts. */
export const actingAs = (house: House, actor: string): House => ({ ...house, room: { ...house.room, actor } });
