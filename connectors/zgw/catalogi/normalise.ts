// Spells values one way, so that what the target echoes and what we want compare equal when they mean the same.
import { parseDuration } from '../../../core/archive/duration';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';

/** Fields that hold ISO 8601 durations: P42D, P6W and P1M14D come back as the server likes to spell them. */
const DURATIONS: ReadonlySet<string> = new Set(['doorlooptijd', 'servicenorm', 'verlengingstermijn', 'archiefactietermijn', 'procestermijn', 'reactietermijn']);

/** Weeks where it is whole weeks, else years, months and days; what is no duration stays as it is. */
export function spellDuration(text: string): string {
  const read = parseDuration(text);
  if (!read || read.seconds > 0) return text;
  const { months, days } = read;
  if (months === 0) return days % 7 === 0 && days > 0 ? `P${days / 7}W` : `P${days}D`;
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return `P${years > 0 ? `${years}Y` : ''}${rest > 0 ? `${rest}M` : ''}${days > 0 ? `${days}D` : ''}`;
}

const isNothing = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A copy with durations in one spelling, text trimmed as the API trims it, and everything empty left out. */
export function normalise(value: JsonObject): JsonObject {
  const clean = (field: string, inner: Json): Json | undefined => {
    if (typeof inner === 'string') return DURATIONS.has(field) ? spellDuration(inner) : inner.replace(/\r\n?/g, '\n').trim();
    if (Array.isArray(inner)) return inner.map((item) => clean(field, item)).filter((item): item is Json => item !== undefined && item !== '');
    if (!isObject(inner)) return inner;
    const copy = normalise(inner);
    return Object.keys(copy).length > 0 ? copy : undefined;
  };
  const entries = Object.entries(value).flatMap(([field, inner]): [string, Json][] => {
    const kept = clean(field, inner);
    return kept === undefined || isNothing(kept) ? [] : [[field, kept]];
  });
  return Object.fromEntries(entries);
}

/** A copy with durations in one spelling and text trimmed; nothing is left out. */
export function spell<Value extends Json>(value: Value, field = ''): Value {
  const walk = (here: Json, name: string): Json => {
    if (typeof here === 'string') return DURATIONS.has(name) ? spellDuration(here) : here.replace(/\r\n?/g, '\n').trim();
    if (Array.isArray(here)) return here.map((item) => walk(item, name));
    return isObject(here) ? Object.fromEntries(Object.entries(here).map(([inner, item]) => [inner, walk(item, inner)])) : here;
  };
  return walk(value, field) as Value;
}

/** How names are matched: case and white space do not count. */
export const nameKey = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
