// Writes the adopt report as CSV for a person to fill in, and reads their choices back (RFC 4180).
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import { formatRef, parseRef, type Ref } from '../../model/ref';
import type { Json } from '../../model/json';
import { csvLine as line, csvRecords, unguarded } from '../csv';
import type { AdoptRow } from './report';

export const COLUMNS = ['state', 'subject', 'field', 'ours', 'theirs', 'owner', 'targetId', 'note'] as const;

/** What a person chose for one field of one subject; `field: ''` chooses for all its fields, or which object is meant. */
export interface Choice {
  readonly ref: Ref;
  readonly field: string;
  readonly owner: 'ours' | 'theirs' | null;
  readonly targetId: string | null;
}

const shown = (value: Json | null): string => (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));

export const csvHead = (): string => line(COLUMNS);

/** One line per differing field; one for a row without fields. `owner` is left open where a person must choose. */
export function csvRow(row: AdoptRow): string {
  const subject = formatRef(row.ref);
  const note = row.diagnostics.map((finding) => `${finding.code} ${finding.message}`).join('; ');
  if (row.fields.length === 0) return line([row.state, subject, '', '', '', '', row.targetId ?? '', note]);
  return row.fields.map((field) => line([row.state, subject, field.path, shown(field.ours), shown(field.theirs), '', row.targetId ?? '', note])).join('');
}

/** The lines on which something was chosen; what cannot be used is told with its line and left out. */
export function readChoices(text: string, file: string): { readonly choices: readonly Choice[]; readonly diagnostics: readonly Diagnostic[] } {
  const [head, ...rest] = csvRecords(text);
  const column = (name: (typeof COLUMNS)[number]): number => head?.cells.indexOf(name) ?? -1;
  const needed = (['subject', 'field', 'owner', 'targetId'] as const).filter((name) => column(name) < 0);
  if (needed.length > 0) return { choices: [], diagnostics: [diagnostic('ZS4021', `column ${needed.join(', ')} is missing`, { place: { file, line: 1 } })] };
  const choices: Choice[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const record of rest) {
    const get = (name: (typeof COLUMNS)[number]): string => unguarded(record.cells[column(name)] ?? '').trim();
    const owner = get('owner');
    const ref = parseRef(get('subject'));
    const place = { file, line: record.line };
    if (!ref) diagnostics.push(diagnostic('ZS4021', `"${get('subject')}" is no name; expected system:kind/id`, { place }));
    else if (owner !== '' && owner !== 'ours' && owner !== 'theirs') diagnostics.push(diagnostic('ZS4021', `owner is "${owner}"; expected ours or theirs`, { place }));
    else if (owner !== '' || get('targetId') !== '') choices.push({ ref, field: get('field'), owner: owner === '' ? null : owner, targetId: get('targetId') || null });
  }
  return { choices, diagnostics };
}
