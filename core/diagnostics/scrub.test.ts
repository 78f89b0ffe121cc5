// The scrubber masks what is personal or secret, and nothing else.
import { conceal, isBsn, scrub, scrubValue } from './scrub';

// From the test range (RvIG): no person has them.
const BSN = '999990019';

describe('a BSN', () => {
  test.each([BSN, '123456782', '012345672'])('%s passes the 11-test and is masked in any text', (bsn) => {
    expect(isBsn(bsn)).toBe(true);
    expect(scrub(`rol ${bsn} not found`)).toBe('rol *** not found');
    expect(scrub(`"inp.bsn":"${bsn}",bsn=${bsn};`)).toBe('"inp.bsn":"***",bsn=***;');
  });

  test.each(['1234.56.782', '1234 56 782', '123.456.782', '123 456 782'])('written as %s is masked as well', (written) => {
    expect(scrub(`bsn ${written}.`)).toBe('bsn ***.');
  });

  test.each(['123456789', '999990018', '000000000'])('nine digits that fail the 11-test stay: %s', (digits) => {
    expect(isBsn(digits)).toBe(false);
    expect(scrub(`zaak ${digits}`)).toBe(`zaak ${digits}`);
  });

  test.each([
    `1${BSN}`, `${BSN}0`, '00000001821002193000',
    `2f1d6a52-9b1c-4f0e-8a11-${BSN}abc`,
    `${BSN}0123456789abcdef0123456789abcdef`,
  ])('nine digits inside a longer number, a UUID or a hash stay: %s', (text) => {
    expect(scrub(text)).toBe(text);
  });

  test('is masked at every place in a text', () => {
    expect(scrub(`${BSN} ${BSN}\n${BSN}`)).toBe('*** ***\n***');
  });
});

describe('secrets', () => {
  test('a concealed value is masked plainly, in an address and in JSON', () => {
    conceal('s3cret "of/Zandhoek');
    expect(scrub('got s3cret "of/Zandhoek!')).toBe('got ***!');
    expect(scrub(`?key=${encodeURIComponent('s3cret "of/Zandhoek')}&a=1`)).toBe('?key=***&a=1');
    expect(scrub(JSON.stringify({ key: 's3cret "of/Zandhoek' }))).toBe('{"key":"***"}');
  });

  test('a secret that holds another one is masked whole', () => {
    conceal('Zandhoek-geheim');
    conceal('Zandhoek-geheim-lang');
    expect(scrub('Zandhoek-geheim-lang')).toBe('***');
  });

  test('a value as short as a word is not concealed, for it would mask ordinary text', () => {
    conceal('zaak');
    expect(scrub('zaak 2026-0042')).toBe('zaak 2026-0042');
  });

  test('the password in an address and the token in a header are masked', () => {
    expect(scrub('postgres://zs:p@ssword@db.example:5432/zs')).toBe('postgres://zs:***@db.example:5432/zs');
    expect(scrub('authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.x')).toBe('authorization: Bearer ***');
  });

  test('an address without a password stays as it is', () => {
    expect(scrub('GET https://openzaak.example:8443/catalogi/api/v1?page=2')).toBe('GET https://openzaak.example:8443/catalogi/api/v1?page=2');
  });
});

describe('values', () => {
  test('every text, number and name of a field in a value is scrubbed, and the value itself is untouched', () => {
    const value = { a: [`bsn ${BSN}`, 999990019, 5], [BSN]: true, at: new Date(0), none: null, gone: undefined };
    expect(scrubValue(value)).toEqual({ a: ['bsn ***', '***', 5], '***': true, at: '1970-01-01T00:00:00.000Z', none: null });
    expect(value.a[0]).toBe(`bsn ${BSN}`);
  });

  test('an error becomes its name, message, stack and cause, scrubbed', () => {
    const seen = scrubValue(new Error(`no ${BSN}`, { cause: new Error(`inner ${BSN}`) })) as { name: string; message: string; stack: string; cause: { message: string } };
    expect([seen.name, seen.message, seen.cause.message]).toEqual(['Error', 'no ***', 'inner ***']);
    expect(seen.stack).not.toContain(BSN);
  });

  test('a cycle is cut and the same object twice is not', () => {
    const shared = { x: 1 };
    const value: Record<string, unknown> = { one: shared, two: shared };
    value['self'] = value;
    expect(scrubValue(value)).toEqual({ one: { x: 1 }, two: { x: 1 }, self: '[circular]' });
  });

  test('maps, sets, bytes and functions are written as plain values', () => {
    expect(scrubValue([new Map([['a', 1]]), new Set([BSN]), Buffer.from('ab'), 5n])).toEqual([[['a', 1]], ['***'], '[2 bytes]', '5']);
  });
});
