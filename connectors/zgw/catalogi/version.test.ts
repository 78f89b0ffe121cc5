// When versions of a zaaktype begin and end.
import { chooseValidity, nextDay, type ValidityInput } from './version';
import type { Context, Version } from './context';

const version = (id: string, begin: string, einde: string | null = null, concept = false): Version => ({ id, begin, einde, concept });
const choose = (versions: readonly Version[], options: ValidityInput['options'], more: Partial<ValidityInput> = {}) =>
  chooseValidity({ context: { versions } as unknown as Context, options, versiedatum: '2026-03-01', concept: null, today: '2026-11-23', subject: 'zaaktype/B1', ...more });
const codes = (made: ReturnType<typeof choose>): string[] => made.diagnostics.map((finding) => finding.code);

test('the day after the last of a month is the first of the next', () => {
  expect(nextDay('2026-02-28')).toBe('2026-03-01');
  expect(nextDay('2028-02-28')).toBe('2028-02-29');
});

test('a first version begins at its versiedatum, or as chosen', () => {
  expect(choose([], { publish: false }).begin).toBe('2026-03-01');
  expect(choose([], { publish: true, begin: '2026-12-01' })).toEqual({ begin: '2026-12-01', close: [], diagnostics: [] });
});

test('publishing ends the version before it on the day ours begins: no gap, no overlap', () => {
  const old = version('a', '2026-01-01');
  const made = choose([old], { publish: true, begin: '2026-12-01' });
  expect(made).toEqual({ begin: '2026-12-01', close: [old], diagnostics: [] });
});

test('publishing without a chosen begin takes today, or the begin of a concept that lies ahead', () => {
  expect(choose([version('a', '2026-01-01')], { publish: true }).begin).toBe('2026-11-23');
  expect(choose([version('a', '2026-01-01')], { publish: true }, { concept: version('b', '2027-01-01', null, true) }).begin).toBe('2027-01-01');
});

test.each([
  ['before the published version', '2025-01-01', ['ZS4131']],
  ['on its first day', '2026-01-01', ['ZS4131']],
  ['before today', '2026-11-22', ['ZS4131']],
  ['today', '2026-11-23', []],
])('a begin %s', (_, begin, expected) => {
  expect(codes(choose([version('a', '2026-01-01')], { publish: true, begin }))).toEqual(expected);
});

test('a version planned for the future cannot be overlapped', () => {
  expect(codes(choose([version('a', '2026-01-01', '2027-01-01'), version('b', '2027-01-01')], { publish: true, begin: '2026-12-01' }))).toEqual(['ZS4131']);
});

test('a gap after a version that ended is told', () => {
  const made = choose([version('a', '2026-01-01', '2026-06-01')], { publish: true, begin: '2026-12-01' });
  expect(codes(made)).toEqual(['ZS4144']);
  expect(made.close).toEqual([]);
});

test('a concept after a published version gets a possible begin that does not move with the days', () => {
  const monday = choose([version('a', '2026-05-01')], { publish: false }, { today: '2026-11-23' });
  const tuesday = choose([version('a', '2026-05-01')], { publish: false }, { today: '2026-11-24' });
  expect(monday).toEqual(tuesday);
  expect(monday.begin).toBe('2026-05-02');
  expect(codes(monday)).toEqual(['ZS4132']);
});

test('a begin that has passed since does not stop a concept', () => {
  const made = choose([version('a', '2026-12-01')], { publish: false, begin: '2026-12-01' }, { today: '2027-01-10' });
  expect(made.begin).toBe('2026-12-02');
  expect(codes(made)).toEqual(['ZS4132']);
});
