// Reads the lists of terms of a connection, again when a file is another.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, type Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { BUILT_IN, type Lijst } from './lists';
import { readLijst } from './read';

export interface Lists {
  /** Those of the connection first, then ours. */
  readonly lists: readonly Lijst[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `entries`: name and absolute file of each. A list that cannot be read is told by ZS4371, and ours stands in. */
export function listReader(entries: readonly { readonly naam: string; readonly file: string }[]): () => Promise<Lists> {
  const known = new Map<string, { readonly stamp: string; readonly read: ReturnType<typeof readLijst> }>();
  const one = async ({ naam, file }: (typeof entries)[number]): Promise<ReturnType<typeof readLijst>> => {
    try {
      const { mtimeMs, size } = await stat(file);
      const stamp = `${mtimeMs}-${size}`;
      const before = known.get(file);
      if (before?.stamp === stamp) return before.read;
      const read = readLijst(naam, path.basename(file), await readFile(file));
      known.set(file, { stamp, read });
      return read;
    } catch (error) {
      return { lijst: null, diagnostics: [diagnostic('ZS4371', `${naam} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`, { place: { file: path.basename(file) } })] };
    }
  };
  return async () => {
    const all = await Promise.all(entries.map(one));
    return { lists: [...all.flatMap(({ lijst }) => lijst ?? []), ...BUILT_IN], diagnostics: all.flatMap(({ diagnostics }) => diagnostics) };
  };
}
