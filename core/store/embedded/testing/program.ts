// A program that uses the embedded PostgreSQL, as a node or a CLI command does: tests start it, talk to it and kill it.
import { createInterface } from 'node:readline';
import { startEmbedded } from '..';

// Says one JSON line per thing that happened: { how, pid, url } once it is there, { left } after it was told to leave.
const tell = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function main(): Promise<void> {
  const embedded = await startEmbedded(process.argv[2] ?? '', { say: (said) => tell({ said }) });
  tell({ how: embedded.how, pid: embedded.pid, url: embedded.url });
  createInterface({ input: process.stdin }).once('line', () => {
    void embedded.leave().then((left) => {
      tell({ left });
      process.exit(0);
    });
  });
}

main().catch((error: unknown) => {
  tell({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
