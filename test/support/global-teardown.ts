// Ends a jest run: stops its server, if a suite started one, and removes its folder.
import fs from 'node:fs';
import { currentRun } from './run';
import { stopServer } from './server';

export default async function globalTeardown(): Promise<void> {
  const folder = currentRun();
  await stopServer(folder);
  fs.rmSync(folder, { recursive: true, force: true });
}
