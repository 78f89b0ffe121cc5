// Finds the files below a folder that hold a text: SIPs being made, spooled contents, files that were refused.
import { createReadStream } from 'node:fs';
import type fs from 'node:fs/promises';
import path from 'node:path';

/** The database has tables of its own to be looked through, and its files are no text. */
const NOT = new Set(['postgres', 'pgdata', 'database', 'node_modules']);

async function holds(file: string, text: string, signal: AbortSignal): Promise<boolean> {
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1', signal })) {
    const read = tail + String(chunk);
    if (read.includes(text)) return true;
    tail = read.slice(-(text.length - 1));
  }
  return false;
}

/** Streamed; what disappears meanwhile, or may not be read, is passed over. `text` is ASCII. */
export async function filesWith(folder: string, text: string, files: Pick<typeof fs, 'readdir'>, signal: AbortSignal): Promise<string[]> {
  const entries = await files.readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    signal.throwIfAborted();
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && !NOT.has(entry.name)) found.push(...(await filesWith(place, text, files, signal)));
    else if (entry.isFile() && (await holds(place, text, signal).catch(() => false))) found.push(place);
  }
  return found;
}
