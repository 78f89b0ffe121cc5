// Several programs and one server: who starts it, who adopts it, who ends it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded, stopEmbedded } from '.';
import { isReady } from './pidfile';
import { knownPlace } from './place';
import { life } from './process';
import { ask, cleanUp, folder, gone, program } from './testing/house';

afterEach(cleanUp);

test('a node and a CLI command use it at the same time, and whoever leaves last stops it', async () => {
  const here = folder();
  const node = await startEmbedded(here);
  const cli = await program(here);
  expect([node.how, cli.ready.how]).toEqual(['made', 'adopted']);
  await ask(node.url, 'create table seen (by text)');
  await ask(cli.ready.url, "insert into seen values ('cli')");
  expect(await ask(node.url, 'select by from seen')).toEqual([{ by: 'cli' }]);
  expect(await node.leave()).toBe('left running');
  expect(await ask(cli.ready.url, 'select by from seen')).toEqual([{ by: 'cli' }]);
  expect(await cli.leave()).toBe('stopped');
  expect(life(node.pid)).toBeNull();
});

test('a session of another program that was only given the URL keeps it running too', async () => {
  const here = folder();
  const node = await startEmbedded(here);
  const other = node.url.replace(/application_name=[^&]*/, 'application_name=zaaksluis-node-2');
  const asking = ask(other, 'select pg_sleep(30)');
  asking.catch(() => undefined); // ended with the server, below
  while ((await ask(node.url, "select from pg_stat_activity where application_name = 'zaaksluis-node-2' and state = 'active'")).length === 0);
  expect(await node.leave()).toBe('left running');
  expect(await stopEmbedded(here)).toBe(true);
  await expect(asking).rejects.toMatchObject({ code: '57P01' });
});

test('of two starters at once one makes the database and the other adopts the server', async () => {
  const here = folder();
  const [one, other] = await Promise.all([program(here), program(here)]);
  expect([one.ready.how, other.ready.how].sort()).toEqual(['adopted', 'made']);
  expect(one.ready.pid).toBe(other.ready.pid);
  const left = [await one.leave(), await other.leave()];
  expect(left).toEqual(['left running', 'stopped']);
  expect(fs.readdirSync(here)).not.toContain('starting.lock');
});

test('of ten starters at once on a stopped database all get the same server', async () => {
  const here = folder();
  await (await startEmbedded(here)).leave();
  const all = await Promise.all(Array.from({ length: 10 }, () => startEmbedded(here)));
  expect(new Set(all.map((one) => one.pid)).size).toBe(1);
  expect(all.filter((one) => one.how === 'started')).toHaveLength(1);
  const left = await Promise.all(all.map((one) => one.leave()));
  // All leave at once: each may still see another; whoever comes next finds it stopped or adopts it.
  expect(left.filter((how) => how === 'stopped').length).toBeLessThanOrEqual(1);
});

test('one that starts while the last one leaves gets a server that stays', async () => {
  const here = folder();
  let last = await startEmbedded(here);
  for (let round = 0; round < 5; round++) {
    const [, next] = await Promise.all([last.leave(), startEmbedded(here)]);
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    last = next;
  }
  expect(await last.leave()).toBe('stopped');
});

test('whoever ends a server leaves the next one alone, though it looks only when that one runs already', async () => {
  const here = folder();
  const last = await startEmbedded(here);
  const ending = last.leave();
  while (isReady(knownPlace(here)?.database ?? '')) await new Promise(setImmediate); // it was asked to end
  const { url } = startedWhileWeAreBlocked(here);
  expect(await ending).toBe('stopped');
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await stopEmbedded(here)).toBe(true);
});

/** Starts the server in a program of its own that is killed at once, while nothing else of this program can run. */
function startedWhileWeAreBlocked(here: string): { url: string } {
  const script = `require(${JSON.stringify(path.join(__dirname, 'index.ts'))}).startEmbedded(${JSON.stringify(here)}).then(({ url }) => { require('fs').writeSync(1, url); process.kill(process.pid, 'SIGKILL'); })`;
  const { stdout } = spawnSync(process.execPath, ['-r', '@swc-node/register', '-e', script], { encoding: 'utf8' });
  return { url: stdout };
}

test('a Ctrl-C in the terminal of the starter leaves the server to the other program', async () => {
  const here = folder();
  // A process group of its own is what a terminal sends its Ctrl-C to.
  const starter = await program(here, { detached: true });
  const other = await startEmbedded(here);
  process.kill(-(starter.child.pid ?? 0), 'SIGINT');
  await gone(starter.child);
  expect(starter.child.signalCode).toBe('SIGINT');
  expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(life(starter.ready.pid)).not.toBeNull();
  expect(await other.leave()).toBe('stopped');
});

test('stop ends it under a node, which then does not start it again', async () => {
  const here = folder();
  let told: (sentence: string) => void = () => undefined;
  const sentence = new Promise<string>((resolve) => (told = resolve));
  await startEmbedded(here, { say: (said) => said.startsWith('PostgreSQL') && told(said) });
  expect(await stopEmbedded(here)).toBe(true);
  expect(await sentence).toBe('PostgreSQL was stopped by hand; it is not started again.');
  expect(await stopEmbedded(here)).toBe(false);
  const again = await startEmbedded(here);
  expect(again.how).toBe('started');
  expect(fs.existsSync(path.join(here, 'stopped'))).toBe(false);
  await again.leave();
});
