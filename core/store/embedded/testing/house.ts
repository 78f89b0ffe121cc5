// What the tests of the embedded PostgreSQL share: data folders that are stopped and removed afterwards, and programs that use them.
import { spawn, spawnSync, type ChildProcessWithoutNullStreams, type SpawnOptionsWithoutStdio } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Client } from 'pg';
import { stopEmbedded } from '..';
import { life } from '../process';

// Each test makes a database of its own and starts programs: seconds on an idle machine, a minute on a busy one.
jest.setTimeout(180_000);

export const ROOT = process.getuid?.() === 0;

/** An account that owns nothing here. */
export const NOBODY = 65534;

/** Whether other accounts can run this very Node (one in a closed temporary folder they cannot). */
const NODE_FOR_ALL = ROOT && spawnSync(process.execPath, ['--version'], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;

/** For tests that start this Node under another account. */
export const testAsOther = (): jest.It | jest.It['skip'] =>
  !ROOT ? testAsRoot : NODE_FOR_ALL ? test : skipped(`no other account can run ${process.execPath}`);

/** For tests that need root: runs them, or says why not. */
export const testAsRoot: jest.It | jest.It['skip'] = ROOT ? test : skipped('only root runs the server under another account');

function skipped(reason: string): jest.It['skip'] {
  process.stderr.write(`skipped in ${path.basename(expect.getState().testPath ?? '')}: ${reason}\n`);
  return test.skip;
}

const CHECKOUT = path.resolve(__dirname, '../../../..');
const made: string[] = [];
const started: number[] = [];

/** A new empty folder. Others may pass through it, as through most folders of a machine. */
export function folder(): string {
  const here = fs.mkdtempSync(path.join(os.tmpdir(), 'zaaksluis-embedded-'));
  fs.chmodSync(here, 0o711);
  made.push(here);
  return here;
}

/** Ends the programs and servers of this test and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const pid of started.splice(0)) if (life(pid) !== null) process.kill(pid, 'SIGKILL');
  for (const here of made.splice(0)) {
    for (const entry of fs.readdirSync(here, { withFileTypes: true })) if (entry.isDirectory()) await stopEmbedded(path.join(here, entry.name));
    await stopEmbedded(here);
    fs.rmSync(here, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** A running program.ts. */
export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ready: { readonly how: string; readonly pid: number; readonly url: string };
  leave(): Promise<string>;
}

/** Starts a program on this data folder and waits until it has its database. */
export async function program(dataDir: string, options: SpawnOptionsWithoutStdio = {}, checkout = CHECKOUT): Promise<Program> {
  const file = path.join(checkout, 'core/store/embedded/testing/program.ts');
  const child = spawn(process.execPath, ['-r', require.resolve('@swc-node/register'), file, dataDir], { cwd: checkout, ...options });
  if (child.pid !== undefined) started.push(child.pid);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const ready = await next(lines, (line) => 'how' in line || 'failed' in line, () => complaint);
  if ('failed' in ready) throw new Error(String(ready['failed']));
  return {
    child,
    ready: ready as unknown as Program['ready'],
    leave: async () => {
      const left = next(lines, (line) => 'left' in line, () => complaint);
      child.stdin.write('leave\n');
      return String((await left)['left']);
    },
  };
}

/** Runs one statement over a URL of the embedded server. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the server is killed on purpose; the query reports it
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until a process is gone. */
export async function gone(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function next(lines: Interface, wanted: (line: Record<string, unknown>) => boolean, complaint: () => string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const heard = (text: string): void => {
      const line = JSON.parse(text) as Record<string, unknown>;
      if (!wanted(line)) return;
      lines.off('line', heard).off('close', closed);
      resolve(line);
    };
    const closed = (): void => reject(new Error(`the program ended: ${complaint()}`));
    lines.on('line', heard).once('close', closed);
  });
}
