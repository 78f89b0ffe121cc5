// Writes small files beside the database: whole or not at all, never through a link, and readable for the right account.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Puts a file of mode 0600 in its place in one step. As root in the folder of an ordinary user that user could lie in wait with a
 * link: so it is made under a new name, which follows none, and given to `owner` or else to whoever owns the folder.
 */
export function replaceFile(file: string, text: string, owner?: { readonly uid: number; readonly gid: number } | null): void {
  const fresh = makeFile(file, text, owner);
  fs.renameSync(fresh, file);
}

/** As `replaceFile`, but leaves a file that is there already as it is; answers whether it made one. */
export function makeOnce(file: string, text: string): boolean {
  const fresh = makeFile(file, text, null);
  try {
    fs.linkSync(fresh, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(fresh);
  }
}

function makeFile(file: string, text: string, owner: { readonly uid: number; readonly gid: number } | null | undefined): string {
  const fresh = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    fs.writeFileSync(fresh, text, { mode: 0o600, flag: 'wx', flush: true });
    if (process.getuid?.() === 0) {
      const { uid, gid } = owner ?? fs.statSync(path.dirname(file));
      fs.lchownSync(fresh, uid, gid);
    }
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw error;
  }
  return fresh;
}
