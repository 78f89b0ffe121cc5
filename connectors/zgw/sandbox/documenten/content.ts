// Takes the content that comes inside a body: base64, decoded, measured and kept.
import type { Json, JsonObject } from '../../../../core/model/json';
import type { ContentStore, Prepared } from '../content/store';
import { type Invalid } from '../problem';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** What a body says of content. */
export type Inline =
  | { readonly said: 'nothing' }
  | { readonly said: 'none' }
  | { readonly said: 'bytes'; readonly bytes: Buffer }
  | { readonly said: 'wrong'; readonly fault: Invalid };

export function inlineOf(inhoud: Json | undefined): Inline {
  if (inhoud === undefined) return { said: 'nothing' };
  if (inhoud === null) return { said: 'none' };
  if (typeof inhoud !== 'string') return { said: 'wrong', fault: { name: 'inhoud', code: 'invalid', reason: 'De inhoud is geen tekst in base64.' } };
  const text = /\s/.test(inhoud) ? inhoud.replaceAll(/\s/g, '') : inhoud;
  if (!BASE64.test(text)) return { said: 'wrong', fault: { name: 'inhoud', code: 'invalid-base64', reason: 'De inhoud is geen geldige base64.' } };
  if (text.length % 4 !== 0) return { said: 'wrong', fault: { name: 'inhoud', code: 'incorrect-base64-padding', reason: 'De base64 is niet goed aangevuld.' } };
  return { said: 'bytes', bytes: Buffer.from(text, 'base64') };
}

/** Open Zaak: bestandsomvang must be what the content measures; an empty document is content too. */
export function sizeFault(inline: Inline, bestandsomvang: Json | undefined): readonly Invalid[] {
  if (inline.said !== 'bytes' || bestandsomvang === undefined || bestandsomvang === inline.bytes.length) return [];
  return [{ name: 'nonFieldErrors', code: 'file-size', reason: 'The size of upload file should match bestandsomvang field' }];
}

/** Keeps what came inline; `none` with an omvang of 0 is an empty document. */
export async function take(store: ContentStore, inline: Inline, value: JsonObject): Promise<Prepared | null> {
  if (inline.said === 'bytes') return store.prepare(inline.bytes);
  return inline.said !== 'wrong' && value['bestandsomvang'] === 0 ? store.prepare(Buffer.alloc(0)) : null;
}
