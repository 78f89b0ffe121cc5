// The house side of a content door: reads from the source, counts and hashes on the way, and says where the bytes are not those that were promised.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ContentDoor } from '../connector/contract';
import { Blocked, Retry } from '../connector/outcome';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';

export interface DoorOptions {
  /** The bytes at the source from `from`: `Source.open` of the content this step sends. */
  open(from: number): Promise<Readable>;
  /** What the source stated; null: it did not say. `sha256` in lower-case hex. */
  readonly expected: { readonly size: number | null; readonly sha256: string | null };
  /** What was kept of this step by an earlier attempt. */
  readonly state: JsonObject | null;
  /** Commits the state under the lease of the delivery; throws LeaseLost. */
  keep(state: JsonObject): Promise<void>;
  /** The document in findings: `informatieobject/<uuid>`. */
  readonly subject: string;
}

type Reading = { readonly sha256: string; readonly size: number };

/**
 * Makes the door. A reading from 0 fails at its end with Blocked ZS5010 (size) or ZS5011 (SHA-256) where the source stated something
 * else, and with Retry ZS5012 where an earlier reading through this door gave other bytes; a reading that goes past the stated size
 * fails there and then. A source that breaks off is Retry ZS5013: half a document never looks like a whole one.
 */
export function openDoor(options: DoorOptions): ContentDoor {
  let state = options.state;
  let read: Reading | null = null;
  return {
    get state() {
      return state;
    },
    read: () => read,
    keep: async (next) => {
      await options.keep(next);
      state = next;
    },
    open: async (from = 0) => {
      const source = await options.open(from);
      const ended = (found: Reading): void => {
        const before = read;
        read = found;
        if (before !== null && before.sha256 !== found.sha256) {
          throw new Retry(diagnostic('ZS5012', `read twice, and not the same: SHA-256 ${short(before.sha256)}, then ${short(found.sha256)}`, { subject: options.subject }));
        }
      };
      const stream = Readable.from(counted(source, from, options, ended), { objectMode: false });
      // A source that stalls keeps its generator waiting: only closing the source itself ends the call that feeds it.
      stream.once('close', () => source.destroy());
      return stream;
    },
  };
}

/** Passes the bytes on; refuses at the byte, or at the end, that shows they are not what was stated. */
async function* counted(source: Readable, from: number, { expected, subject }: DoorOptions, ended: (found: Reading) => void): AsyncGenerator<Buffer> {
  const digest = from === 0 ? createHash('sha256') : null;
  let size = from;
  const differs = (what: string): Blocked => new Blocked(diagnostic('ZS5010', `the source states ${expected.size ?? 0} bytes and gives ${what}`, { subject, field: 'bestandsomvang' }));
  try {
    for await (const chunk of source as AsyncIterable<Buffer | string>) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (expected.size !== null && size > expected.size) throw differs('more');
      digest?.update(bytes);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    throw new Retry(diagnostic('ZS5013', `the source broke off after ${size} bytes`, { subject }), undefined, { cause: error });
  }
  if (expected.size !== null && size !== expected.size) throw differs(`${size}`);
  if (digest === null) return;
  const sha256 = digest.digest('hex');
  if (expected.sha256 !== null && sha256 !== expected.sha256) {
    throw new Blocked(diagnostic('ZS5011', `the source states SHA-256 ${short(expected.sha256)}, its bytes have ${short(sha256)}`, { subject, field: 'integriteit' }));
  }
  ended({ sha256, size });
}

/** Enough of a checksum to compare by eye. */
const short = (sha256: string): string => `${sha256.slice(0, 12)}…`;
