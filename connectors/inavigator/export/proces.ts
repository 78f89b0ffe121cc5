// Turns one <proces>, of either generation, into the raw shape `inavigator.proces`.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { child, textOf, type XmlElement } from '../../../core/xml/element';
import { LISTS, type Kinds } from './sections';
import { add, fieldName, fieldValue, plain } from './value';

/** A proces as the raw shape has it, with what was met on the way. */
export interface Proces {
  /** `B1026`, `LP00000051`. */
  readonly id: string;
  readonly value: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly line: number;
}

interface Reading {
  readonly file: string;
  readonly kinds: Kinds;
  readonly subject: string;
  readonly found: Diagnostic[];
}

/** What an element says of itself before its fields: its id, its place in the list, its kind. Other attributes are kept with `@`. */
function identity(element: XmlElement, list: string, reading: Reading): JsonObject {
  const { id, volgnummer, 'soort-id': soort, ref, nil: _nil, ...others } = element.attributes;
  const value: JsonObject = {};
  if (id !== undefined && id !== '') value['bron'] = id;
  if (volgnummer !== undefined && /^\d+$/.test(volgnummer)) value['volgnummer'] = Number(volgnummer);
  const section = LISTS[list];
  for (const [field, target] of [['soort', soort], ['object', ref]] as const) {
    if (target === undefined || target === '') continue;
    const entry = section ? reading.kinds[section].get(target) : undefined;
    value[field] = { bron: target, ...entry };
    if (section && entry === undefined) {
      reading.found.push(diagnostic('ZS3107', `${element.name} ${id ?? ''} refers to ${field} ${target}, which the export does not hold`, { subject: reading.subject, field: list, place: { file: reading.file, line: element.line } }));
    }
  }
  for (const [name, text] of Object.entries(others)) add(value, `@${name}`, text);
  return value;
}

/** Fields of an element, whether under `velden` (ICR1.5) or directly in it (ICR1.4); its lists of parts; what else there is, as it stands. */
function fields(element: XmlElement, into: JsonObject, reading: Reading): void {
  for (const inner of element.children) {
    if (inner.name === 'velden') fields(inner, into, reading);
    else if (Object.hasOwn(LISTS, inner.name)) {
      const items = parts(inner, reading);
      if (items.length > 0) into[inner.name] = items;
    } else {
      // `bron` is the id of an object in this house; the source's own field of that name says who made it: Model or Lokaal.
      const name = fieldName(inner);
      add(into, name === 'bron' ? 'herkomst' : name, fieldValue(inner));
    }
  }
}

/** The items of a list, each with an id of its own. */
function parts(list: XmlElement, reading: Reading): JsonObject[] {
  // The ten relation rules are written out empty in every known export: an id of a rule without content says nothing.
  if (list.name === 'regelsets') {
    const filled = list.children.filter((rule) => rule.children.length > 0 || textOf(rule) !== undefined);
    return filled.map((rule) => plain(rule)).filter((rule): rule is JsonObject => isObject(rule));
  }
  const seen = new Map<string, number>();
  return list.children.flatMap((item, index): JsonObject[] => {
    const value = identity(item, list.name, reading);
    const given = typeof value['bron'] === 'string' ? value['bron'] : null;
    fields(item, value, reading);
    if (given === null && Object.keys(value).length === 0) return [];
    const id = given ?? `${item.name}-${index + 1}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    if (given === null || count > 1) {
      const own = count > 1 ? `${id}~${count}` : id;
      const what = given === null ? `a ${item.name} has no id; it is called ${own}` : `two ${list.name} have id ${id}; the second is called ${own}`;
      reading.found.push(diagnostic('ZS3106', what, { subject: reading.subject, field: list.name, place: { file: reading.file, line: item.line } }));
      return [{ ...value, bron: own }];
    }
    return [{ ...value, bron: id }];
  });
}

/** The raw shape of a proces; null where it has no id, and so no name. */
export function readProces(element: XmlElement, kinds: Kinds, file: string): Proces | null {
  const id = element.attributes['id']?.trim() ?? '';
  if (id === '') return null;
  const reading: Reading = { file, kinds, subject: `zaaktype/${id}`, found: [] };
  const value = identity(element, 'processen', reading);
  fields(element, value, reading);
  return { id, value: { ...value, bron: id }, diagnostics: reading.found, line: element.line };
}

/** One row of a table of kinds. */
export function readKind(element: XmlElement): { readonly id: string; readonly naam?: string; readonly procesfase?: string } | null {
  const id = element.attributes['id'];
  if (id === undefined || id === '') return null;
  const velden = child(element, 'velden') ?? element;
  const naam = textOf(child(velden, 'naam'));
  const procesfase = textOf(child(velden, 'procesfase'));
  return { id, ...(naam !== undefined && { naam }), ...(procesfase !== undefined && { procesfase }) };
}

