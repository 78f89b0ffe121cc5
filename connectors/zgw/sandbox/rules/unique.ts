// Refuses a second object with the same key, and references that belong to another zaaktype.
import { refused } from '../problem';
import type { Rule } from '../resource';
import { everyOf, lookUp, pointingTo, type Stored } from '../state';

/** Fields that together may occur once; the refusal is filed under `name`. */
export const uniqueTogether = (fields: readonly string[], name: string): Rule => async ({ look, resource, stored, value }) => {
  const zaaktype = value['zaaktype'];
  const others = fields.includes('zaaktype') && typeof zaaktype === 'string' ? await pointingTo(look, zaaktype, resource.collection) : await everyOf(look, resource.collection);
  const same = (other: Stored): boolean => other.place !== stored?.place && fields.every((field) => other.value[field] === value[field]);
  return others.some(same) ? [{ name, code: 'unique', reason: `De velden ${fields.join(', ')} moeten een unieke set zijn.` }] : [];
};

/** A reference to a part of a zaaktype must be to a part of the same zaaktype. */
export const ofSameZaaktype = (field: string): Rule => async ({ look, value }) => {
  const place = value[field];
  if (typeof place !== 'string' || place === '') return [];
  const other = await lookUp(look, place);
  return other?.value['zaaktype'] === value['zaaktype'] ? [] : [refused('relations-incorrect-zaaktype', `The ${field} has zaaktype different from created object`)];
};
