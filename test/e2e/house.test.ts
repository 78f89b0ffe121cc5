// A house of one's own, in real processes: uploads, files that are refused, pauses, other files, a backup that is put back.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { Command } from 'commander';
import { makeProgram } from '../../core/cli/program';
import { cliIn, type Cli, type Running, type Said } from '../support/cli';
import { freshFolder } from '../support/folder';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../support/postgres';

const ROOT = path.join(__dirname, '..', '..');
const MINUTES = 60_000;
const TOKEN = 'een-verzonnen-geheim-om-te-sturen';
const FIRST = path.join(ROOT, 'demo', 'exports', '01-eerste-export.xml');
const SECOND = path.join(ROOT, 'demo', 'exports', '02-tweede-export.xml');

interface Row {
  readonly target: string | null;
  readonly total: number;
  readonly inStep: number;
  readonly due: number;
  readonly held: number;
}

let database: FreshDatabase;
let cli: Cli;
let node: Running;
let url = '';
/** Tokens of persons, by name. */
const tokens: Record<string, string> = {};
/** First words of the commands whose answer was read as JSON. */
const answered = new Set<string>();

/** A folder with the files of the demo, as a house of its own. */
async function aHouse(): Promise<Cli> {
  const folder = freshFolder();
  fs.cpSync(path.join(ROOT, 'demo', 'config'), path.join(folder, 'config'), { recursive: true });
  // One flow of it: zaken have suites of their own.
  for (const name of ['zaaksysteem', 'archiefregister', 'edepot', 'zds']) fs.rmSync(path.join(folder, 'config', 'connections', `${name}.yaml`));
  for (const name of ['zaken', 'documenten', 'overbrenging']) fs.rmSync(path.join(folder, 'config', 'syncs', `${name}.yaml`));
  for (const name of ['services', 'senders']) fs.rmSync(path.join(folder, 'config', name), { recursive: true });
  fs.cpSync(path.join(ROOT, 'mappings'), path.join(folder, 'mappings'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'config', 'zaaksluis.yaml'), 'environment: demo\nname: huis\nhttp: { port: 0, uploadLimitMb: 1 }\nlog: { level: error }\n');
  fs.mkdirSync(path.join(folder, 'secrets'));
  fs.mkdirSync(path.join(folder, 'inavigator'));
  fs.writeFileSync(path.join(folder, 'secrets', 'upload'), TOKEN);
  return cliIn(folder);
}

/** The hashes that are kept need the key they were made with. */
function shareKey(from: Cli, to: Cli): void {
  fs.mkdirSync(path.join(to.folder, '.zaaksluis'), { recursive: true });
  fs.copyFileSync(path.join(from.folder, '.zaaksluis', 'installation.key'), path.join(to.folder, '.zaaksluis', 'installation.key'));
}

const env = (person?: string): { readonly env: Record<string, string> } => ({ env: { DATABASE_URL: database.url, ...(person ? { ZAAKSLUIS_TOKEN: tokens[person] ?? '' } : {}) } });
const run = (args: readonly string[], person?: string): Promise<Said> => cli.run(args, env(person));

/** The answer to a command under --json: one value, or one a line. */
async function json(args: readonly string[], person?: string, code = 0): Promise<unknown> {
  const said = await run([...args, '--json'], person);
  expect({ args, code: said.code, err: said.err, out: said.code === code ? '' : said.out }).toEqual({ args, code, err: '', out: '' });
  answered.add(['person', 'config', 'transfer', 'destroy', 'exchanges'].includes(args[0] ?? '') ? args.slice(0, 2).join(' ') : (args[0] ?? ''));
  try {
    return JSON.parse(said.out) as unknown;
  } catch {
    return said.out.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown);
  }
}

async function deliveries(): Promise<Row> {
  const response = await fetch(`${url}/api/status`, { headers: { authorization: `Bearer ${tokens['anna']}` } });
  const { syncs } = (await response.json()) as { syncs: Row[] };
  return syncs.find(({ target }) => target !== null) ?? { target: null, total: 0, inStep: 0, due: 0, held: 0 };
}

