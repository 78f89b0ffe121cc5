// Temporary folders of a suite, inside the folder of the run: they go with it.
import fs from 'node:fs';
import path from 'node:path';
import { currentRun } from './run';

/** A new empty folder, removed with the run. */
export const freshFolder = (): string => fs.mkdtempSync(path.join(currentRun(), 'folder-'));
