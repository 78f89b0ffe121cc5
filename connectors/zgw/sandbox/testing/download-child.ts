// Plays a register with one document that was never kept, downloads it in the same process, and tells how much memory that took. Run with -r @swc-node/register.
import { createHash } from 'node:crypto';
import { start, token } from './client';
import { ask, EIO, results } from './documents';

/** As JSON on standard output; sizes in bytes. */
export interface Downloaded {
  /** What the register says of the document. */
  readonly told: { readonly bestandsomvang: unknown; readonly formaat: unknown };
  /** What it has of it, by its back door. */
  readonly kept: unknown;
  readonly seen: { readonly size: number; readonly sha256: string };
  /** The most that the process was above what it was before the first byte. */
  readonly grew: number;
}

async function main(size: number): Promise<void> {
  const at = await start({ partBytes: 1000, seeded: { zaken: 2, documenten: 1, large: [size] } });
  const [first = {}] = results((await ask(at, 'GET', EIO)).body);
  const response = await fetch(String(first['inhoud']), { headers: { authorization: `Bearer ${token()}` } });
  const hash = createHash('sha256');
  let [seen, most] = [0, 0];
  const before = process.memoryUsage.rss();
  for await (const piece of response.body ?? []) {
    hash.update(piece);
    seen += piece.length;
    most = Math.max(most, process.memoryUsage.rss() - before);
  }
  const { content } = (await ask(at, 'GET', `/sandbox/content/${String(first['url']).slice(-36)}`)).body;
  const downloaded: Downloaded = { told: { bestandsomvang: first['bestandsomvang'], formaat: first['formaat'] }, kept: content, seen: { size: seen, sha256: hash.digest('hex') }, grew: most };
  process.stdout.write(JSON.stringify(downloaded));
  await at[Symbol.asyncDispose]();
}

void main(Number(process.argv[2])).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
