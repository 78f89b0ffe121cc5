// Masks what must never be printed: BSNs, passwords in addresses, bearer tokens and every secret that was revealed.

/** What stands in the place of what was masked. */
export const MASKED = '***';

// Shorter values are ordinary words: masking them would hide the log and protect nothing.
const LEAST_SECRET = 6;

// The one thing in the house that is global on purpose: a net below every log and every error cannot be handed around.
const concealed = new Set<string>();

/** From now on this value is masked wherever `scrub` looks. Called by whoever reveals a secret. */
export function conceal(value: string): void {
  if (value.length < LEAST_SECRET) return;
  concealed.add(value);
  concealed.add(encodeURIComponent(value));
  concealed.add(JSON.stringify(value).slice(1, -1));
}

/** The 11-test (elfproef) of a BSN: 9·a + 8·b + … + 2·h − i is a multiple of 11. An RSIN passes it as well. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

// UUIDs and hashes are passed over whole: nine digits inside one are no BSN. Then nine digits, or written 1234.56.789 / 123 456 789.
const CANDIDATE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32,}|(?<!\d)(?:\d{9}|\d{4}([. ])\d{2}\1\d{3}|\d{3}([. ])\d{3}\2\d{3})(?!\d)/gi;

const URL_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s/]+@/gi;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

/**
 * Masks in any text: nine digits that pass the 11-test and stand alone, passwords in addresses, bearer and basic
 * credentials, and every concealed secret. Nine digits that fail the test stay, and so does any longer run of digits.
 */
export function scrub(text: string): string {
  let clean = text;
  // Longest first: a secret may hold another one.
  for (const secret of [...concealed].sort((a, b) => b.length - a.length)) clean = clean.replaceAll(secret, MASKED);
  return clean
    .replace(URL_PASSWORD, `$1:${MASKED}@`)
    .replace(BEARER, `$1 ${MASKED}`)
    .replace(CANDIDATE, (found) => (isBsn(found.replace(/[. ]/g, '')) ? MASKED : found));
}

/**
 * A copy of any value with every text scrubbed, names of fields too: errors become `{name, message, stack, cause}`, what has
 * `toJSON` is asked (a Secret answers `***`), a cycle becomes `[circular]`.
 */
export function scrubValue(value: unknown): unknown {
  return scrubbed(value, []);
}

function scrubbed(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const text = String(value);
    return scrub(text) === text ? (typeof value === 'bigint' ? text : value) : MASKED;
  }
  if (typeof value === 'function' || typeof value === 'symbol') return scrub(String(value));
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  const path = [...above, value];
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return scrubbed((value.toJSON as () => unknown)(), path);
  if (value instanceof Error) return fields({ ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause }, path);
  if (value instanceof Map) return scrubbed([...value], path);
  if (value instanceof Set || Array.isArray(value)) return [...value].map((item) => scrubbed(item, path));
  return fields(value, path);
}

function fields(value: object, path: readonly object[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([field, inner]) => [scrub(field), scrubbed(inner, path)]),
  );
}
