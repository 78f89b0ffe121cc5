// Files the papers of a destruction list, each with the hash of the one before, and closes it.
import { createHash } from 'node:crypto';
import type { NewPaper, Paper } from '../../../sync/ports/transfer';
import { inTransaction, rowsOf, type Db, type Sql } from '../db';
import { note } from '../journal';
import { lockDestruction } from './lists';
import { chainOf } from '../lists/papers';

const FILE = 'insert into destruction_paper (list, nr, name, media, content, sha256, chain, filed_at, filed_by) values ($1, $2, $3, $4, $5, $6, $7, (select zs_now()), $8)';

export async function declare(db: Db, id: string, by: string, papers: readonly NewPaper[]): Promise<void> {
  await inTransaction(db, async (sql) => {
    const head = await lockDestruction(sql, id, ['approved']);
    let chain = '';
    for (const [index, { name, media, content }] of papers.entries()) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      chain = chainOf(chain, name, sha256);
      await sql.query(FILE, [id, index + 1, name, media, content, sha256, chain, by]);
    }
    await sql.query("update destruction set state = 'declared', declared_at = (select zs_now()) where id = $1", [id]);
    await note(sql, { sync: head.sync, ref: null, target: null, action: 'destruction declared', actor: by, plan: null, detail: { list: id, chain } });
  });
}

export async function destructionPapers(sql: Sql, list: string): Promise<Paper[]> {
  const rows = await rowsOf<Omit<Paper, 'filedAt' | 'filedBy'> & { filed_at: Date; filed_by: string }>(sql, 'select nr, name, media, content, sha256, chain, filed_at, filed_by from destruction_paper where list = $1 order by nr', [list]);
  return rows.map(({ filed_at: filedAt, filed_by: filedBy, ...paper }) => ({ ...paper, filedAt, filedBy }));
}
