// Runs one example of a function: the functions' tests, their manual and a customer's own files all rest on it.
import { DiagnosticError } from '../../diagnostics/diagnostic';
import { canonical } from '../../model/hash';
import type { Json } from '../../model/json';
import { reference } from '../table';
import { startRun } from '../state';
import type { Example, MappingFunction } from './define';

/** What is wrong, as a sentence; null where the example holds. */
export function runExample({ name, prepare, onMissing }: MappingFunction, example: Example): string | null {
  const prepared = prepare(example.args);
  if (!prepared.ok) return `${name}: its arguments are refused: ${prepared.issues.map(({ message }) => message).join('; ')}`;
  if (example.given === null && !onMissing) return `${name}: is never called without a value`;
  const run = startRun(example.root ?? {}, { settings: example.settings ?? {} }, new Map(Object.entries(example.reference ?? {}).map(([table, rows]) => [table, reference(table, rows)])));
  if (example.item !== undefined) run.context.item = example.item;
  run.context.parent = example.parent;
  let given: Json | undefined;
  let refused: string | null = null;
  try {
    given = prepared.call.run(example.given, run.context);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    refused = error.message;
  }
  const reported = run.findings.map(({ finding }) => `${finding.code} ${finding.message}`).join('; ');
  const spell = (value: Json | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  if (example.refuse !== undefined) return refused?.includes(example.refuse) ? null : `${name}(${spell(example.given)}) should refuse with ${example.refuse}; it ${refused === null ? `gives ${spell(given)}` : `says ${refused}`}`;
  if (refused !== null) return `${name}(${spell(example.given)}) refuses: ${refused}`;
  const same = given === undefined || example.expect === undefined ? given === example.expect : canonical(given) === canonical(example.expect);
  if (!same) return `${name}(${spell(example.given)}) gives ${spell(given)}, not ${spell(example.expect)}`;
  if (example.report !== undefined && !reported.includes(example.report)) return `${name}(${spell(example.given)}) should report ${example.report}; it reports ${reported === '' ? 'nothing' : reported}`;
  return null;
}
