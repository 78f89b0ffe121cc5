// Limits read from the official OpenAPI files are those that are built in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInLimits, hasField, limitOf } from './limits';
import { readLimits } from './oas';
import { material } from '../../test/support/material';

const MATERIAL = join(__dirname, '../../../shared/material/openapi');
const files = [
  { file: 'openzaak-1.30-catalogi.yaml', references: 'url' },
  { file: 'zgw-catalogi-1.3.3.yaml', references: 'omschrijving' },
];

describe.each(files)('$file', ({ file: name, references }) => {
  const file = join(MATERIAL, name);
  const { test: run } = material(file);

  run('tells lengths, required fields and lists of values as the built-in rules of 1.3 have them', () => {
    const limits = readLimits(readFileSync(file, 'utf8'), '1.3.1');
    if (!limits) throw new Error('no limits');
    expect(limits.references).toBe(references);
    const known = builtInLimits('1.3.1');
    for (const [resource, fields] of Object.entries(known.resources)) {
      for (const [field, limit] of Object.entries(fields)) {
        const told = limitOf(limits, resource, field);
        if (references === 'url') expect([resource, field, limit.maxLength && told?.maxLength, told?.required]).toEqual([resource, field, limit.maxLength, limit.required]);
        if (limit.values && told) expect([resource, field, told.values]).toEqual([resource, field, expect.arrayContaining([...limit.values])]);
      }
    }
    expect(hasField(limits, 'zaaktypen', 'url')).toBe(false);
  });
});

test('what is no OpenAPI file gives no limits', () => {
  expect(readLimits('<html>login</html>', null)).toBeNull();
  expect(readLimits('{"paths": {}}', null)).toBeNull();
  expect(readLimits('a: [', null)).toBeNull();
});

test('a schema that refers to itself ends', () => {
  const file = {
    paths: { '/zaaktypen': { post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Z' } } } } } } },
    components: { schemas: { Z: { required: ['a'], properties: { a: { type: 'string', maxLength: 3 }, own: { $ref: '#/components/schemas/Z' }, made: { type: 'string', readOnly: true } } } } },
  };
  const limits = readLimits(JSON.stringify(file), '1.3');
  expect(limits?.resources['zaaktypen']?.['a']).toEqual({ required: true, maxLength: 3 });
  expect(limits?.resources['zaaktypen']?.['made']).toBeUndefined();
  expect(limits?.resources['zaaktypen']?.['own.own.a']).toEqual({ required: true, maxLength: 3 });
});

test('before 1.2 names of results are 20 long and verantwoordelijke does not exist', () => {
  const old = builtInLimits('1.0.0');
  expect(limitOf(old, 'resultaattypen', 'omschrijving')?.maxLength).toBe(20);
  expect(hasField(old, 'zaaktypen', 'verantwoordelijke')).toBe(false);
  expect(limitOf(builtInLimits('1.2.1'), 'resultaattypen', 'omschrijving')?.maxLength).toBe(30);
  expect(limitOf(builtInLimits(null), 'zaaktypen', 'verantwoordelijke')?.required).toBe(true);
});
