// Streams to files and back.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openSpool } from './spool';

describe('the spool', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'spool-'));
  const spool = openSpool(folder);
  const signal = new AbortController().signal;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives back what it was given, from any byte, with size and checksum', async () => {
    const content = randomBytes(300_000);
    const kept = await spool.keep(Readable.from([content.subarray(0, 100_001), content.subarray(100_001)]), 1e6, signal);
    expect(kept).toMatchObject({ size: 300_000, sha256: createHash('sha256').update(content).digest('hex') });
    expect((await buffer(await spool.open(kept.name, 299_990))).equals(content.subarray(299_990))).toBe(true);
    await spool.discard(kept.name);
    await expect(spool.open(kept.name)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS5002' }] });
  });

  it('refuses what is too large, and leaves nothing of it behind', async () => {
    await expect(spool.keep(Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), 1000, signal)).rejects.toMatchObject({ diagnostics: [{ code: 'ZS5001' }] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing of a stream that broke off', async () => {
    const broken = Readable.from((async function* () { yield Buffer.from('half'); throw new Error('the sender went away'); })());
    await expect(spool.keep(broken, 1000, signal)).rejects.toThrow('the sender went away');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('opens no file outside its folder', async () => {
    await expect(spool.open('../../etc/passwd')).rejects.toMatchObject({ diagnostics: [{ code: 'ZS9001' }] });
  });
});
