// The shapes of what a message says are the model with every field optional and nullable.
import { z } from 'zod';
import { fieldNames, fieldOf, isNullable, itemOf, requiredOf } from '../mapping/shape';
import { MODEL_SHAPES, type ShapeSchema } from './shapes';
import { zaak } from './zaak';

const shapeOf = (name: string): ShapeSchema => MODEL_SHAPES.find((shape) => shape.name === name)?.schema ?? {};

/** Every object below a schema that requires a field, or has one that cannot be null. */
function strict(schema: ShapeSchema, at: string): string[] {
  const own = [...requiredOf(schema)].map((name) => `${at}.${name} is required`);
  const fields = fieldNames(schema).flatMap((name) => {
    const field = fieldOf(schema, name);
    if (field.known === 'no') return [];
    return [...(isNullable(field.schema) ? [] : [`${at}.${name} cannot be null`]), ...strict(field.schema, `${at}.${name}`)];
  });
  const item = schema.items ?? itemOf(schema);
  return [...own, ...fields, ...(item && fieldNames(item).length > 0 ? strict(item, `${at}[]`) : [])];
}

test.each(['zaak.deel', 'informatieobject.deel', 'besluit.deel'])('%s requires nothing and every field of it may be null', (name) => {
  expect(fieldNames(shapeOf(name)).length).toBeGreaterThan(5);
  expect(strict(shapeOf(name), name)).toEqual([]);
});

test('the whole zaak is strict, so that this test can fail', () => {
  expect(strict(shapeOf('zaak'), 'zaak')).toContain('zaak.identificatie is required');
});

test('zaak.deel has every field of the model', () => {
  expect(fieldNames(shapeOf('zaak.deel')).sort()).toEqual(Object.keys((z.toJSONSchema(zaak) as ShapeSchema).properties ?? {}).sort());
});
