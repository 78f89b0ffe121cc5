// Our own code as a few files, made once a run: a process that a test starts is there in half a second instead of three.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentRun } from './run';

const ROOT = path.join(__dirname, '..', '..');

/** What tests start as a process of its own, besides the command. */
const CHILDREN = ['node', 'exchange-node', 'door-node', 'registers-node'] as const;

/** The file to start for the command (`main`) or one of the children. Of suites that ask at once, one makes the bundle. */
export async function bundled(name: 'main' | (typeof CHILDREN)[number]): Promise<string> {
  const [app, lock] = [path.join(currentRun(), 'app'), path.join(currentRun(), 'app.lock')];
  while (!fs.existsSync(app)) {
    try {
      fs.mkdirSync(lock);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await sleep(100);
      continue;
    }
    bundle(`${app}.new`);
    fs.renameSync(`${app}.new`, app);
  }
  return path.join(app, `${name}.js`);
}

function bundle(to: string): void {
  execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'bundle.js'), to, ...CHILDREN.map((name) => `test/support/${name}.ts`)]);
  for (const name of ['package.json', 'node_modules', 'demo', 'mappings']) fs.symlinkSync(path.join(ROOT, name), path.join(to, name));
}
