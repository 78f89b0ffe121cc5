// Reads lists as ZGW APIs give them: pages with a `next`, or a bare array.
import { isObject, type Json, type JsonObject } from '../../core/model/json';

export interface PageRead {
  readonly items: readonly JsonObject[];
  readonly next: string | null;
  readonly count: number | null;
}

/** Both shapes; null where the body is neither. */
export function readPage(body: Json | undefined): PageRead | null {
  if (Array.isArray(body)) return { items: body.filter(isObject), next: null, count: body.length };
  if (!isObject(body) || !Array.isArray(body['results'])) return null;
  const { next, count } = body;
  return {
    items: body['results'].filter(isObject),
    next: typeof next === 'string' && next !== '' ? next : null,
    count: typeof count === 'number' ? count : null,
  };
}

/**
 * The query of a `next` link. Only its query is followed, on the path we asked ourselves: behind an ingress the link names
 * another host, and a link must never lead our token elsewhere.
 */
export function nextQuery(next: string | null): Readonly<Record<string, string>> | null {
  if (next === null) return null;
  const at = next.indexOf('?');
  return at < 0 ? null : Object.fromEntries(new URLSearchParams(next.slice(at + 1)));
}
