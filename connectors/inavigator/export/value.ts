// Turns the value of one field into plain data: text, a list, a structure, or nothing.
import type { Json, JsonObject } from '../../../core/model/json';
import { collapse, isNil, textOf, type XmlElement } from '../../../core/xml/element';

/** Fields that hold references: a list of `{naam, url, toelichting}` in ICR1.5, a text with `;` in ICR1.4. */
const GRONDSLAGEN: ReadonlySet<string> = new Set(['grondslag', 'lokale-regelgeving', 'vernietigingsgrondslag']);
/** Fields with several values. */
const MULTIPLE: ReadonlySet<string> = new Set(['exportprofiel']);

const split = (text: string): string[] => text.split(';').map((part) => part.trim()).filter((part) => part !== '');

/** ICR1.4 writes `lex_silencio_positivo` where ICR1.5 writes hyphens; nothing else has an underscore. */
export function fieldName(element: XmlElement): string {
  return element.name.replaceAll('_', '-');
}

/** `list/fields/field[@naam]` → one object per `fields`, keys in lower case; empty fields are left out. */
function structuredList(list: XmlElement): JsonObject[] {
  return list.children
    .map((fields) => Object.fromEntries(fields.children.flatMap((field): [string, string][] => {
      const text = textOf(field);
      return text === undefined ? [] : [[(field.attributes['naam'] ?? field.name).toLowerCase(), text]];
    })))
    .filter((entry) => Object.keys(entry).length > 0);
}

/** Any element whose content model is not known, kept as it is: children by name (several of one name: a list), attributes with `@`. */
export function plain(element: XmlElement): Json | undefined {
  if (isNil(element)) return undefined;
  const attributes = Object.entries(element.attributes).filter(([name]) => name !== 'ref' && name !== 'nil');
  const text = collapse(element.text);
  if (element.children.length === 0 && attributes.length === 0) return text === '' ? undefined : text;
  const value: JsonObject = Object.fromEntries(attributes.map(([name, inner]) => [`@${name}`, collapse(inner)]));
  for (const inner of element.children) add(value, fieldName(inner), plain(inner));
  if (text !== '') value['#text'] = text;
  return Object.keys(value).length > 0 ? value : undefined;
}

/** Sets a field; a second one of the same name makes it a list. */
export function add(into: JsonObject, name: string, value: Json | undefined): void {
  if (value === undefined) return;
  const held = into[name];
  into[name] = held === undefined ? value : Array.isArray(held) ? [...held, value] : [held, value];
}

/** The value of a field of a proces or of one of its parts; undefined: it has none (empty, nil, or a list of nothing). */
export function fieldValue(element: XmlElement): Json | undefined {
  if (isNil(element)) return undefined;
  const name = fieldName(element);
  const [only] = element.children;
  if (only && element.children.every((inner) => inner.name === 'list')) {
    const entries = element.children.flatMap(structuredList);
    return entries.length > 0 ? entries : undefined;
  }
  if (only && element.children.length === 1 && only.name === 'structuur') return plain(only);
  if (only && element.children.length === 1 && only.name === 'waardes') {
    const values = only.children.map(textOf).filter((text) => text !== undefined);
    return values.length > 0 ? values : undefined;
  }
  const value = plain(element);
  if (typeof value !== 'string') return value;
  if (GRONDSLAGEN.has(name)) return split(value).map((naam) => ({ naam }));
  return MULTIPLE.has(name) ? split(value) : value;
}
