// How the sandbox describes a field: one description checks what comes in, shapes what goes out, and writes the OpenAPI file.
import type { Json } from '../../../core/model/json';
import type { Api } from './paths';

/** Where a reference may point: a collection of one of the APIs. */
export type Points = { readonly to: string; readonly api: Api; /** May also be a URL elsewhere. */ readonly loose?: boolean; /** What happens to this object when the other goes. */ readonly gone?: 'cascade' | 'forget' };

export interface Field {
  readonly kind: 'text' | 'integer' | 'boolean' | 'date' | 'moment' | 'duration' | 'uri' | 'email' | 'object' | 'list' | 'free';
  readonly required?: boolean;
  readonly nullable?: boolean;
  /** The empty string is allowed. */
  readonly blank?: boolean;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly values?: readonly string[];
  readonly points?: Points;
  readonly fields?: Fields;
  readonly items?: Field;
  /** Made by the server; ignored when sent. */
  readonly readOnly?: boolean;
  /** Shown even though the caller may leave it out; what is stored then. Absent: the field is left out of the answer too. */
  readonly fallback?: Json;
}

export type Fields = Readonly<Record<string, Field>>;

type More = Omit<Partial<Field>, 'kind'>;

/** Text that must be there and must say something. */
export const text = (maxLength?: number, more: More = {}): Field => ({ kind: 'text', required: true, ...(maxLength && { maxLength }), ...more });
/** Text that may be absent or empty. */
export const optionalText = (maxLength?: number, more: More = {}): Field => ({ kind: 'text', blank: true, fallback: '', ...(maxLength && { maxLength }), ...more });
export const choice = (values: readonly string[], more: More = {}): Field => ({ kind: 'text', required: true, values, ...more });
export const integer = (minimum: number, maximum: number, more: More = {}): Field => ({ kind: 'integer', required: true, minimum, maximum, ...more });
export const yesNo = (more: More = {}): Field => ({ kind: 'boolean', required: true, ...more });
export const date = (more: More = {}): Field => ({ kind: 'date', required: true, ...more });
export const optionalDate = (): Field => ({ kind: 'date', nullable: true, fallback: null });
/** A date with a time, kept in UTC. */
export const moment = (more: More = {}): Field => ({ kind: 'moment', required: true, ...more });
export const optionalMoment = (): Field => ({ kind: 'moment', nullable: true, fallback: null });
/** Any JSON object or list, kept as it came. */
export const free = (more: More = {}): Field => ({ kind: 'free', ...more });
export const duration = (more: More = {}): Field => ({ kind: 'duration', required: true, ...more });
export const optionalDuration = (): Field => ({ kind: 'duration', nullable: true, fallback: null });
export const link = (maxLength: number, more: More = {}): Field => ({ kind: 'uri', maxLength, ...more });
export const group = (fields: Fields, more: More = {}): Field => ({ kind: 'object', fields, ...more });
export const list = (items: Field, more: More = {}): Field => ({ kind: 'list', items, fallback: [], ...more });
/** A reference to an object of this API. */
export const to = (collection: string, gone: 'cascade' | 'forget', more: More = {}): Field => ({ kind: 'uri', maxLength: 1000, points: { to: collection, api: 'catalogi', gone }, ...more });
/** A reference to an object of any of the APIs. */
export const toApi = (api: Api, collection: string, more: More = {}): Field => ({ kind: 'uri', maxLength: 1000, minLength: 1, required: true, points: { to: collection, api }, ...more });
/** A reference to an object of the Selectielijst API. */
export const toSelectielijst = (collection: string, maxLength: number, more: More = {}): Field => ({ kind: 'uri', maxLength, points: { to: collection, api: 'selectielijst' }, ...more });
/** A field the server makes. */
export const made = (field: Field): Field => ({ ...field, readOnly: true, required: false });
export const madeLinks = (): Field => made(list({ kind: 'uri' }));
