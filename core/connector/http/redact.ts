// Makes an address fit to be shown: no query, no credentials, no BSN.

/** A BSN (or RSIN) fulfils the eleven test: 9·a + 8·b + … + 2·h − i is a multiple of 11; eight digits stand for nine with a leading 0. */
function isElfproef(digits: string): boolean {
  const nine = digits.padStart(9, '0');
  const sum = [...nine].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum > 0 && sum % 11 === 0;
}

/** Masks what could be a BSN; digits inside a UUID or a longer number stay as they are. */
export function maskNumbers(text: string): string {
  return text.replace(/(?<![0-9A-Za-z-])\d{8,9}(?![0-9A-Za-z-])/g, (digits) => (isElfproef(digits) ? '*'.repeat(digits.length) : digits));
}

/** `GET /zaken/…`: the path only. A query may hold a BSN (`rol__betrokkeneIdentificatie…`) and is left out whole. */
export function showCall(method: string, url: URL): string {
  let path = url.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray percent sign: shown as sent.
  }
  return `${method} ${maskNumbers(path)}`;
}
