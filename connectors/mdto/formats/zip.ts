// Looks into a ZIP through its first and last bytes: names of entries, and the contents of small ones that lie there.
import { inflateRawSync } from 'node:zlib';
import type { Sample } from './sample';

export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** Method 0 (stored) or 8 (deflated). */
  readonly method: number;
  readonly compressed: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Contents longer than this are not unpacked: what is looked for is small, and a bomb is not. */
const LARGEST = 1024 * 1024;

/** A window on the file: which bytes of it are at hand. */
const windowAt = ({ head, tail, size }: Sample, from: number, length: number): Buffer | null => {
  if (from + length <= head.length) return head.subarray(from, from + length);
  const start = size - tail.length;
  return from >= start && from + length <= size ? tail.subarray(from - start, from - start + length) : null;
};

/** Entries by the central directory, as far as it lies in the last bytes; null: no ZIP, or its directory is out of reach. */
export function zipEntries(sample: Sample): readonly ZipEntry[] | null {
  const { head, tail, size } = sample;
  if (head.length < 4 || head.readUInt32LE(0) !== LOCAL) return null;
  for (let end = tail.length - 22; end >= 0; end -= 1) {
    if (tail.readUInt32LE(end) !== END) continue;
    const length = tail.readUInt32LE(end + 12);
    const directory = windowAt(sample, tail.readUInt32LE(end + 16), length) ?? windowAt(sample, size - tail.length + end - length, length);
    return directory ? entriesOf(directory) : null;
  }
  return null;
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const found: ZipEntry[] = [];
  for (let place = 0; place + 46 <= directory.length && directory.readUInt32LE(place) === CENTRAL; ) {
    const nameLength = directory.readUInt16LE(place + 28);
    found.push({
      name: directory.toString('utf8', place + 46, place + 46 + nameLength),
      encrypted: (directory.readUInt16LE(place + 8) & 1) === 1,
      method: directory.readUInt16LE(place + 10),
      compressed: directory.readUInt32LE(place + 20),
      offset: directory.readUInt32LE(place + 42),
    });
    place += 46 + nameLength + directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
  }
  return found;
}

/** The contents of one entry; null: out of reach, encrypted, or too large. */
export function zipText(sample: Sample, { offset, compressed, method, encrypted }: ZipEntry): string | null {
  const local = windowAt(sample, offset, 30);
  if (local === null || encrypted || local.readUInt32LE(0) !== LOCAL) return null;
  const bytes = windowAt(sample, offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28), compressed);
  if (bytes === null) return null;
  try {
    return (method === 8 ? inflateRawSync(bytes, { maxOutputLength: LARGEST }) : bytes).toString('utf8');
  } catch {
    return null; // damaged or larger than it may be: then nothing is known of it
  }
}
