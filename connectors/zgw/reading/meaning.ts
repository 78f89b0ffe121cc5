// What the URLs in an answer lead to, looked up beforehand so that reading itself is pure.
import type { Json, JsonObject } from '../../../core/model/json';
import type { Own } from './own';
import { present, text } from './values';

/** The answers that reading needs. */
export interface Meaning {
  /** A catalogue object by its URL. Throws Blocked ZS4151 where the catalogus does not have it. */
  readonly type: (url: string) => JsonObject;
  /** Class or procestype of the selectielijst; null: not in any list we know. */
  readonly selectielijst: (url: string) => { readonly jaar: number; readonly nummer: string; readonly naam: string } | null;
  readonly own: Own;
}

/** The class behind a URL, as the model spells it; undefined where there is none, or none that we know. */
export const selectielijstklasse = (url: Json | undefined, meaning: Meaning): JsonObject | undefined => {
  const found = text(url) === '' ? null : meaning.selectielijst(text(url));
  return found ? present({ ...found }) : undefined;
};
