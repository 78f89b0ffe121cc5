// The one PostgreSQL of a jest run: started by the first suite that needs it, found by the others.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { account, as, give } from '../../core/store/embedded/account';
import { binaries } from '../../core/store/embedded/binaries';
import { migrate } from '../../core/store/migrate';
import { withDatabase } from './url';

/** What the suites need of it. */
export interface Server {
  readonly url: string;
  /** A migrated database that new ones are copied from. */
  readonly template: string;
}

/** The server of this run, started if it is not there yet. */
export async function server(run: string): Promise<Server> {
  const ready = path.join(run, 'server.json');
  const lock = path.join(run, 'server.lock');
  for (;;) {
    if (fs.existsSync(ready)) return JSON.parse(fs.readFileSync(ready, 'utf8')) as Server;
    if (takeLock(lock)) break;
    await sleep(50);
  }
  try {
    const outside = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
    const url = outside ?? (await start(run));
    const template = `zs_template_${path.basename(run).toLowerCase().replace(/[^a-z0-9]/g, '')}`;
    await statement(url, `create database ${template}`);
    await migrate(withDatabase(url, template));
    const made: Server = { url, template };
    fs.writeFileSync(`${ready}.new`, JSON.stringify(made));
    fs.renameSync(`${ready}.new`, ready);
    return made;
  } finally {
    fs.rmSync(lock);
  }
}

/** Stops what this run started; does nothing when no suite asked for a database. */
export async function stopServer(run: string): Promise<void> {
  const ready = path.join(run, 'server.json');
  const pidFile = path.join(run, 'database', 'postmaster.pid');
  if (fs.existsSync(pidFile)) {
    const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
    try {
      process.kill(pid, 'SIGQUIT');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    while (fs.existsSync(pidFile)) await sleep(20);
    return;
  }
  if (fs.existsSync(ready)) {
    const { url, template } = JSON.parse(fs.readFileSync(ready, 'utf8')) as Server;
    await statement(url, `drop database if exists ${template} with (force)`);
  }
}

/** Runs one statement in the server's own database. */
export async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function takeLock(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function start(run: string): Promise<string> {
  const data = path.join(run, 'database');
  const who = account(data);
  const { bin } = binaries(who);
  fs.mkdirSync(data, { mode: 0o700 });
  give(data, who);
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'zaaksluis', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'], { ...as(who), cwd: '/', stdio: 'pipe' });
  // Nothing here outlives the run, so nothing needs to reach the disk.
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=', `unix_socket_directories=${data}`, 'max_connections=300'];
  spawn(path.join(bin, 'postgres'), ['-D', data, ...fast.flatMap((setting) => ['-c', setting])], { ...as(who), cwd: '/', stdio: 'ignore', detached: true }).unref();
  const url = `postgres://zaaksluis:none@localhost/postgres?host=${encodeURIComponent(data)}&application_name=zaaksluis`;
  for (let tries = 0; ; tries++) {
    try {
      await statement(url, 'select 1');
      return url;
    } catch (error) {
      if (tries > 300) throw error;
      await sleep(50);
    }
  }
}