/** Asks the node until it is so; the test's own limit ends a wait for what never comes. */
async function until(so: (row: Row) => boolean): Promise<Row> {
  for (;;) {
    const row = await deliveries();
    if (so(row)) return row;
    await later(100);
  }
}

const upload = (file: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/webhooks/inavigator`, { method: 'POST', headers: { 'content-type': 'application/xml', authorization: `Bearer ${TOKEN}`, ...headers }, body: fs.readFileSync(file) });

beforeAll(async () => {
  database = await freshDatabase();
  cli = await aHouse();
  for (const [name, ...roles] of [['anna', 'maker'], ['bram', 'approver'], ['carla', 'maker', 'approver']] as const) {
    const made = (await json(['person', 'add', name, '--role', ...roles])) as { token: string };
    tokens[name] = made.token;
  }
  node = cli.start(['start'], env());
  url = (await node.says(/listening at (http:\S+)/))[1] ?? '';
}, 5 * MINUTES);

afterAll(async () => {
  node.child.kill('SIGTERM');
  expect((await node.ended).code).toBe(0);
  await database.drop();
}, 2 * MINUTES);

describe('an upload', () => {
  test('without the token is refused', async () => {
    expect((await upload(FIRST, { authorization: '' })).status).toBe(401);
    expect((await upload(FIRST, { authorization: 'Bearer een-ander-geheim-dat-niet-klopt' })).status).toBe(401);
    expect((await deliveries()).total).toBe(0);
  });

  test('larger than the limit is refused unread', async () => {
    const response = await fetch(`${url}/webhooks/inavigator`, { method: 'POST', headers: { 'content-type': 'application/xml', authorization: `Bearer ${TOKEN}` }, body: Buffer.alloc(1024 * 1024 + 1, ' ') });
    expect(response.status).toBe(413);
  });

  test('is accepted and delivered; sent again with its Idempotency-Key it gets the same answer', async () => {
    const first = await upload(FIRST, { 'idempotency-key': 'export-1' });
    const again = await upload(FIRST, { 'idempotency-key': 'export-1' });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(await again.json()).toEqual(await first.json());
    expect(await until(({ total, inStep }) => total === 6 && inStep === 6)).toMatchObject({ total: 6, due: 0, held: 0 });
  }, 2 * MINUTES);
});

test('a file that is no export goes into quarantine, with the reason beside it', async () => {
  const folder = path.join(cli.folder, 'inavigator');
  fs.writeFileSync(path.join(cli.folder, 'kapot.part'), '<?xml version="1.0"?><iets-anders/>');
  fs.renameSync(path.join(cli.folder, 'kapot.part'), path.join(folder, 'kapot.xml'));
  const quarantine = path.join(folder, 'quarantine');
  while (!fs.existsSync(quarantine) || fs.readdirSync(quarantine).length < 2) await later(100); // the node scans every ten seconds
  const [file, reason] = fs.readdirSync(quarantine).sort();
  expect([file, reason]).toEqual([expect.stringContaining('kapot.xml'), expect.stringMatching(/kapot\.xml\S*\.txt$/)]);
  expect(fs.readFileSync(path.join(quarantine, reason ?? ''), 'utf8')).toMatch(/ZS\d{4}/);
  expect(fs.existsSync(path.join(folder, 'kapot.xml'))).toBe(false);
}, 2 * MINUTES);

test('every command answers in JSON under --json', async () => {
  const model = path.join(cli.folder, 'model.json');
  const zaaktype = await json(['read', 'inavigator', 'B9001', '--file', FIRST]);
  expect(zaaktype).toMatchObject({ identificatie: 'B9001', warnings: [], unmapped: [] });
  fs.writeFileSync(model, JSON.stringify(zaaktype));
  const several: readonly (readonly string[])[] = [
    ['check'], ['status'], ['probe'], ['test'], ['plan', 'zaaktypen'], ['plans'], ['scan', 'zaaktypen'], ['explain', 'B9001'], ['prove', 'zaaktypen'],
    ['map', 'zgw/zaaktype', 'model.json'], ['person', 'list'], ['adopt', 'zaaktypen'], ['replay', 'zaaktypen', 'B9005'],
    ['report', 'zaaktypen'], ['destroy', 'status'], ['exchanges', 'list'],
  ];
  for (let at = 0; at < several.length; at += 3) await Promise.all(several.slice(at, at + 3).map((args) => json(args)));
  for (const act of ['retry', 'give-up']) expect(await json(['exchanges', act, '1', ...(act === 'retry' ? [] : ['--why', 'proef'])], 'anna', 1)).toMatchObject({ diagnostics: [{ code: 'ZS6018' }] });
}, 3 * MINUTES);

test('a name that is not there is answered with the names that are, a suggestion and 1', async () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['replay', 'zaaktypen', 'B9999'], 'zaaktypen knows nothing of "inavigator:zaaktype/B9999"'],
    [['plan', 'zaaktype'], 'did you mean "zaaktypen"?'], [['probe', 'opnzaak'], 'did you mean "openzaak"?'], [['plan', 'zaaktypen', '--target', 'catalogus'], 'did you mean "catalogi"?'],
  ];
  for (const said of await Promise.all(wrong.map(([args]) => run(args)))) expect(said).toMatchObject({ code: 1, out: '', err: expect.stringContaining('ZS1203') as string });
  for (const [args, suggestion] of wrong) expect((await run(args)).err).toContain(suggestion);
  expect(JSON.parse((await run(['plan', 'zaaktype', '--json'])).out)).toMatchObject({ diagnostics: [{ code: 'ZS1203' }] });
}, 2 * MINUTES);

test('a pause that would end before it begins is refused', async () => {
  const said = await run(['pause', 'openzaak', '--reason', 'onderhoud', '--until', '2020-01-01'], 'anna');
  expect(said).toMatchObject({ code: 1, err: expect.stringMatching(/ZS1203 {2}"2020-01-01" is past/) as string });
}, 2 * MINUTES);

test('a connection that is paused is not written to, and works on after resume', async () => {
  expect(await json(['pause', 'openzaak', '--reason', 'onderhoud', '--until', '2099-12-01T07:00+01:00'], 'anna')).toMatchObject({ name: 'openzaak', paused: true });
  expect((await run(['status'])).out).toContain('openzaak is paused by anna: onderhoud');
  expect(await json(['probe', 'openzaak'])).toMatchObject({ ok: true, diagnostics: [{ code: 'ZS4011', message: expect.stringContaining('anna: onderhoud') as string }] });
  expect((await upload(SECOND)).status).toBe(202);
  await until(({ due }) => due > 0);
  expect((await deliveries()).held).toBe(0);
  expect(await json(['resume', 'openzaak'], 'anna')).toEqual({ name: 'openzaak', paused: false });
  expect(await until(({ held, due }) => held === 1 && due === 0)).toMatchObject({ inStep: 5 });
}, 2 * MINUTES);

test('who made a plan does not approve it, whatever roles they have; who turns it down says why', async () => {
  const { plan } = (await json(['plan', 'zaaktypen', 'B9001', '--save'], 'carla')) as { plan: string };
  expect(await run(['apply', plan], 'carla')).toMatchObject({ code: 1, err: expect.stringMatching(/ZS40\d\d.*carla/s) as string });
  expect(await json(['reject', plan, '--why', 'wacht op de archivaris'], 'bram')).toMatchObject({ state: 'rejected', by: 'bram' });
}, 2 * MINUTES);

test('a node with other files claims nothing and says so, until a person activates them', async () => {
  const other = await aHouse();
  shareKey(cli, other);
  const sync = path.join(other.folder, 'config', 'syncs', 'zaaktypen.yaml');
  fs.writeFileSync(sync, fs.readFileSync(sync, 'utf8').replace('Gemeente Zandhoek', 'Gemeente Duinrand'));
  const stranger = other.start(['start'], env());
  await stranger.says(/this node has configuration \w+, the house works with \w+: this node serves questions and claims nothing/);
  stranger.child.kill('SIGINT');
  expect((await stranger.ended).code).toBe(0);

  expect(await json(['config', 'diff', './', other.folder])).toEqual([expect.objectContaining({ to: 'Gemeente Duinrand' })]);
  expect((await other.run(['activate'], env())).err).toContain('ZS1206');
  const activated = await other.run(['activate', '--json'], env('anna'));
  expect(JSON.parse(activated.out)).toMatchObject({ revision: 2, marked: 6 });
  answered.add('activate');
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  expect(await json(['activate'], 'anna')).toMatchObject({ revision: 3 });
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
}, 3 * MINUTES);

test('a backup that is put back makes a house that looks up what it delivered before it writes again', async () => {
  const folder = path.join(cli.folder, 'backup');
  expect(await json(['backup', folder])).toMatchObject({ tables: expect.any(Array) as unknown });
  const empty = await emptyDatabase();
  try {
    const other = await aHouse();
    shareKey(cli, other);
    const restored = await other.run(['restore', folder, '--json'], { env: { DATABASE_URL: empty.url } });
    expect({ code: restored.code, said: restored.code === 0 ? restored.err : restored.out }).toEqual({ code: 0, said: '' });
    expect(JSON.parse(restored.out)).toMatchObject({ tables: expect.any(Array) as unknown });
    answered.add('restore');
    const woken = other.start(['start', '--once'], { env: { DATABASE_URL: empty.url } });
    await woken.says(/was restored from a backup.*Nothing is written until openzaak has been looked up again/);
    await woken.says(/openzaak was looked up again: 6 deliveries/);
    expect((await woken.ended).code).toBe(0);
    const status = await other.run(['status', '--json'], { env: { DATABASE_URL: empty.url } });
    expect(JSON.parse(status.out)).toMatchObject({ recovering: [] });
  } finally {
    await empty.drop();
  }
}, 3 * MINUTES);

test('what a target holds can be doubted from a moment on', async () => {
  expect(await json(['distrust', 'catalogi', '--since', '2020-01-01T00:00Z'], 'anna')).toEqual({ target: 'catalogi', deliveries: 6 });
  expect(await json(['person', 'revoke', 'carla'])).toEqual({ name: 'carla', revoked: true });
  expect((await run(['apply', 'aaaaaaaa'], 'carla')).err).toContain('ZS1206');
}, 2 * MINUTES);

/** Commands whose JSON is read in another suite, or that cannot be run here, with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  start: 'demo.test.ts', apply: 'demo.test.ts', rollback: 'demo.test.ts', stop: 'demo.test.ts',
  sandbox: 'help.test.ts', send: 'send.test.ts',
  ...Object.fromEntries(['make', 'show', 'export', 'decide', 'submit', 'approve', 'reject', 'status', 'declare'].map((act) => [`transfer ${act}`, 'demo.test.ts'])),
  ...Object.fromEntries(['make', 'show', 'approve', 'reject'].map((act) => [`destroy ${act}`, 'needs zaken; what it does is tested in destruction.test.ts'])),
  erase: 'needs zaken; core/sync/destroy/destroy.test.ts',
  'find-person': 'reads a BSN from standard input; core/sync/destroy/destroy.test.ts',
  docs: 'writes into the checkout; test/docs.test.ts compares what it would write',
};

test('no command was left out', () => {
  const leaves = (command: Command, before: readonly string[]): string[] =>
    command.commands.length === 0 ? [[...before, command.name()].join(' ')] : command.commands.flatMap((one) => leaves(one, command.parent ? [...before, command.name()] : []));
  const all = leaves(makeProgram(new AbortController().signal), []);
  expect(all.filter((name) => !answered.has(name) && !(name in ELSEWHERE))).toEqual([]);
});
