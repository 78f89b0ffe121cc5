// Lays a ZIP file around bytes that are made elsewhere: entries are stored, not packed, so that its size is known beforehand.
import { crc32 } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

interface Placed {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

const LOCAL = 30; // bytes of a local header without its name (APPNOTE 4.3.7)
const CENTRAL = 46; // bytes of a central header without its name (APPNOTE 4.3.12)
const VERSION = 20; // 2.0: the first with folders
const DAY = 0x5b77; // 23 November 2025: a fixed day, so that the same file has the same bytes

function local({ name, crc, size }: Placed): Buffer {
  const header = Buffer.alloc(LOCAL);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(DAY, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function central({ name, crc, size, offset }: Placed): Buffer {
  const header = Buffer.alloc(CENTRAL);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(DAY, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(size, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function end(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

/** Head and tail of a ZIP of `entries` followed by one entry `filler` of `size` bytes with checksum `crc`, which stands between the two. */
export function zipAround(entries: readonly Entry[], filler: { readonly name: string; readonly size: number; readonly crc: number }): { readonly head: Buffer; readonly tail: Buffer } {
  const placed: Placed[] = [];
  const parts: Buffer[] = [];
  let offset = 0;
  const add = (name: string, size: number, crc: number, content: Buffer): void => {
    const entry: Placed = { name: Buffer.from(name), crc, size, offset };
    placed.push(entry);
    const header = local(entry);
    parts.push(header, content);
    offset += header.length + size;
  };
  for (const { name, content } of entries) add(name, content.length, crc32(content), content);
  add(filler.name, filler.size, filler.crc, Buffer.alloc(0));
  const directory = Buffer.concat(placed.map(central));
  return { head: Buffer.concat(parts), tail: Buffer.concat([directory, end(placed.length, directory.length, offset)]) };
}
