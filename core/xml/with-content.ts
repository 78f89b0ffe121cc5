// Sends a message with its documents in it: the small XML written beforehand, the contents streamed as base64 where they belong.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { base64Length, toBase64 } from './base64';

/** A content that will be sent: opened when its turn comes. */
export interface Outgoing {
  readonly open: () => Promise<Readable>;
  /** Bytes; more or fewer break the stream off with ZS3045. */
  readonly size: number;
}

/** A body whose length is known before it is read. */
export interface Streamed {
  readonly body: Readable;
  readonly length: number;
}

/** A text to stand in the XML where a content will come: valid base64, and found nowhere else. */
export const placeholder = (): string => `zaaksluis/${randomBytes(24).toString('hex')}++`;

/** The XML around its placeholders: one piece more than there are contents, in the order in which they stand. */
export function splitAt(xml: string, contents: ReadonlyMap<string, Outgoing>): { readonly pieces: readonly string[]; readonly inOrder: readonly (readonly [string, Outgoing])[] } {
  const found = [...contents].map(([text, content]) => ({ text, content, at: xml.indexOf(text) })).sort((a, b) => a.at - b.at);
  const pieces: string[] = [];
  let from = 0;
  for (const { text, at } of found) {
    // Who built the XML put it there: this is our own bug, never the data's.
    if (at < 0 || xml.indexOf(text, at + 1) >= 0) throw new Error(`the placeholder ${text} stands ${at < 0 ? 'nowhere' : 'more than once'} in the message`);
    pieces.push(xml.slice(from, at));
    from = at + text.length;
  }
  return { pieces: [...pieces, xml.slice(from)], inOrder: found.map(({ text, content }) => [text, content] as const) };
}

/** The bytes of a content, exactly as many as were announced. */
export async function* exactly(content: Outgoing): AsyncGenerator<Buffer> {
  let size = 0;
  const refuse = (): never => {
    throw new DiagnosticError([diagnostic('ZS3045', `the content is ${size > content.size ? `more than ${content.size}` : String(size)} bytes; ${content.size} were announced`)]);
  };
  for await (const piece of (await content.open()) as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > content.size) refuse();
    yield bytes;
  }
  if (size < content.size) refuse();
}

/** The message with base64 in place of each placeholder, and its exact length in bytes. */
export function withContent(xml: string, contents: ReadonlyMap<string, Outgoing>): Streamed {
  const { pieces, inOrder } = splitAt(xml, contents);
  const body = async function* (): AsyncGenerator<Buffer> {
    for (const [index, piece] of pieces.entries()) {
      if (piece !== '') yield Buffer.from(piece);
      const content = inOrder[index]?.[1];
      if (content) yield* toBase64(exactly(content));
    }
  };
  const length = inOrder.reduce((sum, [, { size }]) => sum + base64Length(size), Buffer.byteLength(pieces.join('')));
  return { body: Readable.from(body(), { objectMode: false }), length };
}
