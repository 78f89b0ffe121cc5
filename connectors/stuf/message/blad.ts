// Checks the text of a leaf against what the schema allows there.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isDatum } from './dates';
import type { Waarde } from './entiteiten/taal';

/** What came of a text: as it is to be written, and what there is to say about it. An error: it cannot be written. */
export interface Getoetst {
  readonly text: string;
  readonly finding: Diagnostic | null;
}

/** Significant digits: totalDigits of XML Schema does not count leading zeros, nor those that end a fraction. */
const digits = (text: string): number => text.replace(/^[+-]?0*/, '').replace(/(\.\d*?)0+$/, '$1').replace(/\D/g, '').length;

function bezwaar(text: string, waarde: Waarde): string | null {
  if (waarde.een && !waarde.een.includes(text)) return `is not one of ${waarde.een.slice(0, 8).map((one) => `"${one}"`).join(', ')}${waarde.een.length > 8 ? ' …' : ''}`;
  if (waarde.patroon && !waarde.patroon.test(text)) return `does not have the form ${waarde.patroon.source.slice(4, -2)}`;
  if (waarde.vorm === 'jaNee' && !/^(true|false|0|1)$/.test(text)) return 'is not true or false';
  if (waarde.vorm === 'getal') {
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return 'is not a number';
    if (waarde.cijfers !== null && digits(text) > waarde.cijfers) return `has more than ${waarde.cijfers} digits`;
    if (waarde.van !== null && Number(text) < waarde.van) return `is less than ${waarde.van}`;
    if (waarde.tot !== null && Number(text) > waarde.tot) return `is more than ${waarde.tot}`;
  }
  return null;
}

/** `path` is named in the finding; the text itself never is, it may be personal. `kort`: cut what is too long. */
export function toets(given: string, waarde: Waarde, path: string, kort: boolean): Getoetst {
  const error = (code: 'ZS3061' | 'ZS3064', message: string): Getoetst => ({ text: given, finding: diagnostic(code, `${path} ${message}`, { field: path }) });
  // XML Schema counts characters as code points, not as the halves JavaScript counts.
  const long = given.length > waarde.max ? [...given] : null;
  const length = long?.length ?? given.length;
  if (length > waarde.max) {
    if (!kort || waarde.min === waarde.max) return error('ZS3061', `has ${length} characters; ${waarde.min === waarde.max ? 'exactly' : 'at most'} ${waarde.max} fit`);
    const text = (long ?? []).slice(0, waarde.max).join('').trimEnd();
    return { text, finding: diagnostic('ZS3063', `${path} was cut from ${length} to ${waarde.max} characters`, { field: path }) };
  }
  if (length < waarde.min) return error('ZS3061', `has ${length} characters; at least ${waarde.min} are needed`);
  if (waarde.vorm === 'datum' && !isDatum(given)) return error('ZS3064', 'is not a day of the calendar, EEJJMMDD');
  const why = bezwaar(given, waarde);
  return why === null ? { text: given, finding: null } : error('ZS3061', why);
}
