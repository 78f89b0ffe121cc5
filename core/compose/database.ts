// Finds the database of the house: an address from the configuration or DATABASE_URL, else the embedded PostgreSQL.
import path from 'node:path';
import type { NodeConfig } from '../config/schema';
import { startEmbedded } from '../store/embedded';
import { migrate } from '../store/migrate';

export interface Database extends AsyncDisposable {
  readonly url: string;
  /** For people: `embedded PostgreSQL (started)`, `PostgreSQL at DATABASE_URL`. Never the address: it holds a password. */
  readonly what: string;
  readonly embedded: boolean;
}

export const dataFolder = (config: NodeConfig, root: string): string => path.resolve(root, config.data);

export const databaseFolder = (config: NodeConfig, root: string): string => path.join(dataFolder(config, root), 'postgres');

/** Opens and migrates it; `prepare` for what makes the schema itself. `say` is told what takes long. */
export async function openDatabase(config: NodeConfig, root: string, say: (sentence: string) => void, prepare: (url: string) => Promise<void> = migrate): Promise<Database> {
  const configured = config.database?.url.reveal();
  const given = configured ?? process.env['DATABASE_URL'];
  if (given) {
    await prepare(given);
    return { url: given, what: configured ? 'PostgreSQL of the configuration' : 'PostgreSQL at DATABASE_URL', embedded: false, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const embedded = await startEmbedded(databaseFolder(config, root), { say });
  try {
    await prepare(embedded.url);
  } catch (error) {
    await embedded.leave();
    throw error;
  }
  return { url: embedded.url, what: `embedded PostgreSQL (${embedded.how})`, embedded: true, [Symbol.asyncDispose]: () => embedded[Symbol.asyncDispose]() };
}
