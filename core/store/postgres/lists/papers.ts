// Files papers with a list: each holds the hash of the one before, so that none can be changed or left out unseen.
import { createHash } from 'node:crypto';
import type { NewPaper, Paper } from '../../../sync/ports/transfer';
import { rowsOf, type Sql } from '../db';

const sha256Of = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** The chain hash of a paper: what `zaaksluis transfer declare` writes beside it, and anybody can compute. */
export const chainOf = (before: string, name: string, sha256: string): string => sha256Of(`${before}\n${name}\n${sha256}`);

const FILE = `
  insert into transfer_paper (list, nr, name, media, content, sha256, chain, filed_at, filed_by)
  values ($1, $2, $3, $4, $5, $6, $7, (select zs_now()), $8) returning filed_at`;

/** Adds a paper; the list must be locked by this transaction. */
export async function filePaper(sql: Sql, list: string, { name, media, content }: NewPaper, by: string): Promise<Paper> {
  const [last] = await rowsOf<{ nr: number; chain: string }>(sql, 'select nr, chain from transfer_paper where list = $1 order by nr desc limit 1', [list]);
  const nr = (last?.nr ?? 0) + 1;
  const sha256 = sha256Of(content);
  const chain = chainOf(last?.chain ?? '', name, sha256);
  const [filed] = await rowsOf<{ filed_at: Date }>(sql, FILE, [list, nr, name, media, content, sha256, chain, by]);
  return { nr, name, media, content, sha256, chain, filedAt: filed?.filed_at ?? new Date(0), filedBy: by };
}

interface PaperRow extends Omit<Paper, 'filedAt' | 'filedBy'> {
  filed_at: Date;
  filed_by: string;
}

export async function papersOf(sql: Sql, list: string): Promise<Paper[]> {
  const rows = await rowsOf<PaperRow>(sql, 'select nr, name, media, content, sha256, chain, filed_at, filed_by from transfer_paper where list = $1 order by nr', [list]);
  return rows.map(({ filed_at: filedAt, filed_by: filedBy, ...paper }) => ({ ...paper, filedAt, filedBy }));
}
