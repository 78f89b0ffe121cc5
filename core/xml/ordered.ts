// Turns plain values into elements in the order of a schema, and back: one table of types says what may stand where.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../model/json';
import type { XmlElement } from './element';
import type { XmlNode } from './write';

/** One element of a sequence. `type`: the name of another type, or `text`. `max: 1` is a single value, else a list. */
export interface Particle {
  readonly name: string;
  readonly type: string;
  readonly min: 0 | 1;
  readonly max: 1 | 'many';
}

/** Types by name: each a sequence, in the order of the schema. */
export type OrderedTypes = Readonly<Record<string, readonly Particle[]>>;

const wrong = (path: string, message: string): never => {
  throw new DiagnosticError([diagnostic('ZS3027', `${path} ${message}`, { field: path })]);
};

/** No value: absent, null, blank text, an empty list, or an object in which nothing has a value. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isEmpty);
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

function single(types: OrderedTypes, particle: Particle, value: Json, path: string): XmlNode {
  if (particle.type !== 'text') return { name: particle.name, children: inOrder(types, particle.type, value, path) };
  if (typeof value === 'object') return wrong(path, 'is a text, not a group');
  return { name: particle.name, text: String(value) };
}

/**
 * The elements of a value of this type, in the order of its sequence; what has no value is left out, so that no empty element is
 * ever written. Throws DiagnosticError ZS3027 naming the path: a required part is missing, there are more than one, or a field is unknown.
 */
export function inOrder(types: OrderedTypes, type: string, value: Json, path = type): readonly XmlNode[] {
  const sequence = types[type] ?? wrong(path, `has the unknown type ${type}`);
  if (!isObject(value)) return wrong(path, 'is a group of elements');
  const unknown = Object.keys(value).find((field) => !isEmpty(value[field]) && !sequence.some((particle) => particle.name === field));
  if (unknown !== undefined) wrong(`${path}.${unknown}`, 'is no element of the schema');
  return sequence.flatMap((particle) => {
    const here = `${path}.${particle.name}`;
    const given = value[particle.name];
    const items = (Array.isArray(given) ? given : [given]).filter((item): item is Exclude<Json, null> => !isEmpty(item));
    if (items.length < particle.min) wrong(here, 'is required');
    if (particle.max === 1 && items.length > 1) wrong(here, `may stand there once; there are ${items.length}`);
    return items.map((item, index) => single(types, particle, item, particle.max === 1 ? here : `${here}[${index}]`));
  });
}

/** The plain value of an element of this type, as `inOrder` takes it; elements the type does not know are named by ZS3027. */
export function fromElement(types: OrderedTypes, type: string, element: XmlElement, path = type): JsonObject {
  const sequence = types[type] ?? wrong(path, `has the unknown type ${type}`);
  const unknown = element.children.find((child) => !sequence.some((particle) => particle.name === child.name));
  if (unknown) wrong(`${path}.${unknown.name}`, 'is no element of the schema');
  const value: JsonObject = {};
  for (const particle of sequence) {
    const items = element.children.filter((child) => child.name === particle.name)
      .map((child): Json => (particle.type === 'text' ? child.text : fromElement(types, particle.type, child, `${path}.${particle.name}`)));
    const [first] = items;
    if (first !== undefined) value[particle.name] = particle.max === 1 ? first : items;
  }
  return value;
}
