// What one kind of object of the Catalogi API is: its fields, its filters and its rules.
import type { JsonObject } from '../../../core/model/json';
import type { Field, Fields } from './fields';
import type { Invalid } from './problem';
import type { Look, Stored } from './state';

/** What a rule looks at: what is there, what was sent, and what it would become. */
export interface Proposal {
  readonly look: Look;
  readonly resource: Resource;
  /** null: it is being created. */
  readonly stored: Stored | null;
  /** What the object becomes; references as places. */
  readonly value: JsonObject;
  /** Names of the fields that were sent. */
  readonly sent: readonly string[];
  readonly partial: boolean;
  /** The caller may write to published objects (catalogi.geforceerd-schrijven). */
  readonly forced: boolean;
}

export type Rule = (proposal: Proposal) => Promise<readonly Invalid[]>;

/** One query parameter: what it refuses to be, and which objects pass it. */
export interface Filter {
  readonly refuses?: (value: string) => Omit<Invalid, 'name'> | null;
  readonly passes: (stored: Stored, value: string, look: Look) => Promise<boolean>;
}

export interface Resource {
  /** `zaaktypen`: the path, and the first half of a place. */
  readonly collection: string;
  /** `ZaakType`: the name in the OpenAPI file. */
  readonly schema: string;
  readonly fields: Fields;
  /** Field by which creations are counted and people recognise it. */
  readonly key: (value: JsonObject) => string;
  /** Whose `concept` counts: its own, that of its zaaktype, or there is none. */
  readonly concept: 'own' | 'zaaktype' | 'none';
  /** Query parameters besides page, pageSize and status. */
  readonly filters: Readonly<Record<string, Filter>>;
  readonly rules: readonly Rule[];
  readonly publishRules?: readonly Rule[];
  readonly removeRules?: readonly Rule[];
  /** The fields the server makes, references as places. */
  readonly derive: (stored: Stored, look: Look) => Promise<JsonObject>;
  readonly writable: boolean;
}

/** Fields that point somewhere, with the path to them: `besluittypen`, `gerelateerdeZaaktypen.zaaktype`. */
export function pointers(fields: Fields, prefix = ''): readonly { readonly path: string; readonly field: Field }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const inner = field.items ?? field;
    if (inner.points?.api === 'catalogi' && !field.readOnly) return [{ path, field: inner }];
    return inner.fields ? pointers(inner.fields, `${path}.`) : [];
  });
}

/** Places that a value points to. */
export function pointsTo(fields: Fields, value: JsonObject): readonly string[] {
  const places = pointers(fields).flatMap(({ path }) => valuesAt(value, path.split('.')));
  return [...new Set(places.filter((place): place is string => typeof place === 'string' && /^[a-z-]+\/[0-9a-f-]{36}$/.test(place)))];
}

function valuesAt(value: JsonObject, path: readonly string[]): unknown[] {
  const [name, ...rest] = path;
  const here = name === undefined ? undefined : value[name];
  const items = Array.isArray(here) ? here : [here];
  if (rest.length === 0) return items;
  return items.flatMap((item) => (item !== null && typeof item === 'object' && !Array.isArray(item) ? valuesAt(item, rest) : []));
}
