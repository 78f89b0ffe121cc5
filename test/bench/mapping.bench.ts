// Measures mappings per second for a zaaktype of real size: 40 fields, 10 statustypen, 12 resultaattypen, 60 documenttypen.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadMappings } from '../../core/mapping/load';
import type { Mapping } from '../../core/mapping/types';
import type { JsonObject } from '../../core/model/json';
import type { Shape, ShapeSchema } from '../../core/model/shapes';
import type { Bench } from './bench';

const FIELDS = Array.from({ length: 40 }, (_, place) => `veld-${place}`);
const text: ShapeSchema = { type: 'string' };
const object = (properties: Record<string, ShapeSchema>, required: string[] = []): ShapeSchema => ({ type: 'object', additionalProperties: false, properties, required });
const list = (items: ShapeSchema): ShapeSchema => ({ type: 'array', items });

const PARTS = {
  statustypen: { count: 10, fields: ['naam', 'toelichting', 'procesfase', 'zichtbaarheid', 'doorlooptijd', 'eenheid'] },
  resultaattypen: { count: 12, fields: ['naam', 'toelichting', 'waardering', 'opmerking', 'bewaartermijn', 'eenheid', 'grondslag'] },
  documenttypen: { count: 60, fields: ['naam', 'type', 'trefwoorden', 'vertrouwelijkheid', 'indossier'] },
} as const;

const raw: Shape = {
  name: 'bench.proces',
  schema: object({
    '@id': text,
    velden: object(Object.fromEntries(FIELDS.map((name) => [name, text]))),
    ...Object.fromEntries(Object.entries(PARTS).map(([name, { fields }]) => [name, list(object({ '@id': text, velden: object(Object.fromEntries(fields.map((field) => [field, text]))) }, ['@id']))])),
  }, ['@id']),
};
const model: Shape = {
  name: 'bench.zaaktype',
  schema: object({
    identificatie: text,
    ...Object.fromEntries(FIELDS.map((name) => [name, {}])),
    ...Object.fromEntries(Object.entries(PARTS).map(([name, { fields }]) => [name, list(object({ bron: text, ...Object.fromEntries(fields.map((field) => [field, {}])) }))])),
  }, ['identificatie']),
};

/** Every way of converting takes its turn, as in a real mapping: trim mostly, some tables, booleans, durations and texts. */
function ruleFor(field: string, place: number): string {
  if (place % 10 === 3) return `{ from: velden.${field}, via: yesNo, else: { value: false } }`;
  if (place % 10 === 5) return `{ from: velden.${field}, table: bench, else: omit }`;
  if (place % 10 === 7) return `{ text: "{velden.${field}}", else: omit }`;
  return `{ from: velden.${field}, via: trim, else: omit }`;
}

const partRules = Object.entries(PARTS).map(([name, { fields }]) =>
  [`  ${name}:`, `    each: ${name}`, '    do:', '      bron: { from: "@id" }', ...fields.map((field) =>
    field === 'eenheid' ? '      eenheid: { from: { aantal: velden.' + (name === 'statustypen' ? 'doorlooptijd' : 'bewaartermijn') + ', eenheid: velden.eenheid }, via: duration, else: omit }' : `      ${field}: { from: velden.${field}, via: trim, else: omit }`)].join('\n'));
const MAPPING = `from: bench.proces\nto: bench.zaaktype\nrules:\n  identificatie: { from: "@id" }\n${FIELDS.map((field, place) => `  ${field}: ${ruleFor(field, place)}`).join('\n')}\n${partRules.join('\n')}\n`;

function proces(): JsonObject {
  const value = (field: string, place: number): string => (field === 'eenheid' ? 'Week' : /termijn|doorlooptijd/.test(field) ? '8' : `  ${field} nummer\n   ${place} `);
  return {
    '@id': 'B9001',
    velden: Object.fromEntries(FIELDS.map((field, place) => [field, place % 10 === 3 ? 'Ja' : place % 10 === 5 ? 'een' : value(field, place)])),
    ...Object.fromEntries(Object.entries(PARTS).map(([name, { count, fields }]) => [name, Array.from({ length: count }, (_, place) => ({ '@id': `${name}${place}`, velden: Object.fromEntries(fields.map((field) => [field, value(field, place)])) }))])),
  };
}

/** Loads the bench mapping from a folder of its own, as a user's would be. */
function loadBench(): { mapping: Mapping; loadMs: number } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-mapping-'));
  fs.mkdirSync(path.join(folder, 'tables'));
  fs.writeFileSync(path.join(folder, 'tables/bench.yaml'), 'keys: loose\nentries: { Een: 1, Twee: 2 }\n');
  fs.writeFileSync(path.join(folder, 'zaaktype.yaml'), MAPPING);
  const start = performance.now();
  const { mappings, diagnostics } = loadMappings(folder, [raw, model]);
  const loadMs = performance.now() - start;
  fs.rmSync(folder, { recursive: true });
  const mapping = mappings.get('zaaktype');
  if (!mapping) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { mapping, loadMs };
}

/** Processor time of one run in microseconds, and runs per second: the median of `rounds` rounds of `seconds` each. */
function measure(run: () => void, rounds: number, seconds: number): { readonly micros: number; readonly perSecond: number } {
  for (let warm = 0; warm < 500; warm += 1) run();
  const found = Array.from({ length: rounds }, () => {
    const begun = performance.now();
    const before = process.cpuUsage();
    let done = 0;
    while (performance.now() - begun < seconds * 1000) {
      run();
      done += 1;
    }
    const used = process.cpuUsage(before);
    return { micros: (used.user + used.system) / done, perSecond: (done * 1000) / (performance.now() - begun) };
  });
  const median = (pick: (one: (typeof found)[number]) => number): number => Math.round(found.map(pick).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0);
  return { micros: median((one) => one.micros), perSecond: median((one) => one.perSecond) };
}

/** Maps one invented zaaktype over and over, plain and explained. */
export const bench: Bench = ({ small, progress }) => {
  const { mapping, loadMs } = loadBench();
  const value = proces();
  const checked = mapping.run(value, { explain: true });
  if (checked.diagnostics.length > 0 || checked.unmapped.length > 0) throw new Error(JSON.stringify([checked.diagnostics[0], checked.unmapped]));
  const rows = [false, true].map((explain) => {
    const { micros, perSecond } = measure(() => mapping.run(value, { explain }), 5, small ? 0.2 : 2);
    progress(`mapping: ${explain ? 'explained' : 'plain'} done`);
    return { run: explain ? 'explained' : 'plain', 'mappings/s': perSecond, 'µs processor': micros };
  });
  return Promise.resolve({ about: `one zaaktype of ${checked.rules.size + 1} fields, median of 5 rounds`, rows, notes: [`the mapping was read, proved and compiled in ${Math.round(loadMs)} ms`] });
};
