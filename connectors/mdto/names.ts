// Makes names of files and folders a receiver takes: cleaned, short enough, and each only once in the delivery.
import type { Profile } from './profiles/profile';

type Rules = Profile['names'];

// Device names of DOS and Windows: a file of this name, with whatever extension, cannot be made there.
const DOS = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

// Letters that canonical decomposition does not take apart.
const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ł: 'l', Ł: 'L', ð: 'd', þ: 'th', ı: 'i', ĳ: 'ij', Ĳ: 'IJ', '€': 'EUR' };

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{ASCII}]/gu, (letter) => FOLDED[letter] ?? '_');

const isPlain = (character: string): boolean => (character.codePointAt(0) ?? 0) > 0x20 && character !== '\u007f' && !/\p{C}/u.test(character);

/** A name without what the receiver forbids; what is taken out becomes one underscore, and nothing at all becomes `naamloos`. */
export function clean(text: string, rules: Rules): string {
  const folded = rules.ascii ? fold(text) : text.normalize('NFC');
  const kept = [...folded].map((character) => (isPlain(character) && !rules.forbidden.includes(character) && (!rules.ascii || /[\w.,()=@!'~-]/.test(character)) ? character : '_')).join('');
  const tidy = kept.replace(/_{2,}/g, '_').replace(/^[_.\s]+|[_.\s]+$/g, '');
  const name = tidy === '' ? 'naamloos' : tidy;
  return rules.dos && DOS.test(name) ? `_${name}` : name;
}

/** A file name taken apart: the extension is what stands behind the last dot, where that looks like one. */
export function apart(fileName: string): { readonly stem: string; readonly ext: string } {
  const base = fileName.split(/[/\\]/).at(-1) ?? fileName;
  const match = /^(?<stem>.+)\.(?<ext>[A-Za-z0-9]{1,8})$/u.exec(base.trim());
  return { stem: match?.groups?.['stem'] ?? base, ext: match?.groups?.['ext'] ?? '' };
}

/** Cuts a text without cutting a character in half. */
const cut = (text: string, length: number): string => [...text].slice(0, Math.max(1, length)).join('');

/** Gives out names. Two that differ in case only are one name to half of the world's file systems. */
export interface NameBook {
  /** A stem of at most `length` characters that no other name of this delivery has; with a number behind it where it was taken. */
  claim(text: string, length: number): string;
}

/** The book of one delivery: names in the order in which they are asked for, so that the same tree gets the same names. */
export function nameBook(rules: Rules): NameBook {
  const taken = new Set<string>();
  // Where counting goes on for a name that was asked for before: five thousand files may all be called brief.pdf.
  const counted = new Map<string, number>();
  return {
    claim: (text, length) => {
      const wanted = cut(clean(text, rules), length).replace(/[_.]+$/, '') || 'naamloos';
      const asked = wanted.toLowerCase();
      for (let number = (counted.get(asked) ?? 0) + 1; ; number += 1) {
        const tail = number === 1 ? '' : `-${number}`;
        const stem = `${cut(wanted, length - tail.length)}${tail}`;
        if (taken.has(stem.toLowerCase())) continue;
        taken.add(stem.toLowerCase());
        counted.set(asked, number);
        return stem;
      }
    },
  };
}
