// Runs the command as a person does: the built files, in a process of its own, in a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bundled } from './bundled';
import { freshFolder } from './folder';

const ROOT = path.join(__dirname, '..', '..');
const MAIN = path.join(ROOT, 'dist', 'main.js');

/** What a command that ended has said. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that is still running. */
export interface Running {
  readonly child: ChildProcess;
  /** Everything written so far, both streams, in the order in which it came. */
  said(): string;
  /** Resolves with the match as soon as it is there; throws when the process ends without saying it. */
  says(what: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Said>;
}

const sources = (folder: string): string[] =>
  fs.readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') && !entry.parentPath.includes('testing'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));

/** The build in `dist` began after the last change of what it is made from. */
function isBuilt(): boolean {
  if (!fs.existsSync(MAIN)) return false;
  const begun = Number(path.basename(fs.realpathSync(path.join(ROOT, 'dist'))).split('-')[0]);
  return begun > Math.max(...['core', 'connectors'].flatMap(sources).map((file) => fs.statSync(path.join(ROOT, file)).mtimeMs));
}

/** The main file of the command: of the build where it is newer than its sources, else of a bundle for this run. */
export const builtCli = async (): Promise<string> => (isBuilt() ? fs.realpathSync(MAIN) : bundled('main'));

/** The command in one folder, with an environment that knows of no database and no person. */
export interface Cli {
  readonly folder: string;
  /** Runs a command to its end. */
  run(args: readonly string[], more?: { readonly env?: Readonly<Record<string, string>> }): Promise<Said>;
  start(args: readonly string[], more?: { readonly env?: Readonly<Record<string, string>> }): Running;
}

export async function cliIn(folder: string = freshFolder()): Promise<Cli> {
  const main = await builtCli();
  fs.chmodSync(folder, 0o711); // as root, the database below belongs to another account
  const { DATABASE_URL: _database, ZAAKSLUIS_TOKEN: _token, ...environment } = process.env;
  const start: Cli['start'] = (args, { env = {} } = {}) => watch(spawn(process.execPath, [main, ...args], { cwd: folder, env: { ...environment, NO_COLOR: '1', ...env } }));
  return { folder, start, run: (args, more) => start(args, more).ended };
}

function watch(child: ChildProcess): Running {
  const heard = { out: '', err: '', all: '' };
  const waiting = new Set<() => void>();
  const hear = (stream: 'out' | 'err') => (chunk: Buffer): void => {
    heard[stream] += chunk.toString();
    heard.all += chunk.toString();
    waiting.forEach((look) => look());
  };
  child.stdout?.on('data', hear('out'));
  child.stderr?.on('data', hear('err'));
  const ended = new Promise<Said>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out: heard.out, err: heard.err }));
  });
  return {
    child,
    ended,
    said: () => heard.all,
    says: (what) => new Promise((resolve, reject) => {
      const look = (): void => {
        const found = what.exec(heard.all);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      void ended.then(({ code }) => reject(new Error(`ended with ${code} before it said ${what}:\n${heard.all}`)), reject);
      look();
    }),
  };
}
