// Writes codes.md: every code with its cause, remedy and example.
import { CODES } from './codes';
import type { CodeEntry } from './codes/entry';

const RANGES: readonly (readonly [string, string])[] = [
  ['ZS1', 'Configuration and this node'], ['ZS2', 'Mappings'], ['ZS3', 'Sources'], ['ZS4', 'Targets'], ['ZS5', 'Content'], ['ZS6', 'Exchanges'], ['ZS9', 'Our own bugs'],
];

/** The text of `core/diagnostics/codes.md`; `zaaksluis docs` writes it and a test holds the two equal. */
export function codesPage(codes: Readonly<Record<string, CodeEntry>> = CODES): string {
  const sections = RANGES.flatMap(([range, title]) => {
    const entries = Object.entries(codes).filter(([code]) => code.startsWith(range)).sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? [] : [`## ${title}\n`, ...entries.map(([code, entry]) => section(code, entry))];
  });
  return ['<!-- Generated from core/diagnostics/codes/ by zaaksluis docs: do not edit. -->\n# Diagnostic codes\n', 'Every finding has one of these codes; it never changes its meaning.\n', ...sections].join('\n');
}

function section(code: string, { severity, title, cause, remedy, example }: CodeEntry): string {
  return `### ${code}: ${title}\n\n*${severity}* — ${cause}\n\n**What to do:** ${remedy}\n\n\`\`\`text\n${example}\n\`\`\`\n`;
}
