// Scans the text of one element whose content is cut out: what is not text of it (CDATA marks, comments, instructions, references)
// is taken off, until a tag begins. The XML parser itself would look at every character; a document has a thousand million.

/** What came of one piece: text to take, and where a tag begins, everything from that `<` on. */
export interface Scanned {
  readonly texts: readonly string[];
  /** Null: the content goes on in the next piece. */
  readonly rest: string | null;
}

export interface ContentScanner {
  /** Throws ContentFault where it is not well-formed. */
  feed(piece: string): Scanned;
  /** Characters read and not yet given as text or rest. */
  readonly pending: string;
}

/** A reference that stands for no white space and no character, with what it says. */
export class ContentFault extends Error {
  constructor(readonly what: string) {
    super(what);
    this.name = 'ContentFault';
  }
}

/** No mark or reference that may stand here is longer: `<![CDATA[`, `&#x0000002B;`. */
const LONGEST_MARK = 32;

/** What opens something that is no tag, and what ends it. */
const MARKS = [
  { open: '<![CDATA[', close: ']]>', isText: true },
  { open: '<!--', close: '-->', isText: false },
  { open: '<?', close: '?>', isText: false },
] as const;

function referred(name: string): string {
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
  const point = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16) : -1;
  // Base64 holds only ASCII; whatever else is meant here cannot be content.
  if (point < 9 || point > 0x7e) throw new ContentFault(`&${name};`);
  return String.fromCharCode(point);
}

const resolved = (text: string): string => (text.includes('&') ? text.replace(/&([^;&]*);?/g, (_all, name: string) => referred(name)) : text);

export function scanContent(): ContentScanner {
  let pending = '';
  let within: (typeof MARKS)[number] | null = null;

  /** Up to the end of what we are within; the part of it that may be the beginning of its end is kept. */
  const closeMark = (mark: (typeof MARKS)[number], buffer: string, texts: string[]): string | null => {
    const at = buffer.indexOf(mark.close);
    const upTo = at < 0 ? Math.max(0, buffer.length - mark.close.length + 1) : at;
    if (mark.isText && upTo > 0) texts.push(buffer.slice(0, upTo));
    if (at < 0) {
      pending = buffer.slice(upTo);
      return null;
    }
    within = null;
    return buffer.slice(at + mark.close.length);
  };

  /** Text up to the next `<`; a reference that is cut off by the end of the piece is kept. */
  const takeText = (buffer: string, texts: string[]): { readonly left: string; readonly more: boolean } => {
    const at = buffer.indexOf('<');
    let upTo = at < 0 ? buffer.length : at;
    if (at < 0) {
      const reference = buffer.lastIndexOf('&');
      if (reference >= 0 && buffer.indexOf(';', reference) < 0) {
        if (buffer.length - reference > LONGEST_MARK) throw new ContentFault(buffer.slice(reference, reference + LONGEST_MARK));
        upTo = reference;
      }
    }
    if (upTo > 0) texts.push(resolved(buffer.slice(0, upTo)));
    return { left: buffer.slice(upTo), more: at >= 0 };
  };

  const feed = (piece: string): Scanned => {
    const texts: string[] = [];
    let buffer: string = pending + piece;
    pending = '';
    for (;;) {
      if (within) {
        const after = closeMark(within, buffer, texts);
        if (after === null) return { texts, rest: null };
        buffer = after;
        continue;
      }
      const { left, more } = takeText(buffer, texts);
      buffer = left;
      if (!more) {
        pending = buffer;
        return { texts, rest: null };
      }
      const mark = MARKS.find(({ open }) => buffer.startsWith(open));
      if (mark) {
        within = mark;
        buffer = buffer.slice(mark.open.length);
        continue;
      }
      if (MARKS.some(({ open }) => open.startsWith(buffer))) {
        pending = buffer;
        return { texts, rest: null };
      }
      return { texts, rest: buffer };
    }
  };
  return { feed, get pending() { return pending; } };
}
