// Measures mappings per second for a zaaktype of real size: 40 fields, 10 statustypen, 12 resultaattypen, 60 documenttypen.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadMappings } from '../../core/mapping/load';
import type { Mapping } from '../../core/mapping/types';
import type { JsonObject } from '../../core/model/json';
import type { Shape, ShapeSchema } from '../../core/model/shapes';

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

export interface MappingFigures {
  readonly fields: number;
  readonly loadMs: number;
  readonly mappingsPerSecond: number;
  readonly explainedPerSecond: number;
}

/** Maps one invented zaaktype over and over for about `seconds`, plain and explained. */
export function benchMapping(seconds = 2): MappingFigures {
  const { mapping, loadMs } = loadBench();
  const value = proces();
  const check = mapping.run(value, { explain: true });
  if (check.diagnostics.length > 0 || check.unmapped.length > 0) throw new Error(JSON.stringify([check.diagnostics[0], check.unmapped]));
  const rate = (explain: boolean): number => {
    for (let warm = 0; warm < 200; warm += 1) mapping.run(value, { explain });
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < seconds * 1000) {
      mapping.run(value, { explain });
      done += 1;
    }
    return Math.round(done / ((performance.now() - start) / 1000));
  };
  return { fields: check.rules.size + 1, loadMs: Math.round(loadMs), mappingsPerSecond: rate(false), explainedPerSecond: rate(true) };
}

if (require.main === module) process.stdout.write(`${JSON.stringify(benchMapping())}\n`);
