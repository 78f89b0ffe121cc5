// Reads a BSN and tests it, without ever saying it.
import { diagnostic, DiagnosticError } from '../../diagnostics/diagnostic';

/** The elfproef of a BSN: 9·a + 8·b + … + 2·h − i is divisible by 11, and it is not all noughts. */
export function isBsn(nine: string): boolean {
  if (!/^\d{9}$/.test(nine) || /^0+$/.test(nine)) return false;
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** Nine digits; eight get the nought that was left out. Throws ZS4713, which says nothing of what was given. */
export function bsnOf(given: string): string {
  const text = given.trim();
  const nine = /^\d{8}$/.test(text) ? `0${text}` : text;
  if (!isBsn(nine)) throw new DiagnosticError([diagnostic('ZS4713', 'what was given is no BSN')]);
  return nine;
}
