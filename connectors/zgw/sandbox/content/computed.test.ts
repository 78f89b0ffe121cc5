// Computed content: the same bytes every time, from any offset, with the marks of its format, and as large as asked.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { computedBytes, computedDigest, smallest, type Computed } from './computed';
import { FORMAT_NAMES, FORMATS } from './formats';

async function read(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
const of = (more: Partial<Computed> = {}): Computed => ({ name: '1/1/nieuwste', format: 'pdf', size: 200_000, ...more });

/** First and last bytes as PRONOM knows the format. */
const MARKS: Readonly<Record<(typeof FORMAT_NAMES)[number], readonly [RegExp, RegExp]>> = {
  pdf: [/^%PDF-1\.4\n/, /startxref\n\d+\n%%EOF\n$/], docx: [/^PK\x03\x04.{26}\[Content_Types\]\.xml/s, /PK\x05\x06.{18}$/s], jpg: [/^\xff\xd8\xff\xe0..JFIF\0\x01\x01/s, /\xff\xd9$/],
  png: [/^\x89PNG\r\n\x1a\n.{4}IHDR/s, /IEND.{4}$/s], txt: [/^Verslag/, /\n$/], xml: [/^<\?xml version="1.0"/, /<\/bericht>\n$/], eml: [/^From: /, /\r\n$/], zip: [/^PK\x03\x04/, /PK\x05\x06.{18}$/s],
};

test.each(FORMAT_NAMES)('a %s has its exact size, its marks, one digest, and the same bytes from any offset', async (format) => {
  for (const size of [smallest(format), smallest(format) + 1, 3000, 200_001]) {
    const content = of({ format, size });
    const all = await read(computedBytes(content));
    expect(all).toHaveLength(size);
    const text = all.toString('latin1');
    const [head, tail] = MARKS[format];
    expect([head.test(text), tail.test(text)]).toEqual([true, true]);
    expect(createHash('sha256').update(all).digest('hex')).toBe(computedDigest(content));
  }
  const all = await read(computedBytes(of({ format })));
  for (const [from, to] of [[0, 1], [10, 10], [1234, 65_600], [65_535, 131_080], [131_072, 200_000], [199_999, 200_000]]) {
    expect((await read(computedBytes(of({ format }), from, to))).equals(all.subarray(from, to))).toBe(true);
  }
});

test('another name is other bytes of the same size, and no two blocks are alike', async () => {
  const [one, other] = [await read(computedBytes(of({ size: 300_000 }))), await read(computedBytes(of({ size: 300_000, name: '1/1/1' })))];
  expect(one.equals(other)).toBe(false);
  const block = 64 * 1024;
  const start = smallest('pdf'); // any place within the filling
  expect(one.subarray(start, start + block).equals(one.subarray(start + block, start + 2 * block))).toBe(false);
  expect(deflateRawSync(one).length).toBeGreaterThan(40_000);
});

test('a size that a format cannot have is refused', () => {
  expect(() => computedBytes(of({ size: 10 }))).toThrow(/pdf of 10 bytes/);
  expect(() => computedBytes(of({ format: 'docx', size: FORMATS.docx.largest + 1 }))).toThrow(/docx/);
});

test('the end of a document larger than 4 GiB is made without what stands before it', async () => {
  const content = of({ size: 5 * 1024 ** 3 });
  const tail = await read(computedBytes(content, content.size - 40));
  expect(tail.toString('latin1')).toMatch(/startxref\n\d{10}\n%%EOF\n$/);
});
