// The README is true: its snippets run, in its order, in a fresh folder, and answer what is shown.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { builtCli } from './support/cli';
import { freshFolder } from './support/folder';
import { freshDatabase, type FreshDatabase } from './support/postgres';

const ROOT = path.join(__dirname, '..');
const README = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const MINUTE = 60_000;

/** Snippets that are not run here, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'npm ci && npm start': 'npm ci was run to get here; what npm start does is run as start --demo --once',
  'npm ci && npm test': 'this test is part of it',
};

/** The address the README uses for a server of one's own; here it is the server of the tests. */
const EXAMPLE_DATABASE = 'postgres://zaaksluis@db.zandhoek.example/zaaksluis';

interface Snippet {
  readonly line: number;
  readonly command: string;
  /** What is shown below it; null for a script that shows nothing. */
  readonly shown: readonly string[] | null;
}

/** A `sh` block is one script; in a `console` block every line with `$ ` is a command and what follows is its answer. */
function snippets(): Snippet[] {
  return [...README.matchAll(/^```(sh|console)\n([\s\S]*?)^```/gm)].flatMap(({ 1: language, 2: text = '', index }): Snippet[] => {
    const first = README.slice(0, index).split('\n').length + 1;
    if (language === 'sh') return [{ line: first, command: text.trim(), shown: null }];
    const lines = text.trimEnd().split('\n');
    const starts = lines.flatMap((line, at) => (line.startsWith('$ ') ? [at] : []));
    return starts.map((at, which) => ({ line: first + at, command: lines[at]?.slice(2) ?? '', shown: lines.slice(at + 1, starts[which + 1] ?? lines.length) }));
  });
}

/** What differs from run to run, by one name for all of it. */
const same = (text: string): string =>
  text.replaceAll(`${ROOT}/`, '').replaceAll(`${folder.app}/`, '').replace(/(?:\.\.\/)+app\//g, '') // the command as translated for this run
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
    .replace(/(zaaktype\.yaml):\d+/g, '$1:<line>')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/\d+\.\d s\b/g, '<seconds> s')
    .replace(/^\d+ rows of \d+ tables/gm, '<number> rows of <number> tables');

const PLAN = /\b(?:plan|plans|apply|rollback|reject) ([0-9a-z]{8})\b/gi;

/** Ids of plans are drawn: each one of the README stands for the one that came in its place. */
function pairPlans(shown: string, said: string, known: Map<string, string>): void {
  const theirs = [...new Set([...said.matchAll(PLAN)].map(([, id = '']) => id))].filter((id) => ![...known.values()].includes(id));
  const ours = [...new Set([...shown.matchAll(PLAN)].map(([, id = '']) => id))].filter((id) => !known.has(id));
  ours.forEach((id, at) => known.set(id, theirs[at] ?? id));
}

const withPlans = (text: string, known: ReadonlyMap<string, string>): string => [...known].reduce((so, [ours, theirs]) => so.replaceAll(ours, theirs), text);

/** A line that holds `…` alone stands for any lines; `…` at the end of a line for its rest. */
function pattern(lines: readonly string[]): RegExp {
  const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const parts = lines.map((line) => (line.trim() === '…' ? '(?:.*\\n)*' : line.endsWith(' …') ? `${quoted(line.slice(0, -2))} .*\\n` : `${quoted(line)}\\n`));
  return new RegExp(`^${parts.join('')}$`);
}

const found = snippets();
const folder = { at: '', bin: '', app: '' };
const plans = new Map<string, string>();
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  folder.at = freshFolder();
  fs.chmodSync(folder.at, 0o711); // as root, the database below belongs to another account
  folder.bin = path.join(folder.at, '.bin');
  for (const name of ['demo', 'mappings']) fs.symlinkSync(path.join(ROOT, name), path.join(folder.at, name));
  fs.mkdirSync(folder.bin);
  const main = await builtCli();
  folder.app = path.resolve(main, '..', '..', '..');
  fs.writeFileSync(path.join(folder.bin, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${main}' "$@"\n`, { mode: 0o755 });
}, 5 * MINUTE);

afterAll(async () => {
  run('npx zaaksluis stop');
  await database.drop();
});

function run(command: string): { readonly code: number | null; readonly said: string } {
  const { DATABASE_URL: _database, ZAAKSLUIS_TOKEN: _token, ...environment } = process.env;
  const { status, stdout } = spawnSync('sh', ['-ec', `exec 2>&1\n${command}`], {
    cwd: folder.at, encoding: 'utf8', timeout: 5 * MINUTE,
    env: { ...environment, NO_COLOR: '1', OPENZAAK_SECRET: 'een-verzonnen-geheim', PATH: `${folder.bin}:${process.env['PATH'] ?? ''}` },
  });
  return { code: status, said: stdout };
}

test('the README holds the snippets that are not run, and no reason is left over', () => {
  expect(Object.keys(NOT_RUN).filter((command) => !found.some((snippet) => snippet.command === command))).toEqual([]);
});

test.each(found.filter(({ command }) => !(command in NOT_RUN)).map((snippet): [number, string, Snippet] => [snippet.line, snippet.command.split('\n', 1)[0] ?? '', snippet]))('README.md:%i runs: %s', (_line, _head, { command, shown }) => {
  const { code, said } = run(withPlans(command, plans).replace(EXAMPLE_DATABASE, `'${database.url}'`));
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  if (shown === null) return;
  pairPlans(shown.join('\n'), said, plans);
  const wanted = withPlans(same(shown.join('\n')), plans);
  if (!pattern(wanted.split('\n')).test(same(said))) expect(same(said)).toBe(wanted); // for a readable difference
}, 5 * MINUTE);

test('every file the README points to is there', () => {
  const links = [...README.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !fs.existsSync(path.join(ROOT, link)))).toEqual([]);
});
