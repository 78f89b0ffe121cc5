// One node of the house between two registers, as a process of its own: tests kill it.
import path from 'node:path';
import { openHouse } from '../../core/compose';
import { runLoops } from '../../core/compose/loops';

/** Puts the clock of this process ahead (negative: behind). The database has its own. */
function skew(ms: number): void {
  const { now } = Date;
  const Real = Date;
  Object.assign(globalThis, {
    Date: new Proxy(Real, { construct: (_real, given: unknown[]) => (given.length === 0 ? new Real(now() + ms) : new Real(...(given as [number]))), get: (real, key) => (key === 'now' ? () => now() + ms : (Reflect.get(real, key) as unknown)) }),
  });
}

async function main(folder: string, skewMs: number): Promise<void> {
  if (skewMs !== 0) skew(skewMs);
  const house = await openHouse({ configDir: path.join(folder, 'config'), mappingsDir: path.join(process.cwd(), 'mappings'), root: folder });
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  await house.store.landed(); // as a node does that starts
  process.stdout.write('ready\n');
  await runLoops(house, {}, stop.signal);
  await house[Symbol.asyncDispose]();
}

void main(process.argv[2] ?? '', Number(process.argv[3] ?? 0)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
