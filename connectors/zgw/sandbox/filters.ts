// The kinds of query parameter that the lists of the Catalogi API know.
import type { JsonObject } from '../../../core/model/json';
import { placeOf } from './paths';
import type { Filter } from './resource';
import type { Look, Stored } from './state';

const own = (value: JsonObject, field: string): string => (typeof value[field] === 'string' ? value[field] : '');

/** Equal to a field. */
export const equals = (field: string): Filter => ({ passes: (stored, value) => Promise.resolve(own(stored.value, field) === value) });

/** Contained in a field, whatever the case. */
export const contains = (field: string): Filter => ({ passes: (stored, value) => Promise.resolve(own(stored.value, field).toLowerCase().includes(value.toLowerCase())) });

/** One of a comma-separated list. */
export const among = (field: string): Filter => ({ passes: (stored, value) => Promise.resolve(value.split(',').includes(own(stored.value, field))) });

/** One of a fixed set; anything else is refused. */
export const oneOf = (field: string, values: readonly string[]): Filter => ({
  refuses: (value) => (values.includes(value) ? null : { code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${value} is geen beschikbare keuze.` }),
  passes: equals(field).passes,
});

/** Points to an object given by its URL. `places` says what a stored object points to. */
export const linkFilter = (collection: string, places: (stored: Stored, look: Look) => Promise<readonly string[]> | readonly string[]): Filter => {
  const read = (value: string): string | null => placeOf(value, { to: collection, api: 'catalogi' });
  return {
    refuses: (value) => (read(value) === null ? { code: 'invalid', reason: 'Voer een geldige URL in.' } : null),
    passes: async (stored, value, look) => (await places(stored, look)).includes(read(value) ?? ''),
  };
};

/** Valid on a day: begun, and not ended; the end day itself is the first day of the next version. */
export const validOn = (validity: (stored: Stored, look: Look) => Promise<JsonObject | undefined>): Filter => ({
  refuses: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? null : { code: 'invalid', reason: 'Voer een geldige datum in.' }),
  passes: async (stored, value, look) => {
    const dates = (await validity(stored, look)) ?? {};
    const begin = own(dates, 'beginGeldigheid');
    const end = own(dates, 'eindeGeldigheid');
    return begin !== '' && begin <= value && (end === '' || end > value);
  },
});

/** Valid on a day by its own dates. */
export const ownValidOn: Filter = validOn((stored) => Promise.resolve(stored.value));
