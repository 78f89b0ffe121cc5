// Prepares a jest run: only a folder. The server starts with the first suite that asks for a database.
import fs from 'node:fs';
import { abandonedRuns, makeRun } from './run';
import { stopServer } from './server';

export default async function globalSetup(): Promise<void> {
  for (const folder of abandonedRuns()) {
    await stopServer(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  }
  makeRun();
}
