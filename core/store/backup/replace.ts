// Puts a restored database in the place of the one in use, and keeps that one under another name.
import { randomBytes } from 'node:crypto';
import { escapeIdentifier, type Client } from 'pg';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import { openSession } from '../session';
import type { Progress } from './backup';
import type { Manifest } from './manifest';
import { restore } from './restore';

/** What was put in place, and where the database before it went. */
export interface Replaced {
  readonly manifest: Manifest;
  /** Name of the database that was there, on the same server: drop it when it is no longer wanted. */
  readonly before: string;
}

/**
 * Restores a backup beside the database at `url` and, only when that succeeded, exchanges the two. The login must be allowed to
 * make databases (that of the embedded server is).
 *
 * @throws DiagnosticError as `restore`, and ZS1117 while somebody has a session in the database
 */
export async function replace(url: string, folder: string, by: string, progress?: Progress): Promise<Replaced> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const mark = randomBytes(4).toString('hex');
  const fresh = `${name}_restored_${mark}`;
  const before = `${name}_before_${mark}`;
  const server = await openSession(at(url, 'postgres'));
  try {
    await server.query(`create database ${escapeIdentifier(fresh)}`);
    try {
      const manifest = await restore(at(url, fresh), folder, by, progress);
      await rename(server, name, before);
      await rename(server, fresh, name);
      return { manifest, before };
    } catch (error) {
      await server.query(`drop database if exists ${escapeIdentifier(fresh)} with (force)`);
      throw error;
    }
  } finally {
    await server.end();
  }
}

async function rename(server: Client, from: string, to: string): Promise<void> {
  try {
    await server.query(`alter database ${escapeIdentifier(from)} rename to ${escapeIdentifier(to)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55006') throw error;
    const { rows } = await server.query<{ n: number }>("select count(*)::int as n from pg_stat_activity where datname = $1 and backend_type = 'client backend'", [from]);
    throw new DiagnosticError([diagnostic('ZS1117', `${rows[0]?.n ?? 0} sessions use database ${from}`)], { cause: error });
  }
}

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}
