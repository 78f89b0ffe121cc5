// What of a call is fit to be shown.
import { maskNumbers } from './redact';

test.each([
  ['a BSN of the test range', 'x/123456782/y', 'x/*********/y'],
  ['eight digits with the leading zero lost', '12345672', '********'],
  ['a number that fails the eleven test', '123456789', '123456789'],
  ['the first block of a UUID', '12345678-1234-4234-8234-123456789012', '12345678-1234-4234-8234-123456789012'],
  ['a longer number', '1234567820', '1234567820'],
])('%s', (_, text, shown) => {
  expect(maskNumbers(text)).toBe(shown);
});
