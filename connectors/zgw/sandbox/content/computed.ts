// Makes the content of seeded documents: the same bytes for the same name, of any size, from any offset, without keeping any of it.
import { createCipheriv, createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { FORMATS, type FormatName, type Frame } from './formats';

/** Content by description. */
export interface Computed {
  /** Names the bytes: another name, other bytes. */
  readonly name: string;
  readonly format: FormatName;
  /** Bytes; at least `smallest(format)`. */
  readonly size: number;
}

const BLOCK = 64 * 1024; // bytes; each block of filling starts with its number, so that no two are equal
const STAMP = 16; // hexadecimal digits of that number
const LINE = 64; // characters of filling per line, its end included

/** Bytes of frame around the filling: less than this a file of that format cannot be. */
export function smallest(format: FormatName): number {
  const { head, tail } = FORMATS[format].frame({ size: 0, crc: () => 0 });
  return head.length + tail.length;
}

/** One block of filling: pseudo-random base64 in lines. */
function pattern(name: string, size: number): Buffer {
  const key = createHash('sha256').update('zaaksluis/sandbox/content/').update(name).digest().subarray(0, 16);
  const noise = createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(Math.ceil((size * 3) / 4)));
  const text = Buffer.from(noise.toString('base64').slice(0, size), 'latin1');
  for (let at = LINE - 1; at < text.length; at += LINE) text[at] = 0x0a;
  return text;
}

interface Plan extends Frame {
  readonly pattern: Buffer;
  readonly fill: number;
}

/** A block of the filling, its number in its first characters; the last one may be short. */
function block(pattern: Buffer, number: number, fill: number): Buffer {
  const piece = Buffer.from(pattern.subarray(0, Math.min(BLOCK, fill - number * BLOCK)));
  piece.write(number.toString(16).padStart(STAMP, '0').slice(0, piece.length), 0, 'latin1');
  return piece;
}

function plan({ name, format, size }: Computed): Plan {
  const { frame, largest } = FORMATS[format];
  const fill = size - smallest(format);
  if (fill < 0 || size > largest) throw new RangeError(`a ${format} of ${size} bytes cannot be made: ${smallest(format)} to ${largest}`);
  const made = pattern(name, Math.min(BLOCK, fill));
  const crc = (before?: Buffer): number => {
    let sum = before ? crc32(before) : 0;
    for (let number = 0; number * BLOCK < fill; number += 1) sum = crc32(block(made, number, fill), sum);
    return sum;
  };
  return { ...frame({ size: fill, crc }), pattern: made, fill };
}

/** The pieces of `from` up to `to`, in order; each is the caller's own. */
function* pieces({ head, tail, pattern: made, fill }: Plan, from: number, to: number): Generator<Buffer> {
  const part = (buffer: Buffer, at: number): Buffer => buffer.subarray(Math.max(0, from - at), Math.max(0, to - at));
  if (from < head.length) yield part(head, 0);
  const first = Math.max(0, Math.floor((from - head.length) / BLOCK));
  for (let number = first; number * BLOCK < fill && head.length + number * BLOCK < to; number += 1) {
    const piece = part(block(made, number, fill), head.length + number * BLOCK);
    if (piece.length > 0) yield piece;
  }
  const last = part(tail, head.length + fill);
  if (last.length > 0) yield last;
}

/** The bytes from `from` up to `to` (exclusive), made while they are read. */
export function computedBytes(content: Computed, from = 0, to = content.size): Readable {
  return Readable.from(pieces(plan(content), from, to), { objectMode: false, highWaterMark: BLOCK });
}

/** SHA-256, lower-case hex: reads all of it once. */
export function computedDigest(content: Computed): string {
  const hash = createHash('sha256');
  for (const piece of pieces(plan(content), 0, content.size)) hash.update(piece);
  return hash.digest('hex');
}
