// One node of the house between two registers, as a process of its own: tests kill it.
import path from 'node:path';
import { openHouse } from '../../core/compose';
import { runLoops } from '../../core/compose/loops';

async function main(folder: string): Promise<void> {
  const house = await openHouse({ configDir: path.join(folder, 'config'), mappingsDir: path.join(process.cwd(), 'mappings'), root: folder });
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  process.stdout.write('ready\n');
  await runLoops(house, {}, stop.signal);
  await house[Symbol.asyncDispose]();
}

void main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
