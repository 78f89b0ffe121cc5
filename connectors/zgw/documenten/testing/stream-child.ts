// Delivers one large document from a source to a target in a process of its own, and tells how much memory it took. Run with -r @swc-node/register.
import { openContent } from '../../source/content';
import { blank, brief, doorsTo, inhoud, never, round, targetTo } from './world';

/** As JSON in the first argument. */
export interface Orders {
  readonly source: string;
  readonly target: string;
  readonly size: number;
}

/** As JSON on standard output; all in bytes but the last. */
export interface Measured {
  /** Resident memory after a small document was delivered: everything is loaded. */
  readonly before: number;
  /** The most it was while the large one went through. */
  readonly most: number;
  /** By the operating system: the most it was while the large one went through, where that is more than loading the code had taken. */
  readonly highest: number;
  readonly ms: number;
}

/** The most this process ever was, in bytes. */
const highestMark = (): number => process.resourceUsage().maxRSS * 1024;

async function main({ source, target, size }: Orders): Promise<void> {
  await using from = doorsTo({ url: source });
  await using to = doorsTo({ url: target });
  const deliver = async (bytes: number, identificatie: string): Promise<void> => {
    const content = inhoud(Buffer.alloc(0), { bron: `00000000-0000-4000-8000-${String(bytes).padStart(12, '0')}`, omvang: bytes });
    await round(targetTo(to), brief({ identificatie, inhoud: content }), blank(), { open: (at) => openContent(from.documenten, content, at, never) });
  };
  await deliver(1000, 'klein');
  const before = process.memoryUsage.rss();
  const loading = highestMark();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const begun = performance.now();
  await deliver(size, 'groot');
  clearInterval(watch);
  most = Math.max(most, process.memoryUsage.rss());
  const mark = highestMark();
  const measured: Measured = { before, most, highest: mark > loading ? mark : most, ms: performance.now() - begun };
  process.stdout.write(JSON.stringify(measured));
}

void main(JSON.parse(process.argv[2] ?? '{}') as Orders).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
