// The ordinary reads: TypeORM, opened with the first of them.
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { Sql } from './postgres/db';
import { ENTITIES } from './schema';

export interface Reads extends Sql {
  source(): Promise<DataSource>;
  close(): Promise<void>;
}

/** Nothing is loaded or connected until somebody asks. */
export function openReads(url: string, applicationName: string): Reads {
  let opening: Promise<DataSource> | null = null;
  const source = (): Promise<DataSource> =>
    (opening ??= new DataSource({ type: 'postgres', url, applicationName, entities: [...ENTITIES], poolSize: 4, logging: false }).initialize().catch((error: unknown) => {
      opening = null; // the next one tries again
      throw error;
    }));
  return {
    source,
    query: async (text, values) => {
      const rows: [] = await (await source()).query(text, values);
      return { rows, rowCount: rows.length };
    },
    close: async () => (opening === null ? undefined : (await opening).destroy()),
  };
}
