// What a kill -9 leaves behind: of a program, of the server, of a starter halfway.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded } from '.';
import { account, as } from './account';
import { knownPlace } from './place';
import { life } from './process';
import { ask, cleanUp, folder, gone, program } from './testing/house';

afterEach(cleanUp);

test('a node killed with -9 leaves its server, and the next start adopts it', async () => {
  const here = folder();
  const node = await program(here);
  await ask(node.ready.url, 'create table kept as select 42 as answer');
  node.child.kill('SIGKILL');
  await gone(node.child);
  const next = await startEmbedded(here);
  expect([next.how, next.pid]).toEqual(['adopted', node.ready.pid]);
  expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await next.leave()).toBe('stopped');
});

test('a server killed with -9 is started again by the node that uses it, under the same URL and with everything committed', async () => {
  const here = folder();
  let back: () => void = () => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const node = await startEmbedded(here, { say: (sentence) => sentence.includes('is back') && back() });
  await ask(node.url, 'create table kept as select 42 as answer');
  const first = node.pid;
  process.kill(first, 'SIGKILL');
  await isBack;
  expect(node.pid).not.toBe(first);
  expect(await ask(node.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(await node.leave()).toBe('stopped');
});

test('a server and its node killed with -9 together: the next start recovers what was committed', async () => {
  const here = folder();
  const node = await program(here);
  await ask(node.ready.url, 'create table kept as select 42 as answer');
  process.kill(node.ready.pid, 'SIGKILL');
  node.child.kill('SIGKILL');
  await gone(node.child);
  const next = await startEmbedded(here);
  expect(next.how).toBe('started');
  expect(await ask(next.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await next.leave();
});

test('a lock left by a killed server whose number another process has now does not keep the next from starting', async () => {
  const here = folder();
  const node = await program(here);
  process.kill(node.ready.pid, 'SIGKILL');
  node.child.kill('SIGKILL');
  await gone(node.child);
  const database = path.join(here, 'database');
  // Under the server's own account: PostgreSQL takes such a process for the server before.
  const stranger = spawn('/bin/sleep', ['600'], { ...as(account(database, here)), stdio: 'ignore' });
  try {
    for (const lock of [path.join(database, 'postmaster.pid'), path.join(here, 'socket', '.s.PGSQL.5432.lock')]) {
      const [, ...rest] = fs.readFileSync(lock, 'utf8').split('\n');
      fs.writeFileSync(lock, [stranger.pid, ...rest].join('\n'));
    }
    const next = await startEmbedded(here);
    expect(next.how).toBe('started');
    expect(life(stranger.pid ?? 0)).not.toBeNull();
    await next.leave();
  } finally {
    stranger.kill('SIGKILL');
  }
});

test('a starter killed with -9 while it makes the database leaves nothing that the next one trips over', async () => {
  const here = folder();
  const starting = program(here, {}).catch((error: Error) => error);
  while (!fs.readdirSync(here).some((name) => name.startsWith('database.new-'))) await new Promise((resolve) => setImmediate(resolve));
  const half = fs.readdirSync(here).find((name) => name.startsWith('database.new-'));
  process.kill(Number(/^database\.new-(\d+)/.exec(half ?? '')?.[1]), 'SIGKILL');
  expect(await starting).toBeInstanceOf(Error);
  expect(knownPlace(here)).toBeNull();
  expect(fs.existsSync(path.join(here, 'starting.lock'))).toBe(true);
  const next = await startEmbedded(here);
  expect(next.how).toBe('made');
  expect(fs.readdirSync(here).filter((name) => name.includes('new') || name.includes('lock'))).toEqual([]);
  await next.leave();
});
