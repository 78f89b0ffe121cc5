// What the shapes of this connector say of persons.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { loadMappings } from '../../core/mapping/load';
import { isObject, type Json, type JsonObject } from '../../core/model/json';
import { MODEL_SHAPES, type Shape, type ShapeSchema } from '../../core/model/shapes';
import { INFORMATIEOBJECT_SHAPE, ZAAK_SHAPE } from './shapes';

const MAPPINGS = path.resolve(__dirname, '../../mappings');
const caseOf = (name: string): Json => parse(fs.readFileSync(path.join(MAPPINGS, 'zgw/cases', `${name}.yaml`), 'utf8')) as Json;

/** Fields of the schema that no value has a content for, whatever item of a list has it. */
function lacking(schema: ShapeSchema, values: readonly Json[], at = ''): string[] {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  if (inner.items) return lacking(inner.items, values.flatMap((value) => (Array.isArray(value) ? value : [])), `${at}[]`);
  if (!inner.properties) return values.some((value) => value !== null && value !== '') ? [] : [at];
  const objects = values.filter(isObject);
  return Object.entries(inner.properties).flatMap(([name, field]) => lacking(field, objects.flatMap((object) => (object[name] === undefined ? [] : [object[name]])), at === '' ? name : `${at}.${name}`));
}

function personal(schema: ShapeSchema, at = ''): string[] {
  const inner = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  const here = inner.personal === true ? [at] : [];
  const below = inner.items ? personal(inner.items, `${at}[]`) : Object.entries(inner.properties ?? {}).flatMap(([name, field]) => personal(field, at === '' ? name : `${at}.${name}`));
  return [...here, ...below];
}

const both: [string, Shape][] = [['zaak', ZAAK_SHAPE], ['informatieobject', INFORMATIEOBJECT_SHAPE]];

test.each(both)('the case of the mapping of a %s has a value for every field there is, so each is tested both ways', (name, shape) => {
  expect(lacking(shape.schema, [caseOf(name)])).toEqual([]);
});

test.each(both)('a %s goes through its mapping and back unchanged, whichever single field is taken away that may be absent', (name) => {
  const shapes = [...MODEL_SHAPES, ZAAK_SHAPE, INFORMATIEOBJECT_SHAPE];
  const mapping = loadMappings(MAPPINGS, shapes).mappings.get(`zgw/${name}`);
  const back = mapping?.back;
  if (!mapping || !back) throw new Error('the mapping goes both ways');
  const whole = caseOf(name) as JsonObject;
  const required = new Set((name === 'zaak' ? ZAAK_SHAPE : INFORMATIEOBJECT_SHAPE).schema.required);
  for (const field of Object.keys(whole).filter((one) => !required.has(one))) {
    const { [field]: _, ...given } = whole;
    const there = mapping.run(given);
    expect([field, there.diagnostics, there.unmapped]).toEqual([field, [], []]);
    expect(back.run(there.value).value).toEqual(given);
  }
});

test('what says something of a person is marked so, in the raw shape and in the target', () => {
  expect(personal(ZAAK_SHAPE.schema)).toEqual(expect.arrayContaining(['omschrijving', 'rollen[].betrokkeneIdentificatie', 'rollen[].afwijkendeNaamBetrokkene', 'eigenschappen[].waarde', 'kenmerken', 'documenten[]']));
  expect(personal(ZAAK_SHAPE.schema)).not.toEqual(expect.arrayContaining(['identificatie']));
  expect(personal(INFORMATIEOBJECT_SHAPE.schema)).toEqual(expect.arrayContaining(['titel', 'auteur', 'bestandsnaam', 'verzendingen']));
});
