// Shortens names to what the target allows: readable, without collisions, and the same in every run.
import { createHash } from 'node:crypto';

/** What a long name needs: its source id (what tells it from its siblings), and the name. */
export interface Named {
  readonly bron: string;
  readonly name: string;
}

/** Lengths that targets have had; a name once delivered under one of them stays when the target grows. */
const LENGTHS = [20, 30, 40, 80, 100] as const;
const SHORTEST_WORD = 4;

/**
 * The name in at most `max` characters: the longest words lose their end first (`Buiten behandeling gesteld` → `Buiten beh.
 * gesteld`), and only what is then still too long is cut.
 */
export function shorten(name: string, max: number): string {
  const words = name.replace(/\s+/g, ' ').trim().split(' ');
  const length = (): number => words.join(' ').length;
  while (length() > max) {
    const letters = words.map((word) => (word.endsWith('.') ? 0 : [...word].length));
    const longest = letters.indexOf(Math.max(...letters));
    const word = words[longest];
    if (word === undefined || [...word].length <= SHORTEST_WORD || letters[longest] === 0) break;
    // As long as can be, but never less than three letters: the reader still has to recognise the word.
    const keep = Math.max(3, [...word].length - (length() - max) - 1);
    words[longest] = `${[...word].slice(0, keep).join('')}.`;
  }
  return cut(words.join(' '), max);
}

/** Code points, not UTF-16 halves; no space at the end, which the API would trim. */
const cut = (text: string, max: number): string => [...text].slice(0, max).join('').trimEnd();

/** The same with a mark made from the source id, for names that collide: ` ~k3f9`. */
export function shortenMarked(named: Named, max: number): string {
  const mark = ` ~${parseInt(createHash('sha256').update(named.bron).digest('hex').slice(0, 10), 16).toString(36).slice(-4).padStart(4, '0')}`;
  return `${shorten(named.name, max - mark.length)}${mark}`;
}

/** Every spelling this name can ever have had at a target of at most `max`. */
export function spellings(named: Named, max: number): string[] {
  const lengths = [max, ...LENGTHS.filter((length) => length < max)].filter((length) => [...named.name].length > length);
  return lengths.flatMap((length) => [shorten(named.name, length), shortenMarked(named, length)]);
}

/**
 * Names for all siblings at once, by bron. Names that fit stay. A spelling that was delivered before stays (`delivered`);
 * the others get the plain short form, or the marked one where that is taken.
 */
export function abbreviate(siblings: readonly Named[], max: number, delivered: (bron: string, candidate: string) => boolean): Map<string, string> {
  const result = new Map<string, string>();
  const taken = new Set<string>();
  const give = (bron: string, name: string): void => {
    result.set(bron, name);
    taken.add(name.toLowerCase());
  };
  const long: Named[] = [];
  for (const named of siblings) {
    const before = spellings(named, max).find((candidate) => delivered(named.bron, candidate));
    if (before !== undefined) give(named.bron, before);
    else if ([...named.name].length <= max) give(named.bron, named.name);
    else long.push(named);
  }
  // By bron, so that the order of the file does not decide who gets the plain form; those that would share it all get a mark.
  const shared = new Map<string, number>();
  for (const named of long) shared.set(shorten(named.name, max).toLowerCase(), (shared.get(shorten(named.name, max).toLowerCase()) ?? 0) + 1);
  for (const named of [...long].sort((a, b) => (a.bron < b.bron ? -1 : 1))) {
    const plain = shorten(named.name, max);
    const alone = shared.get(plain.toLowerCase()) === 1 && !taken.has(plain.toLowerCase());
    give(named.bron, alone ? plain : shortenMarked(named, max));
  }
  return result;
}
