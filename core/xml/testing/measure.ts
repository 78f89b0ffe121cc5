// Runs `large.ts` in a process of its own, so that what it grows by is what it needs and not what a test left behind.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Cost, Way } from './large';

export async function measureLarge(way: Way, mebibytes: number): Promise<Cost> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', path.join(__dirname, 'large.ts'), way, String(mebibytes)], { cwd: path.join(__dirname, '../../..') });
  return JSON.parse(stdout) as Cost;
}
