// Base64 piece by piece: read strictly, written without line breaks, never whole in memory.

/** What has been read and does not yet make three bytes, and whether the end was seen. */
export interface Base64Reader {
  /** The bytes that are now complete; null: it holds a character that has no place there. */
  feed(text: string): Buffer | null;
  /** Whether it could end here: nothing is left over. */
  isWhole(): boolean;
}

const NONE = Buffer.alloc(0);

/** Takes base64 (RFC 4648 §4) with white space anywhere, as xs:base64Binary does; padding is required. */
export function base64Reader(): Base64Reader {
  let rest = '';
  let ended = false;
  return {
    feed: (text) => {
      const clean = rest + (/\s/.test(text) ? text.replace(/\s+/g, '') : text);
      if (clean === rest) return NONE;
      if (ended) return null;
      const length = clean.length - (clean.length % 4);
      rest = clean.slice(length);
      if (length === 0) return NONE;
      const quads = rest === '' ? clean : clean.slice(0, length);
      const padding = quads.endsWith('==') ? 2 : quads.endsWith('=') ? 1 : 0;
      const bytes = Buffer.from(quads, 'base64');
      // Node passes over what is not base64 and takes the alphabet of URLs; both show here, without looking at each character.
      if (bytes.length !== (length / 4) * 3 - padding || quads.includes('-') || quads.includes('_')) return null;
      if (padding > 0) ended = true;
      return ended && rest !== '' ? null : bytes;
    },
    isWhole: () => rest === '',
  };
}

/** Where in this text the first character stands that base64 does not allow, or that follows the padding; its length where none does. */
export function badBase64At(text: string): number {
  let padded = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (/\s/.test(character)) continue;
    if (character === '=' ? padded === 2 : padded > 0 || !/[A-Za-z0-9+/]/.test(character)) return at;
    if (character === '=') padded += 1;
  }
  return text.length;
}

/** Length of the base64 of so many bytes. */
export const base64Length = (size: number): number => 4 * Math.ceil(size / 3);

/** The base64 of a content, in pieces. */
export async function* toBase64(content: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let rest: Buffer = NONE;
  for await (const piece of content) {
    const bytes = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, Buffer.from(piece)]);
    const length = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(length);
    if (length > 0) yield Buffer.from(bytes.subarray(0, length).toString('base64'), 'latin1');
  }
  if (rest.length > 0) yield Buffer.from(rest.toString('base64'), 'latin1');
}
