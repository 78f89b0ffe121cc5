// Every mapping of the repository passes its check, and every case beside one holds.
import path from 'node:path';
import { CONNECTORS } from '../connectors/registry';
import { runCases } from '../core/mapping/cases';
import { loadMappings } from '../core/mapping/load';
import { MODEL_SHAPES } from '../core/model/shapes';
import { renderDiagnostics } from '../core/diagnostics/render';

const FOLDER = path.resolve(__dirname, '../mappings');
const shapes = [...MODEL_SHAPES, ...[...CONNECTORS.values()].flatMap((connector) => connector.shapes)];
const loaded = loadMappings(FOLDER, shapes);

test('every mapping passes its check without an error or a warning', () => {
  const findings = loaded.diagnostics.filter(({ severity }) => severity !== 'info');
  expect(renderDiagnostics(findings)).toBe('');
});

const cases = runCases(FOLDER, loaded);

test('there are cases, and each holds', () => {
  expect(cases.length).toBeGreaterThan(0);
  expect(renderDiagnostics(cases.flatMap(({ diagnostics }) => diagnostics))).toBe('');
});
