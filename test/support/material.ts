// Tests that read material which is not in the repository: where it is absent they are skipped, and say so.
import { existsSync } from 'node:fs';

export interface Material {
  readonly there: boolean;
  /** `test` and `describe`, or their skipping kind. */
  readonly test: jest.It;
  readonly describe: jest.Describe;
}

/** Of files and folders that are all needed. Prints which is absent, once for each test file. */
export function material(...needed: readonly string[]): Material {
  const absent = needed.filter((path) => !existsSync(path));
  for (const path of absent) process.stderr.write(`skipped: ${path} is not there\n`);
  return absent.length === 0 ? { there: true, test, describe } : { there: false, test: test.skip, describe: describe.skip };
}
