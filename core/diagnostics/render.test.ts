// Findings are written for people with a caret, and for programs as plain data; neither shows a BSN.
import { diagnostic } from './diagnostic';
import { diagnosticsJson, renderDiagnostic, renderDiagnostics, sortDiagnostics, wantsColor } from './render';

const place = { file: 'config/syncs/leiden.yaml', line: 5, col: 1, length: 7, text: 'shedule: { scan: "0 2 * * *" }' };
const unknown = diagnostic('ZS1004', 'unknown field "shedule"', { place, subject: 'syncs.leiden.shedule', remedy: 'did you mean "schedule"?' });

test('a finding looks as the design shows it', () => {
  expect(renderDiagnostic(unknown)).toBe(
    `config/syncs/leiden.yaml:5:1  error ZS1004  unknown field "shedule"
  at   syncs.leiden.shedule
  5 | shedule: { scan: "0 2 * * *" }
    | ^^^^^^^ did you mean "schedule"?`,
  );
});

test('without a file the subject stands in front and the remedy on its own line', () => {
  const finding = diagnostic('ZS4001', 'POST /zaaktypen: 503', { subject: 'zaaktype/B1026', field: 'omschrijving' });
  expect(renderDiagnostic(finding)).toBe(`zaaktype/B1026  error ZS4001  POST /zaaktypen: 503\n  at   omschrijving\n  do   ${finding.remedy}`);
});

test('the caret stands under what it means, also behind a tab', () => {
  expect(renderDiagnostic({ ...unknown, place: { ...place, col: 2, text: '\tshedule: x' } })).toContain('  5 | \tshedule: x\n    | \t^^^^^^^');
});

test('colours are there only when asked for, and only a terminal without NO_COLOR asks', () => {
  expect(renderDiagnostic(unknown)).not.toContain('\u001b');
  expect(renderDiagnostic(unknown, { color: true })).toContain('\u001b[31merror\u001b[0m');
  expect([wantsColor({ isTTY: true }, {}), wantsColor({ isTTY: true }, { NO_COLOR: '1' }), wantsColor({}, {})]).toEqual([true, false, false]);
});

test('findings come in order of file, line and column, those without a place last, with a count at the end', () => {
  const at = (file: string, line: number, col: number) => diagnostic('ZS1012', 'x', { place: { file, line, col } });
  const none = diagnostic('ZS4001', 'y', { subject: 'zaaktype/B1' });
  const sorted = sortDiagnostics([none, at('b', 1, 1), at('a', 10, 2), at('a', 9, 5), at('a', 10, 1)]);
  expect(sorted.map(({ place: where }) => where && `${where.file}:${where.line}:${where.col}`)).toEqual(['a:9:5', 'a:10:1', 'a:10:2', 'b:1:1', undefined]);
  expect(renderDiagnostics(sorted)).toMatch(/\n\n1 error, 4 warnings\n$/);
  expect(renderDiagnostics([])).toBe('');
});

test('as JSON a finding is flat, counted, and without the line of the file', () => {
  expect(diagnosticsJson([unknown])).toEqual({
    counts: { error: 1, warning: 0, info: 0 },
    diagnostics: [{ code: 'ZS1004', severity: 'error', message: 'unknown field "shedule"', file: 'config/syncs/leiden.yaml', line: 5, col: 1, subject: 'syncs.leiden.shedule', field: null, remedy: 'did you mean "schedule"?' }],
  });
});

test('a BSN that slipped into a finding is masked in both', () => {
  const slip = diagnostic('ZS3001', 'no answer for 999990019', { subject: 'persoon/999990019' });
  expect(renderDiagnostics([slip]) + JSON.stringify(diagnosticsJson([slip]))).not.toContain('999990019');
});
