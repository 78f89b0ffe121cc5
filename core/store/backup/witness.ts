// Recognises a database that is not where we left it: restored, set back, another one, or copied.
import fs from 'node:fs';
import path from 'node:path';
import type { Pool } from 'pg';
import { z } from 'zod';
import { replaceFile } from '../files';
import { inTransaction } from '../postgres/db';
import { beginRecovering, type Recovering } from './recovering';

const WITNESS = z.object({ id: z.string(), beat: z.number().int(), at: z.string().optional() });

/** What this node remembers of the database, beside it: who it was, how far it was, and in which folder it lived. */
type Witness = z.infer<typeof WITNESS>;

const FILE = 'witness.json';

/**
 * Compares the database with what this node saw of it last, before the node does anything. Whatever differs makes the database
 * *recovering*, for what was delivered since is not known to it. A node that meets a database for the first time trusts it; a
 * restored one says itself that it is recovering.
 *
 * @param dataDir where this node keeps its witness (0600)
 * @param embedded the database lives in that folder, so a folder that moved or was copied is a database that did
 * @returns whether, since when and why the database is recovering; null: it is not
 */
export async function recognise(db: Pool, dataDir: string, embedded: boolean): Promise<Recovering | null> {
  const seen = readWitness(dataDir);
  const at = embedded ? lair(dataDir) : undefined;
  const { now, state } = await inTransaction(db, async (sql) => {
    const row = (await sql.query<Row>('select id, beat::int, beat_at from instance for update')).rows[0];
    if (row === undefined) throw new Error('table instance has no row');
    const because = difference(seen, row, at);
    // A copy is no longer what it was copied from: from now on the two can be told apart.
    const renewed = because === 'copied' ? 'gen_random_uuid()' : 'id';
    const next = (await sql.query<Row>(`update instance set id = ${renewed}, beat = beat + 1, beat_at = zs_now() returning id, beat::int, beat_at`)).rows[0];
    return { now: next ?? row, state: await beginRecovering(sql, because, row.beat_at) };
  });
  writeWitness(dataDir, { id: now.id, beat: now.beat, ...(at === undefined ? {} : { at }) });
  return state;
}

/**
 * Notes in the database and beside it that this node saw it now; once a minute is enough. What was delivered after the last beat
 * of a backup is what a database set back by other means than ours cannot know.
 */
export async function beat(db: Pool, dataDir: string): Promise<void> {
  const row = (await db.query<Row>('update instance set beat = beat + 1, beat_at = zs_now() returning id, beat::int, beat_at')).rows[0];
  const seen = readWitness(dataDir);
  if (row !== undefined && seen?.id === row.id) writeWitness(dataDir, { ...seen, beat: row.beat });
}

interface Row {
  id: string;
  beat: number;
  beat_at: Date;
}

function difference(seen: Witness | null, row: Row, at: string | undefined): Recovering['because'] | null {
  if (seen === null) return null;
  if (seen.id !== row.id) return 'another';
  if (seen.beat > row.beat) return 'set back';
  return seen.at !== undefined && at !== undefined && seen.at !== at ? 'copied' : null;
}

/** The folder and its inode: a copy has another, here or on another machine; a folder that was only renamed has another path. */
const lair = (dataDir: string): string => `${fs.realpathSync(dataDir)}#${fs.statSync(dataDir).ino}`;

function readWitness(dataDir: string): Witness | null {
  let text: string;
  try {
    text = fs.readFileSync(path.join(dataDir, FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // Cut off by a full disk: then what it knew is unknown, and an unknown database is recovering.
  const read = WITNESS.safeParse(parsed(text));
  return read.success ? read.data : { id: '', beat: 0 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function writeWitness(dataDir: string, witness: Witness): void {
  replaceFile(path.join(dataDir, FILE), JSON.stringify(witness));
}
