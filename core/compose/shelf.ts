// Opens one shelf of a house without opening the house: for a sandbox that is run by itself.
import { randomUUID } from 'node:crypto';
import type { Shelf } from '../connector/host';
import { openStore } from '../store/open';
import { openDatabase } from './database';
import { soundFiles, type HouseFolders } from './files';

export interface OpenShelf extends AsyncDisposable {
  readonly shelf: Shelf;
}

export async function openShelf(at: HouseFolders, name: string, say: (sentence: string) => void): Promise<OpenShelf> {
  const { config } = await soundFiles(at);
  const database = await openDatabase(config.node, at.root, say);
  const store = await openStore({ url: database.url, key: Buffer.alloc(0), node: `sandbox-${randomUUID()}` });
  return {
    shelf: store.shelf(name),
    async [Symbol.asyncDispose]() {
      await store.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
