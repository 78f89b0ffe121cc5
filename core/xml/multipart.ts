// Takes a message of several parts (MIME, RFC 2046 §5.1) apart while it streams: one part at a time, none of them in memory.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { base64Reader } from './base64';

export interface Part {
  /** From 1. */
  readonly number: number;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded. To be read before the next part is asked for; what is not read is read past. */
  readonly body: AsyncIterable<Buffer>;
}

/** Headers of one part; a real one has less than 1 kB. */
const MOST_HEADERS = 16 * 1024;
/** A zaak with a hundred documents is one of a hundred parts. */
const MOST_PARTS = 1000;

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

async function* fromBase64(body: AsyncIterable<Buffer>, refuse: (message: string) => never): AsyncGenerator<Buffer> {
  const reader = base64Reader();
  for await (const piece of body) {
    const bytes = reader.feed(piece.toString('latin1'));
    if (bytes === null) return refuse('is not the base64 it says it is');
    if (bytes.length > 0) yield bytes;
  }
  if (!reader.isWhole()) refuse('is not the base64 it says it is');
}

function headersOf(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n').filter((line) => line.includes(':'));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
}

/** The parts in their order. Throws DiagnosticError ZS3043 where the message is not as MIME says, or ends before its closing boundary. */
export async function* readParts(content: AsyncIterable<Buffer>, boundary: string, file: string): AsyncGenerator<Part> {
  const refuse = (message: string): never => {
    throw new DiagnosticError([diagnostic('ZS3043', message, { place: { file } })]);
  };
  const source = content[Symbol.asyncIterator]();
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first delimiter may stand at the very beginning, where no line ends before it.
  let buffer: Buffer = Buffer.from('\r\n');
  let where = 'before its first part';
  const more = async (): Promise<void> => {
    const next = await source.next();
    if (next.done === true) refuse(`the message ends ${where}, before its closing boundary`);
    else buffer = buffer.length === 0 ? next.value : Buffer.concat([buffer, next.value]);
  };
  const atLeast = async (length: number): Promise<void> => {
    while (buffer.length < length) await more();
  };
  /** Up to the next delimiter, which is left in the buffer. */
  const untilDelimiter = async function* (): AsyncGenerator<Buffer> {
    for (;;) {
      const at = buffer.indexOf(delimiter);
      const length = at < 0 ? buffer.length - delimiter.length + 1 : at;
      if (length > 0) {
        const piece = buffer.subarray(0, length);
        buffer = buffer.subarray(length);
        yield piece;
      }
      if (at >= 0) return;
      await more();
    }
  };
  const readHeaders = async (): Promise<ReadonlyMap<string, string>> => {
    let end = buffer.indexOf(END_OF_HEADERS);
    while (end < 0) {
      if (buffer.length > MOST_HEADERS) refuse(`the headers ${where.replace('inside', 'of')} are larger than ${MOST_HEADERS} bytes`);
      await more();
      end = buffer.indexOf(END_OF_HEADERS);
    }
    const headers = headersOf(buffer.subarray(0, end).toString('latin1'));
    buffer = buffer.subarray(end + END_OF_HEADERS.length);
    // An empty body ends right here: the line end of the headers is then that of the delimiter.
    await atLeast(delimiter.length - 2);
    if (buffer.indexOf(delimiter.subarray(2)) === 0) buffer = Buffer.concat([Buffer.from('\r\n'), buffer]);
    return headers;
  };
  try {
    for await (const _preamble of untilDelimiter()) continue;
    for (let number = 1; ; number += 1) {
      await atLeast(delimiter.length + 2);
      const closing = buffer.subarray(delimiter.length, delimiter.length + 2).toString('latin1') === '--';
      if (closing) break;
      if (number > MOST_PARTS) refuse(`the message has more than ${MOST_PARTS} parts`);
      buffer = buffer.subarray(delimiter.length);
      where = `inside part ${number}`;
      const headers = await readHeaders();
      const raw = untilDelimiter();
      const encoding = (headers.get('content-transfer-encoding') ?? 'binary').toLowerCase();
      if (!['binary', '8bit', '7bit', 'base64'].includes(encoding)) refuse(`part ${number} is encoded as "${encoding}"; we read binary, 8bit, 7bit and base64`);
      yield { number, headers, body: encoding === 'base64' ? fromBase64(raw, (message) => refuse(`part ${number} ${message}`)) : raw };
      for await (const _rest of untilDelimiter()) continue;
    }
    // What follows the closing boundary means nothing (RFC 2046 §5.1.1), but the connection wants it read.
    for (let next = await source.next(); next.done !== true; next = await source.next()) continue;
  } finally {
    await source.return?.();
  }
}
