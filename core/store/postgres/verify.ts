// Recomputes the chain of the journal: a line that was changed, removed or put between is found.
import { inTransaction, rowsOf, type Db } from './db';

const PAGE = 10_000;

// sha256(hash of the line before + content of this line): what journal_append did.
const LINES = `
  select nr::text, id, at, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash,
         sha256(previous || journal_content(line)) = hash as fits
    from journal line where line.nr > $1 order by line.nr limit ${PAGE}`;

const HEAD = "select nr::text, encode(hash, 'hex') as hash, encode(sha256('zaaksluis'), 'hex') as origin from journal_head";

interface Line {
  nr: string;
  id: string;
  at: Date;
  previous: string;
  hash: string;
  fits: boolean;
}

/**
 * The first line that does not fit, or null. Old months may have been dropped: the chain then begins at the first line there is.
 * Lines missing at the end are found by the head, and the last line that is there is answered.
 */
export async function verify(db: Db): Promise<{ readonly id: string; readonly at: Date } | null> {
  return inTransaction(db, async (sql) => {
    // One snapshot: lines that are appended meanwhile belong to the next look.
    await sql.query('set transaction isolation level repeatable read, read only');
    const [head] = await rowsOf<{ nr: string; hash: string; origin: string }>(sql, HEAD);
    if (head === undefined) return { id: '', at: new Date(0) };
    let last: Line | null = null;
    for (;;) {
      const lines: Line[] = await rowsOf<Line>(sql, LINES, [last?.nr ?? '0']);
      for (const line of lines) {
        const follows: boolean = last === null ? line.nr !== '1' || line.previous === head.origin : line.previous === last.hash && BigInt(line.nr) === BigInt(last.nr) + 1n;
        if (!follows || !line.fits) return { id: line.id, at: line.at };
        last = line;
      }
      if (lines.length < PAGE) break;
    }
    if ((last?.nr ?? '0') === head.nr && (last?.hash ?? head.origin) === head.hash) return null;
    return last === null ? { id: '', at: new Date(0) } : { id: last.id, at: last.at };
  });
}
