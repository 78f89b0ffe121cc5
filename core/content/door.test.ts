// Content on its way: counted, hashed and compared with what was stated.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Blocked, Retry } from '../connector/outcome';
import { DiagnosticError } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import { openDoor, type DoorOptions } from './door';

const BYTES = Buffer.from('Een brief van Zandhoek, in stukken gelezen.');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

/** In chunks of five bytes, as a network would. */
const chunks = (bytes: Buffer): Readable => Readable.from((function* () {
  for (let at = 0; at < bytes.length; at += 5) yield bytes.subarray(at, at + 5);
})(), { objectMode: false });

const door = (given: Partial<DoorOptions> = {}) => openDoor({
  open: (from) => Promise.resolve(chunks(BYTES.subarray(from))),
  expected: { size: BYTES.length, sha256: SHA256 }, state: null, keep: () => Promise.resolve(), subject: 'informatieobject/1', ...given,
});

async function drain(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

async function refused(reading: Promise<unknown>): Promise<DiagnosticError> {
  const error: unknown = await reading.then(() => null, (thrown: unknown) => thrown);
  if (error instanceof DiagnosticError) return error;
  throw new Error('nothing was refused');
}

test('what passes is counted and hashed, and said once the reading is complete', async () => {
  const it = door();
  const stream = await it.open();
  expect(it.read()).toBeNull();
  expect(await drain(stream)).toEqual(BYTES);
  expect(it.read()).toEqual({ sha256: SHA256, size: BYTES.length });
});

test('a reading from the middle checks the size and says nothing of the checksum', async () => {
  const it = door();
  expect(await drain(await it.open(7))).toEqual(BYTES.subarray(7));
  expect(it.read()).toBeNull();
});

test('a source that gives fewer bytes than it states is refused at the end', async () => {
  const error = await refused(door({ expected: { size: BYTES.length + 1, sha256: null } }).open().then(drain));
  expect(error).toBeInstanceOf(Blocked);
  expect(error.diagnostics[0]).toMatchObject({ code: 'ZS5010', subject: 'informatieobject/1', field: 'bestandsomvang' });
});

test('a source that gives more bytes than it states is refused before the first byte too many', async () => {
  let passed = 0;
  const stream = await door({ expected: { size: 12, sha256: null } }).open();
  stream.on('data', (chunk: Buffer) => void (passed += chunk.length));
  const error = await new Promise<unknown>((done) => stream.once('error', done));
  expect(error).toBeInstanceOf(Blocked);
  expect(passed).toBeLessThanOrEqual(12);
});

test('one flipped byte is found', async () => {
  const flipped = Buffer.from(BYTES);
  flipped[20] = (flipped[20] ?? 0) ^ 1;
  const error = await refused(door({ open: () => Promise.resolve(chunks(flipped)) }).open().then(drain));
  expect(error).toBeInstanceOf(Blocked);
  expect(error.diagnostics[0]?.code).toBe('ZS5011');
});

test('other bytes at the second reading are found, whatever the source states', async () => {
  let reading = 0;
  const it = door({ expected: { size: null, sha256: null }, open: () => Promise.resolve(chunks(Buffer.from(`lezing ${(reading += 1)}`))) });
  await drain(await it.open());
  const error = await refused(it.open().then(drain));
  expect(error).toBeInstanceOf(Retry);
  expect(error.diagnostics[0]?.code).toBe('ZS5012');
});

test('a source that breaks off is tried again, and half a document is never said to be read', async () => {
  const it = door({ open: () => Promise.resolve(Readable.from((async function* () {
    yield await Promise.resolve(BYTES.subarray(0, 10));
    throw new Error('socket hang up');
  })(), { objectMode: false })) });
  const error = await refused(it.open().then(drain));
  expect(error).toBeInstanceOf(Retry);
  expect(error.diagnostics[0]).toMatchObject({ code: 'ZS5013', message: 'the source broke off after 10 bytes' });
  expect(it.read()).toBeNull();
});

test('who stops reading closes the source, also one that stalls', async () => {
  const stalled = new Readable({ read: () => undefined });
  const stream = await door({ open: () => Promise.resolve(stalled) }).open();
  stream.resume();
  const closed = new Promise((done) => stalled.once('close', done));
  stream.destroy();
  await closed;
  expect(stalled.destroyed).toBe(true);
});

test('what is kept is there for the next, and only once it was committed', async () => {
  const committed: JsonObject[] = [];
  const it = door({ state: { lock: 'a' }, keep: (state) => Promise.resolve(void committed.push(state)) });
  expect(it.state).toEqual({ lock: 'a' });
  await it.keep({ lock: 'b' });
  expect([it.state, committed]).toEqual([{ lock: 'b' }, [{ lock: 'b' }]]);
  const lost = door({ state: { lock: 'a' }, keep: () => Promise.reject(new Error('lease lost')) });
  await expect(lost.keep({ lock: 'b' })).rejects.toThrow('lease lost');
  expect(lost.state).toEqual({ lock: 'a' });
});
