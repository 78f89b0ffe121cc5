// Shows a plan: what would be made, changed or left, field by field, and what stands in its way.
import type { Change, FieldChange } from '../connector/contract';
import { diagnosticsJson, renderDiagnostic } from '../diagnostics/render';
import type { Json, JsonObject } from '../model/json';
import type { PlanReport, ShownChange, Summary } from '../sync/plan';
import { paint } from './print';

const SIGN = { create: '+', update: '~', remove: '-', publish: '^', close: '×', unchanged: ' ' } as const;
const COLOUR = { create: 'green', update: 'yellow', remove: 'red', publish: 'cyan', close: 'red', unchanged: 'dim' } as const;
const WIDEST = 72;

/** `{kind, id, action, fields, diagnostics}` and what belongs to it. */
export const changeJson = (change: Change | ShownChange): JsonObject => ({ ...change, fields: change.fields.map((field) => ({ ...field })), diagnostics: diagnosticsJson(change.diagnostics).diagnostics }) as unknown as JsonObject;

export const reportJson = ({ sync, summary, changes, diagnostics }: PlanReport): JsonObject =>
  ({ sync, summary, changes: changes.map(changeJson), diagnostics: diagnosticsJson(diagnostics).diagnostics }) as unknown as JsonObject;

function value(of: Json | null): string {
  const text = of === null ? '(none)' : typeof of === 'string' ? `"${of}"` : JSON.stringify(of);
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

function fieldLine({ path, from, to, kept, rule }: FieldChange, isNew: boolean): string {
  const what = kept ? `${value(from)} stays: ${KEPT[kept]} (we would write ${value(to)})` : isNew ? value(to) : `${value(from)} → ${value(to)}`;
  return `      ${path}: ${what}${rule ? paint('dim', `   ${rule}`) : ''}`;
}

const KEPT = { edited: 'a person edited it', filled: 'a person filled it', unadopted: 'it was there before us' } as const;

/** `all`: every field of new objects and objects that stay as they are, too. */
export function changeText(change: Change & { readonly blocked?: boolean }, all: boolean): string {
  const head = `  ${paint(COLOUR[change.action], `${SIGN[change.action]} ${change.kind} ${change.id}`)}${change.blocked ? paint('red', '  blocked') : ''}`;
  const isNew = change.action === 'create';
  const fields = isNew && !all ? [] : change.fields.map((field) => fieldLine(field, isNew));
  const findings = change.diagnostics.map((finding) => renderDiagnostic(finding).split('\n').map((line) => `      ${line}`).join('\n'));
  return [head, ...fields, ...findings].join('\n');
}

export function summaryText({ create, update, remove, unchanged, blocked, warnings }: Summary): string {
  const parts = [[create, 'to make'], [update, 'to change'], [remove, 'to remove'], [unchanged, 'as they are'], [blocked, 'blocked'], [warnings, 'warnings']] as const;
  return parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ') || 'nothing was found';
}

const PLURALS: Readonly<Record<string, string>> = { zaak: 'zaken', eigenschap: 'eigenschappen', informatieobject: 'informatieobjecten', besluit: 'besluiten' };

const spokenCount = (count: number, kind: string): string => `${count} ${count === 1 ? kind : (PLURALS[kind] ?? `${kind}n`)}`;

/** `14 statustypen` and the like: new objects without a word about them are counted, not listed. */
function created(changes: readonly Change[]): string[] {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const counted = kinds.map((kind) => spokenCount(changes.filter((change) => change.kind === kind).length, kind));
  return counted.length === 0 ? [] : [`  ${paint('green', '+')} ${counted.join(', ')}`];
}

function subjectText(subject: string, changes: readonly ShownChange[], all: boolean): string {
  const quiet = (change: ShownChange): boolean => !all && change.action === 'create' && change.diagnostics.length === 0 && !change.blocked;
  return [paint('bold', subject), ...created(changes.filter(quiet)), ...changes.filter((change) => !quiet(change)).map((change) => changeText(change, all))].join('\n');
}

export function reportText(report: PlanReport, all: boolean): string {
  const telling = report.changes.filter((change) => all || change.action !== 'unchanged' || change.diagnostics.length > 0 || change.fields.length > 0);
  const subjectOf = ({ subject, target }: ShownChange): string => `${subject} → ${target}`;
  const blocks = [...new Set(telling.map(subjectOf))].map((subject) => subjectText(subject, telling.filter((change) => subjectOf(change) === subject), all));
  const nothing = report.entries.length === 0 && report.summary.blocked === 0 ? ['Nothing has to be done.'] : [];
  return [...report.diagnostics.map((finding) => renderDiagnostic(finding)), ...blocks, [summaryText(report.summary), ...nothing].join('. ')].join('\n');
}
