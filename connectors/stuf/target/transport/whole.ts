// A text as a body of the HTTP client of the house.
import { Readable } from 'node:stream';

/** The bytes and their number; the client sends texts of its own as JSON only. */
export function whole(text: string): { readonly body: Readable } {
  return { body: Readable.from([Buffer.from(text, 'utf8')], { objectMode: false }) };
}
