// Cleans every text of the metadata before it is written: what XML or the receiver cannot take is replaced, and told.
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../core/model/json';
import { isXmlChar } from '../../core/xml/write';
import { xsDuration } from './duration';

/** Fields in which line ends mean something; in all others they are blanks. */
const MULTILINE: ReadonlySet<string> = new Set(['omschrijving', 'eventResultaat', 'beperkingGebruikNadereBeschrijving']);

export interface TextRules {
  readonly lineBreaks: boolean;
}

const isControl = (point: number): boolean => point < 0x20 || (point >= 0x7f && point <= 0x9f);

function cleanText(text: string, multiline: boolean): { readonly text: string; readonly changed: boolean } {
  let changed = false;
  const characters = [...text.replace(/\r\n?/g, '\n')].map((character) => {
    const point = character.codePointAt(0) ?? 0;
    if (character === '\n') return multiline ? '\n' : ' ';
    if (character === '\t') return ' ';
    if (isXmlChar(point) && !isControl(point)) return character;
    changed = true;
    return isControl(point) ? ' ' : '\uFFFD';
  });
  const joined = characters.join('');
  return { text: (multiline ? joined : joined.replace(/ {2,}/g, ' ')).trim(), changed };
}

/**
 * A copy with every text cleaned: blanks at the ends go, control characters become a blank, half characters U+FFFD; empty values go.
 * What a reader could notice is told by ZS4332, with its path.
 */
export function cleaned<T extends Json>(value: T, rules: TextRules, subject: string): { readonly value: T; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const walk = (here: Json, path: string, field: string): Json | undefined => {
    if (typeof here === 'string') {
      const { text, changed } = cleanText(field === 'termijnLooptijd' ? xsDuration(here) : here, rules.lineBreaks && MULTILINE.has(field));
      if (changed) diagnostics.push(diagnostic('ZS4332', `${path} holds characters that cannot be written; they were replaced`, { subject, field: path }));
      return text === '' ? undefined : text;
    }
    if (Array.isArray(here)) {
      const items = here.flatMap((item, index) => {
        const inner = walk(item, `${path}[${index}]`, field);
        return inner === undefined ? [] : [inner];
      });
      return items.length === 0 ? undefined : items;
    }
    if (isObject(here)) {
      const entries = Object.entries(here).flatMap(([name, item]) => {
        const inner = walk(item, path === '' ? name : `${path}.${name}`, name);
        return inner === undefined ? [] : [[name, inner] as const];
      });
      return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }
    return here ?? undefined;
  };
  return { value: (walk(value, '', '') ?? {}) as T, diagnostics };
}
