// Says which Zaaksluis this is.
import fs from 'node:fs';
import path from 'node:path';
import { packageRoot } from './house';

export function version(): string {
  const { version: number } = JSON.parse(fs.readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return number;
}
