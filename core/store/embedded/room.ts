// Looks whether the disk has room for PostgreSQL.
import fs from 'node:fs';
import { DiagnosticError, diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';

const MB = 1024 * 1024;
/** A new database takes 40 MB, its write-ahead log grows in steps of 16 MB. */
export const TO_MAKE = 256 * MB;
/** Below this a server that would not start failed for want of room, whatever else it said. */
export const TO_START = 32 * MB;

/** The finding when there is less than `needed` bytes at this folder, or null. */
export function tooLittleRoom(folder: string, needed: number): Diagnostic | null {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = bavail * bsize;
  if (free >= needed) return null;
  return diagnostic('ZS1103', `${Math.floor(free / MB)} MB free at ${folder}, at least ${needed / MB} MB are needed`);
}

/** @throws DiagnosticError ZS1103 */
export function demandRoom(folder: string, needed: number): void {
  const finding = tooLittleRoom(folder, needed);
  if (finding !== null) throw new DiagnosticError([finding]);
}
