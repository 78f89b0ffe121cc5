// Guards validity: no two published versions of one object at the same time, and no end before the begin.
import type { JsonObject } from '../../../../core/model/json';
import { refused } from '../problem';
import type { Rule } from '../resource';
import { everyOf } from '../state';

const day = (value: JsonObject, field: string): string => (typeof value[field] === 'string' ? value[field] : '');

/** Half-open: the end day of one version may be the begin day of the next. */
const overlap = (a: JsonObject, b: JsonObject): boolean => {
  const before = (end: string, begin: string): boolean => end !== '' && end <= begin;
  return !before(day(a, 'eindeGeldigheid'), day(b, 'beginGeldigheid')) && !before(day(b, 'eindeGeldigheid'), day(a, 'beginGeldigheid'));
};

/** Published versions with the same `key` in one catalogus may not overlap; concepts are exempt. */
export const noOverlap = (key: string): Rule => async ({ look, resource, stored, value, sent, partial }) => {
  const publishing = sent.length === 0;
  if (!publishing && (stored === null || stored.concept)) return [];
  const others = await everyOf(look, resource.collection);
  const clash = others.some((other) => other.place !== stored?.place && !other.concept && other.value['catalogus'] === value['catalogus'] && other.value[key] === value[key] && overlap(other.value, value));
  const name = partial && sent.join() === 'eindeGeldigheid' ? 'eindeGeldigheid' : 'beginGeldigheid';
  return clash ? [{ name, code: 'overlap', reason: `Dit ${resource.schema.toLowerCase()} komt al voor binnen de catalogus en opgegeven geldigheidsperiode.` }] : [];
};

/** The last day may not lie before the first. */
export const endAfterBegin: Rule = ({ value }) => {
  const end = day(value, 'eindeGeldigheid');
  return Promise.resolve(end !== '' && end < day(value, 'beginGeldigheid') ? [refused('date-mismatch', 'beginGeldigheid should be before eindeGeldigheid.')] : []);
};
