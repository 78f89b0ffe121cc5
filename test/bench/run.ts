// Runs the benches beside this file and prints their tables: `npm run bench -- [name…] [--json] [--small]`.
import fs from 'node:fs';
import path from 'node:path';
import { currentRun, makeRun } from '../support/run';
import { stopServer } from '../support/server';
import { renderTable, type Bench } from './bench';

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const wanted = words.filter((word) => !word.startsWith('--'));
  const small = words.includes('--small');
  const files = fs.readdirSync(__dirname).filter((file) => /^[a-z-]+\.bench\.(ts|js)$/.test(file)).sort();
  const names = files.map((file) => file.split('.')[0] ?? file).filter((name) => wanted.length === 0 || wanted.includes(name));
  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const results: Record<string, unknown> = {};
  makeRun();
  try {
    for (const name of names) {
      const { bench } = (await import(path.join(__dirname, `${name}.bench`))) as { bench: Bench };
      const table = await bench({ small, progress });
      results[name] = table;
      if (!words.includes('--json')) process.stdout.write(`\n${name}: ${table.about}\n${renderTable(table.rows)}\n${table.notes.map((note) => `${note}\n`).join('')}`);
    }
    if (words.includes('--json')) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await stopServer(currentRun());
    fs.rmSync(currentRun(), { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
