// Makes sure that a file a person names is there before anything begins.
import fs from 'node:fs';
import path from 'node:path';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';

/** The absolute path. Throws DiagnosticError ZS1207. */
export function readable(file: string): string {
  const full = path.resolve(file);
  try {
    fs.accessSync(full, fs.constants.R_OK);
    if (fs.statSync(full).isDirectory()) throw new Error('a folder');
  } catch {
    throw new DiagnosticError([diagnostic('ZS1207', `${file}: no such file`)]);
  }
  return full;
}
