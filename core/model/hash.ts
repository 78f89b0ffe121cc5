// Hashes values by meaning: the order of fields does not count, the order of a list does.
import { createHash, createHmac } from 'node:crypto';
import { isObject, type Json } from './json';

/** The one spelling of a value: fields sorted by code point, no white space. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(value[field] as Json)}`).join(',')}}`;
}

/** SHA-256 of the canonical spelling, 64 lower-case hex digits. */
export function hash(value: Json): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** HMAC-SHA-256 with the key of this installation: tells equality without telling the value, where values may not be kept. */
export function keyedHash(key: Buffer, value: Json): string {
  return createHmac('sha256', key).update(canonical(value)).digest('hex');
}
