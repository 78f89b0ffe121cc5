// What a backup says about itself: its tables, their checksums, and the moment it shows.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { DiagnosticError, diagnostic } from '../../diagnostics/diagnostic';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const TABLE = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  /** Of the file as it stands on the disk. */
  file: z.string().regex(/^[\w.-]+$/),
  sha256,
  /** A part of a partitioned table: of which, and for which values. It is made again before it is filled. */
  part: z.object({ of: z.string(), bound: z.string().regex(/^FOR VALUES FROM \('[0-9: +-]+'\) TO \('[0-9: +-]+'\)$/) }).optional(),
});

const MANIFEST = z.object({
  format: z.literal(1),
  /** The moment of the one snapshot, on the clock of the database (ISO 8601, UTC). */
  moment: z.iso.datetime({ precision: 3 }),
  postgres: z.string(),
  /** Which instance of a Zaaksluis database it was made from. */
  instance: z.string(),
  /** The migrations that had made its schema, in their order. */
  schema: z.array(z.string()),
  tables: z.array(TABLE),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/) })),
});

/** The contents of `manifest.json`, without the checksum over itself. */
export type Manifest = z.infer<typeof MANIFEST>;
export type TableFile = z.infer<typeof TABLE>;

export const MANIFEST_FILE = 'manifest.json';

/** Writes it last and in one step: a folder without it is no backup. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const fresh = path.join(folder, `${MANIFEST_FILE}.new`);
  fs.writeFileSync(fresh, `${JSON.stringify({ ...manifest, sha256: digest(manifest) }, null, 2)}\n`, { mode: 0o600, flush: true });
  fs.renameSync(fresh, path.join(folder, MANIFEST_FILE));
}

/** @throws DiagnosticError ZS1113 when it is absent, changed or of a kind we do not know. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST_FILE);
  if (!fs.existsSync(file)) throw damaged(file, 'it is not there, so the backup was never finished');
  let written: unknown;
  try {
    written = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw damaged(file, 'it is not JSON', error);
  }
  const read = MANIFEST.safeParse(written);
  if (!read.success) throw damaged(file, `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`);
  if ((written as { sha256?: unknown }).sha256 !== digest(read.data)) throw damaged(file, 'it was changed after it was written (its checksum differs)');
  return read.data;
}

/** The finding for a file of a backup that cannot be trusted. */
export function damaged(file: string, reason: string, cause?: unknown): DiagnosticError {
  return new DiagnosticError([diagnostic('ZS1113', `${file}: ${reason}`, { place: { file } })], { cause });
}

// The schema keeps the order of the fields, so equal manifests have equal text.
const digest = (manifest: Manifest): string => createHash('sha256').update(JSON.stringify(MANIFEST.parse(manifest))).digest('hex');
