// Small questions about plain values that every part of the language asks in the same way.
import { isObject, type Json } from '../model/json';
import { noValueKind } from './types';

/** Nothing to give: absent, null, an empty text (XML's empty element), or "no value" of a known kind. */
export function isMissing(value: Json | undefined): value is undefined | null | '' {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && noValueKind(value) !== null);
}

/** Holds something worth reporting: not missing, and not made of missing parts only. */
export function hasContent(value: Json | undefined): boolean {
  if (isMissing(value)) return false;
  if (Array.isArray(value)) return value.some(hasContent);
  return isObject(value) ? Object.values(value).some(hasContent) : true;
}

/** Equality as people write it in files: scalars by their spelling, so that 12 in a rule finds "12" in XML. */
export function sameSpelling(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined || left === null || right === null) return false;
  if (typeof left === 'object' || typeof right === 'object') return JSON.stringify(left) === JSON.stringify(right);
  return String(left) === String(right);
}

/** White space that is not one blank between two words. */
const UNEVEN = /\s{2,}|[^\S ]/g;

/** White space taken off both ends, and every run of it inside (line ends too) made one blank. */
export const evenBlanks = (text: string): string => text.trim().replace(UNEVEN, ' ');

/** Lower case, white space evened: how a loose table compares. */
export const loose = (text: string): string => evenBlanks(text).toLowerCase();

/** The eleven-test of a citizen service number (BSN): nine digits, weights 9…2 and -1. Also true of an RSIN. */
function isBsnLike(digits: string): boolean {
  const nine = digits.padStart(9, '0');
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
  return sum % 11 === 0 && Number(nine) > 0;
}

const LONGEST_QUOTE = 60;

/** A value as it may stand in a message: quoted, shortened, and with anything that could be a BSN masked. */
export function quote(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
  const masked = short.replace(/\d{8,}/g, (digits) => (digits.length > 9 || isBsnLike(digits) ? '*'.repeat(digits.length) : digits));
  return `"${masked}"`;
}

/** The id by which people know an item: `bron` in the model, `@id` or `id` in raw shapes; its place where it has none. */
export function identify(item: Json, index: number): string {
  if (isObject(item)) {
    for (const name of ['bron', '@id', 'id']) {
      const id = item[name];
      if (typeof id === 'string' && id !== '') return id;
    }
  }
  return String(index);
}
