// A large file on its way into a SIP and out to the e-depot: bytes pass through, none are kept.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Carried } from './testing/large-child';

const MiB = 1024 * 1024;
const SIZE = 512; // MiB
const ROOT = path.join(__dirname, '../..');

test(`a file of ${SIZE} MiB goes into the SIP, its TAR and the folder of the e-depot with less than 64 MiB in memory`, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['-r', '@swc-node/register', path.join(__dirname, 'testing/large-child.ts'), String(SIZE)], { cwd: ROOT });
  const { grew, sha256, size, tar } = JSON.parse(stdout) as Carried;
  expect(sha256.told).toBe(sha256.computed);
  expect(size).toBe(SIZE * MiB);
  expect(tar).toBeGreaterThan(SIZE * MiB);
  expect(grew).toBeLessThan(64);
}, 120_000);
