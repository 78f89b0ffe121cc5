// The disk of the spool is full while a document comes in (npm run test:faults): its sender is told, nothing of it stays, and it comes in whole when there is room.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDoor, type TestDoor } from '../../connectors/stuf/service/testing/door';
import { envelope, voegZaakdocumentToe } from '../../connectors/stuf/service/testing/messages';

const MB = 1024 * 1024;
/** Larger than what is left, smaller than what there is. */
const CONTENT = Buffer.alloc(3 * MB, 'inhoud ').toString('base64');

let door: TestDoor;
let isSmall = false;

/** A small disk of our own for the spool, where the system lets us have one. */
function mounted(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,nr_inodes=8', 'tmpfs', at], { stdio: 'pipe' });
    return true;
  } catch (error) {
    process.stderr.write(`skipped in full-spool.faults.test.ts: no small disk can be made here (${error instanceof Error ? error.message.trim() : String(error)})\n`);
    return false;
  }
}

beforeEach(async () => {
  door = await openDoor();
  mkdirSync(door.spoolFolder, { recursive: true });
  isSmall = mounted(door.spoolFolder);
});
afterEach(async () => {
  if (isSmall) execFileSync('umount', [door.spoolFolder]);
  await door[Symbol.asyncDispose]();
});

const message = (): string => envelope(voegZaakdocumentToe(CONTENT, { referentienummer: 'vol-1' }));
const names = (): string[] => readdirSync(door.spoolFolder).filter((name) => !name.startsWith('ballast'));
const fill = {
  bytes: (): void => {
    const { bavail, bsize } = statfsSync(door.spoolFolder);
    writeFileSync(path.join(door.spoolFolder, 'ballast'), Buffer.alloc(bavail * bsize - 2 * MB));
  },
  // Room enough, and no place for one more name.
  names: (): void => {
    for (let at = 0; statfsSync(door.spoolFolder).ffree > 0; at += 1) writeFileSync(path.join(door.spoolFolder, `ballast-${at}`), '');
  },
};

test.each(['bytes', 'names'] as const)('a disk without room for more %s: a fault that says try again, nothing half, and the same message is taken in when there is room', async (what) => {
  if (!isSmall) return;
  fill[what]();
  const refused = await door.post(message());
  expect(refused.status).toBe(500);
  expect(refused.text).toMatch(/<(?:\w+:)?code>StUF\d+</);
  expect(door.asked).toEqual([]); // nothing of it reached an operation
  expect(names()).toEqual([]);
  expect([...door.logged, ...door.found.map(({ code }) => code)].join(' ')).toContain('ZS5003');
  for (const name of readdirSync(door.spoolFolder)) rmSync(path.join(door.spoolFolder, name));
  const taken = await door.post(message());
  expect([taken.status, door.asked.length]).toEqual([200, 1]);
  expect(names()).toEqual([]); // answered, so it was carried out, and the spool is empty again
});
