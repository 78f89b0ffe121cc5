// Says values in the words of the API: references without a host, and what stands for nothing.
import type { Json, JsonObject } from '../../../core/model/json';
import { isPlace, reference, unspelled } from '../references';
import { idOf, itemsOf, type BuildInput } from './build-input';
import { klasseKey, type Context } from './context';
import { nameKey } from './normalise';
import { EMPTY, type PartKind, type Writing } from './parts';

/** What the target holds and no list of ours has: sent back as it was found. */
const asFound = (told: string): Json | undefined => (isPlace(told) || /^https?:/.test(told) ? unspelled('selectielijst', told) : undefined);

/** References of parts, as the target takes them. */
export function writingOf(input: BuildInput): Writing {
  const { context } = input;
  const known = itemsOf(input.how === 'mend' ? input.now : null, 'statustypen');
  return {
    klasse: (key) => {
      const klasse = context.klassen[key];
      return klasse ? reference('selectielijst', 'resultaten', klasse.id) : asFound(key);
    },
    omschrijving: (name) => {
      const id = context.omschrijvingen[name];
      return id === undefined ? asFound(name) : reference('selectielijst', 'resultaattypeomschrijvingen', id);
    },
    document: (document) => {
      const id = input.documents.get(nameKey(document));
      if (id === undefined || context.limits.references === 'omschrijving') return unspelled('catalogi', document);
      return reference('catalogi', 'informatieobjecttypen', id);
    },
    statustype: (bron) => reference('catalogi', 'statustypen', known.has(bron) ? idOf(context, 'statustypen', bron) : { $ref: `statustype ${bron}` }),
  };
}

/** A field of the zaaktype itself. */
export function topValue(field: string, value: Json | undefined, context: Context): Json {
  if (value === undefined) return EMPTY[field] ?? '';
  if (field !== 'selectielijstProcestype') return value;
  const place = value as JsonObject;
  if (typeof place['onbekend'] === 'string') return asFound(place['onbekend']) ?? '';
  const id = context.procestypen[klasseKey({ jaar: Number(place['jaar']), nummer: Number(place['nummer']) })];
  return id ? reference('selectielijst', 'procestypen', id) : '';
}

/** These fields of a part. */
export function bodyOfPart(kind: PartKind, item: JsonObject, fields: readonly string[], writing: Writing): JsonObject {
  const body: JsonObject = {};
  for (const field of fields) {
    const value = item[field];
    const write = kind.write?.[field];
    const [name, sent] = write ? write(value ?? null, writing) : [field, value];
    body[name] = value === undefined || sent === undefined ? (EMPTY[field] ?? '') : sent;
  }
  return body;
}

/** All fields that hold something. */
export const wholeBody = (kind: PartKind, item: JsonObject, writing: Writing): JsonObject => bodyOfPart(kind, item, kind.fields.filter((field) => item[field] !== undefined), writing);
