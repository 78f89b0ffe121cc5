// What is kept of a file to say what format it is: its first and last bytes, and a few marks from between. The file itself is never held.

/** Bytes of head and tail that are kept. */
export const SAMPLE = 64 * 1024;

/** What a signature may look at. */
export interface Sample {
  /** The first bytes, at most SAMPLE of them. */
  readonly head: Buffer;
  /** The last bytes, at most SAMPLE of them. */
  readonly tail: Buffer;
  readonly size: number;
  /** Pieces of text around the marks that were met anywhere in the file, in order; absent: only head and tail were looked at. */
  readonly marks?: readonly string[];
}

/** Marks that may stand anywhere: what PDF/A says of itself, that a PDF is encrypted, and that an e-mail carries another file. */
const MARKS = ['pdfaid:part', 'pdfaid:conformance', '/Encrypt', 'ontent-Disposition: attachment'].map((text) => Buffer.from(text, 'latin1'));
/** Bytes that are kept from a mark on: a value and its closing tag. */
const AROUND = 48;
/** A mark may stand at the border of two chunks. */
const CARRY = Math.max(...MARKS.map(({ length }) => length)) + AROUND;
/** A file full of marks is a hostile one. */
const MOST = 64;

function marksIn(bytes: Buffer, upTo: number, found: string[]): void {
  for (const mark of MARKS) {
    for (let at = bytes.indexOf(mark); at >= 0 && at < upTo && found.length < MOST; at = bytes.indexOf(mark, at + 1)) found.push(bytes.toString('latin1', at, at + mark.length + AROUND));
  }
}

/** Looks on while a file passes by. */
export interface Watcher {
  add(chunk: Buffer): void;
  /** To be asked once, when the file has passed. */
  sample(): Sample;
}

export function watchFile(): Watcher {
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let carry: Buffer = Buffer.alloc(0);
  let size = 0;
  const marks: string[] = [];
  return {
    add: (chunk) => {
      if (head.length < SAMPLE) head = Buffer.concat([head, chunk.subarray(0, SAMPLE - head.length)]);
      tail = chunk.length >= SAMPLE ? Buffer.from(chunk.subarray(-SAMPLE)) : Buffer.concat([tail, chunk]).subarray(-SAMPLE);
      const seen = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const kept = Math.min(CARRY, seen.length);
      marksIn(seen, seen.length - kept, marks); // what begins in the carry is looked for with the next chunk
      carry = Buffer.from(seen.subarray(-kept));
      size += chunk.length;
    },
    sample: () => {
      marksIn(carry, carry.length, marks);
      return { head, tail, size, marks };
    },
  };
}

/** A sample of bytes that are at hand whole. */
export function sampleOf(bytes: Buffer): Sample {
  const watcher = watchFile();
  watcher.add(bytes);
  return watcher.sample();
}
