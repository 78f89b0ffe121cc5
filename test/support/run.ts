// The folder of one jest run: made by its global setup, named to the suites through the environment.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PREFIX = 'zaaksluis-test-';
const VARIABLE = 'ZAAKSLUIS_TEST_RUN';

/** Makes the folder of this run. Others may pass through it: as root, the database below belongs to another account. */
export function makeRun(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX));
  fs.chmodSync(folder, 0o711);
  fs.writeFileSync(path.join(folder, 'runner.pid'), String(process.pid));
  process.env[VARIABLE] = folder;
  return folder;
}

/** The folder of the run we are in. */
export function currentRun(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error('no test run: test/support/global-setup.ts did not run');
  return folder;
}

/** Folders of runs whose runner is gone without having cleaned up (killed): theirs is ours to clean. */
export function abandonedRuns(): string[] {
  return fs
    .readdirSync(os.tmpdir())
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => path.join(os.tmpdir(), name))
    .filter((folder) => {
      const runner = Number(readOrEmpty(path.join(folder, 'runner.pid')));
      return runner > 0 && !alive(runner);
    });
}

function readOrEmpty(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    // Not ours to read, or just being removed by its own run.
    if (['ENOENT', 'EACCES', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
