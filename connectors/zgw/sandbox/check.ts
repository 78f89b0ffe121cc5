// Checks a body against the fields of a resource, as Open Zaak does: every fault in one answer, with its code.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Field, Fields } from './fields';
import { placeOf, type Place } from './paths';
import type { Invalid } from './problem';

/** ISO 8601; Open Zaak takes years to weeks and times, and refuses a bare P. */
const DURATION = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
/** A time without an offset is UTC (Open Zaak: TIME_ZONE); a bare date is no time. */
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

const SAYS: Readonly<Record<string, string>> = {
  required: 'Dit veld is vereist.',
  null: 'Dit veld mag niet leeg zijn.',
  blank: 'Dit veld mag niet leeg zijn.',
  invalid_choice: 'Dit is geen geldige keuze.',
  invalid: 'Deze waarde is niet geldig.',
  no_match: 'Ongeldige hyperlink - Geen overeenkomende URL.',
  does_not_exist: 'Ongeldige hyperlink - Object bestaat niet.',
  not_a_list: 'Verwachtte een lijst met items.',
};

/** A moment as the APIs write it: UTC, without milliseconds where there are none. */
export const utc = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

export interface Checked {
  /** What was sent and is known, in the form in which it is kept. */
  readonly value: JsonObject;
  readonly faults: readonly Invalid[];
  /** References to be looked up, with the name of their field. */
  readonly references: readonly { readonly name: string; readonly place: Place }[];
}

/** Reads `body`. Unknown fields and fields the server makes are ignored; `partial` asks for no required fields at the top. */
export function check(fields: Fields, body: JsonObject, partial: boolean): Checked {
  const faults: Invalid[] = [];
  const references: { name: string; place: Place }[] = [];
  const fault = (name: string, code: string, reason = SAYS[code] ?? code): undefined => {
    faults.push({ name, code, reason });
  };

  const text = (field: Field, value: Json, name: string): Json | undefined => {
    if (typeof value !== 'string' && typeof value !== 'number') return fault(name, 'invalid', 'Not a valid string.');
    const said = String(value).trim();
    if (said === '') return field.blank ? '' : fault(name, 'blank');
    if (field.values && !field.values.includes(said)) return fault(name, 'invalid_choice', `"${said}" is een ongeldige keuze.`);
    if (field.maxLength && said.length > field.maxLength) return fault(name, 'max_length', `Zorg ervoor dat dit veld niet meer dan ${field.maxLength} karakters bevat.`);
    if (field.minLength && said.length < field.minLength) return fault(name, 'min_length', `Zorg ervoor dat dit veld minimaal ${field.minLength} karakters bevat.`);
    if (field.pattern && !field.pattern.test(said)) return fault(name, 'invalid', 'Voer een geldige waarde in.');
    return said;
  };

  const matching = (pattern: RegExp) => (field: Field, value: Json, name: string): Json | undefined => {
    const said = text(field, value, name);
    if (said === undefined || said === '') return said;
    return pattern.test(String(said)) ? said : fault(name, 'invalid');
  };

  const day = (_field: Field, value: Json, name: string): Json | undefined => {
    const said = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : '';
    // 30 February parses as 2 March: only a day that comes back unchanged exists.
    const exists = !Number.isNaN(Date.parse(said)) && new Date(said).toISOString().startsWith(said);
    return exists ? said : fault(name, 'invalid', 'Datum heeft een ongeldig formaat, gebruik 1 van deze formaten: YYYY-MM-DD.');
  };

  const reference = (field: Field, value: Json, name: string): Json | undefined => {
    if (value === '' && field.blank) return '';
    const said = text(field, value, name);
    if (typeof said !== 'string') return undefined;
    if (!URL.canParse(said)) return fault(name, field.points && !field.points.loose ? 'no_match' : 'invalid', 'Voer een geldige URL in.');
    if (!field.points) return said;
    const place = placeOf(said, field.points);
    if (place === null && field.points.loose) return said;
    // Open Zaak fetches a selectielijst URL; what does not answer as that resource is refused so.
    if (place === null) return fault(name, field.points.api === 'selectielijst' ? 'invalid-resource' : 'no_match');
    references.push({ name, place });
    return place;
  };

  const KINDS: Readonly<Record<Field['kind'], (field: Field, value: Json, name: string) => Json | undefined>> = {
    text,
    uri: reference,
    email: matching(EMAIL),
    duration: matching(DURATION),
    date: day,
    moment: (_field, value, name) => {
      const said = typeof value === 'string' && MOMENT.test(value) ? Date.parse(/(Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`) : Number.NaN;
      return Number.isNaN(said) ? fault(name, 'invalid', 'Datetime heeft een ongeldig formaat, gebruik 1 van deze formaten: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].') : utc(said);
    },
    free: (_field, value, name) => (typeof value === 'object' ? value : fault(name, 'invalid')),
    boolean: (_field, value, name) => (typeof value === 'boolean' ? value : fault(name, 'invalid', 'Must be a valid boolean.')),
    integer: (field, value, name) => {
      const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isInteger(number)) return fault(name, 'invalid', 'Een geldig getal is vereist.');
      if (field.minimum !== undefined && number < field.minimum) return fault(name, 'min_value', `Zorg ervoor dat deze waarde groter is dan of gelijk is aan ${field.minimum}.`);
      if (field.maximum !== undefined && number > field.maximum) return fault(name, 'max_value', `Zorg ervoor dat deze waarde kleiner is dan of gelijk is aan ${field.maximum}.`);
      return number;
    },
    object: (field, value, name) => (isObject(value) ? group(field.fields ?? {}, value, `${name}.`, false, true) : fault(name, 'invalid', 'Invalid data. Expected a dictionary.')),
    list: (field, value, name) => {
      const { items } = field;
      if (!Array.isArray(value) || !items) return fault(name, 'not_a_list');
      return value.map((item, index) => one(items, item, `${name}.${index}`)).filter((item): item is Json => item !== undefined);
    },
  };

  const one = (field: Field, value: Json, name: string): Json | undefined => {
    if (value !== null) return KINDS[field.kind](field, value, name);
    return field.nullable ? null : fault(name, 'null');
  };

  function group(known: Fields, sent: JsonObject, prefix: string, lenient: boolean, fill: boolean): JsonObject {
    const value: JsonObject = {};
    for (const [name, field] of Object.entries(known)) {
      if (field.readOnly) continue;
      const given = sent[name];
      if (given !== undefined) {
        const kept = one(field, given, `${prefix}${name}`);
        if (kept !== undefined) value[name] = kept;
      } else if (field.required && !lenient) fault(`${prefix}${name}`, 'required');
      else if (fill && field.fallback !== undefined) value[name] = field.fallback;
    }
    return value;
  }

  return { value: group(fields, body, '', partial, false), faults, references };
}

/** What a new object holds where nothing was sent. */
export function fallbacks(fields: Fields): JsonObject {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, field]) => (field.readOnly || field.fallback === undefined ? [] : [[name, field.fallback]])));
}
