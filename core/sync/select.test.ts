// Which subjects a sync selects.
import type { ShapeSchema } from '../model/shapes';
import { checkSelect, compileSelect, type Select } from './select';

const model = { identificatie: 'B1026', versiedatum: '2026-03-01', publicatieIndicatie: true, toelichting: '', roltypen: [{ omschrijving: 'Behandelaar' }, { omschrijving: 'Initiator' }], selectielijst: { jaar: 2020 } };

test.each<[Select, boolean]>([
  [{}, true],
  [{ identificatie: 'B1026' }, true],
  [{ identificatie: ['B1', 'B1026'] }, true],
  [{ identificatie: { not: ['B1026'] } }, false],
  [{ identificatie: { not: 'B9999' } }, true],
  [{ versiedatum: { from: '2026-01-01', to: '2026-03-01' } }, true],
  [{ versiedatum: { from: '2026-03-02' } }, false],
  [{ 'selectielijst.jaar': { from: 2020 } }, true],
  [{ 'selectielijst.jaar': '2020' }, false],
  [{ 'roltypen[].omschrijving': 'Initiator' }, true],
  [{ 'roltypen[].omschrijving': { not: 'Initiator' } }, false],
  [{ toelichting: { exists: false } }, true],
  [{ verlengingstermijn: { exists: false } }, true],
  [{ 'roltypen[].omschrijving': { exists: true } }, true],
  [{ toelichting: null }, true],
  [{ toelichting: { not: null } }, false],
  [{ identificatie: 'B1026', publicatieIndicatie: false }, false],
])('%j chooses: %s', (select, expected) => {
  expect(compileSelect(select)(model)).toBe(expected);
});

test('a select is checked against the model before it runs, and says what is wrong', () => {
  const shape: ShapeSchema = {
    type: 'object',
    properties: { identificatie: { type: 'string' }, roltypen: { type: 'array', items: { type: 'object', properties: { omschrijving: { type: 'string' } } } } },
    additionalProperties: false,
  };
  const problems = checkSelect({ identificatie: 'B1', identificate: 'B1', 'roltypen.omschrijving': 'x', 'roltypen[].omschrijving': { from: 1, to: 'a' } }, shape);
  expect(problems.map((one) => one.path)).toEqual(['identificate', 'roltypen.omschrijving', 'roltypen[].omschrijving']);
  expect(problems[1]?.problem).toContain('[]');
  expect(checkSelect({ identificatie: { not: [] } }, shape)[0]?.problem).toContain('not takes');
});
