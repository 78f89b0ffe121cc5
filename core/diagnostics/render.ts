// Writes findings for people (place, path, the line with a caret) and for programs (JSON).
import { CODES } from './codes';
import type { Diagnostic, Severity } from './diagnostic';
import { scrub } from './scrub';

export interface RenderOptions {
  /** Colours; for a terminal only. */
  readonly color?: boolean;
}

const PAINT = { error: 31, warning: 33, info: 36, dim: 2, bold: 1 } as const;

/** Where a finding stands, as an editor understands it: `file:line:col`; the subject where there is no file. */
export function formatPlace(finding: Diagnostic): string {
  const { place, subject } = finding;
  if (!place) return subject ?? '';
  return [place.file, place.line, place.col].filter((part) => part !== undefined).join(':');
}

/** One finding, without a newline at the end: `place  error ZSnnnn  message`, then `at`, the line with a caret, and what to do. */
export function renderDiagnostic(finding: Diagnostic, options: RenderOptions = {}): string {
  const paint = (what: keyof typeof PAINT, text: string): string => (options.color ? `\u001b[${PAINT[what]}m${text}\u001b[0m` : text);
  const where = formatPlace(finding);
  const head = `${where === '' ? '' : `${paint('bold', scrub(where))}  `}${paint(finding.severity, finding.severity)} ${finding.code}  ${scrub(finding.message)}`;
  const path = [finding.place ? finding.subject : undefined, finding.field].filter((part) => part !== undefined && part !== '').join(' ');
  const lines = path === '' ? [head] : [head, paint('dim', `  at   ${scrub(path)}`)];
  const remedy = scrub(finding.remedy);
  // A remedy made for this very finding stands at the caret; the one from the table, which is longer, on a line of its own.
  const own = finding.remedy !== CODES[finding.code].remedy;
  const excerpt = excerptOf(finding, own ? remedy : '', (text) => paint(finding.severity, text));
  lines.push(...excerpt);
  if (remedy !== '' && (!own || excerpt.length === 0)) lines.push(`  do   ${remedy}`);
  return lines.join('\n');
}

function excerptOf({ place }: Diagnostic, hint: string, paint: (text: string) => string): string[] {
  if (place?.line === undefined || place.text === undefined) return [];
  const number = String(place.line);
  // Tabs are kept, so that the caret stands under what it means whatever their width.
  const indent = place.text.slice(0, (place.col ?? 1) - 1).replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(place.length ?? 1);
  return [`  ${number} | ${place.text}`, `  ${' '.repeat(number.length)} | ${indent}${paint(caret)}${hint === '' ? '' : ` ${hint}`}`];
}

/** Files in alphabetical order, then line and column, then those without a place. */
export function sortDiagnostics(findings: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ place, subject, field, code }: Diagnostic): readonly (string | number)[] => [place ? 0 : 1, place?.file ?? '', place?.line ?? 0, place?.col ?? 0, subject ?? '', field ?? '', code];
  return [...findings].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const index = left.findIndex((part, at) => part !== right[at]);
    if (index < 0) return 0;
    return (left[index] as string | number) < (right[index] as string | number) ? -1 : 1;
  });
}

/** How many of each severity. */
export function countDiagnostics(findings: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

/** All findings in order, an empty line between, and a last line that counts them; empty where there are none. */
export function renderDiagnostics(findings: readonly Diagnostic[], options: RenderOptions = {}): string {
  if (findings.length === 0) return '';
  const count = countDiagnostics(findings);
  const plural = (number: number, word: string): string[] => (number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`]);
  const total = [...plural(count.error, 'error'), ...plural(count.warning, 'warning'), ...(count.info === 0 ? [] : [`${count.info} for your information`])].join(', ');
  return `${[...sortDiagnostics(findings).map((finding) => renderDiagnostic(finding, options)), total].join('\n\n')}\n`;
}

/** A finding as `--json` prints it: flat, the line of the file left out, every text scrubbed. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly col: number | null;
  readonly subject: string | null;
  readonly field: string | null;
  readonly remedy: string;
}

/** `{counts, diagnostics}` for `--json`. */
export function diagnosticsJson(findings: readonly Diagnostic[]): { readonly counts: Readonly<Record<Severity, number>>; readonly diagnostics: readonly DiagnosticJson[] } {
  const text = (value: string | undefined): string | null => (value === undefined ? null : scrub(value));
  return {
    counts: countDiagnostics(findings),
    diagnostics: sortDiagnostics(findings).map(({ code, severity, message, place, subject, field, remedy }) => ({
      code, severity, message: scrub(message), file: place?.file ?? null, line: place?.line ?? null, col: place?.col ?? null,
      subject: text(subject), field: text(field), remedy: scrub(remedy),
    })),
  };
}

/** Colour where a person looks on: a terminal, and NO_COLOR not set (no-color.org). */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '';
}
