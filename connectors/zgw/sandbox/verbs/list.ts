// Lists a collection: filters, the status that is hidden by default, pages of a hundred.
import type { JsonObject } from '../../../../core/model/json';
import { CATALOGI, placeOf } from '../paths';
import { insist, notFound, refused, type Invalid } from '../problem';
import { remember } from '../remember';
import { render } from '../render';
import type { Filter, Resource } from '../resource';
import { everyOf, lookUp, pointingTo, type Look, type Stored } from '../state';
import type { Call } from './context';

const STATUSES = ['alles', 'concept', 'definitief'];
const LARGEST_PAGE = 500; // Open Zaak: pageSize

/** One page as `{count, next, previous, results}`. Unknown parameters are refused (Catalogi API, 400). */
export async function list(call: Call, query: Readonly<Record<string, string>>): Promise<JsonObject> {
  const { resource, root } = call;
  const shelf = remember(call.shelf);
  const paging = ['page', 'pageSize', ...(resource.concept === 'none' ? [] : ['status'])];
  const unknown = Object.keys(query).filter((name) => !paging.includes(name) && !(name in resource.filters));
  insist(unknown.length > 0 ? [refused('unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`)] : []);
  const asked = Object.entries(query).flatMap(([name, value]): { name: string; value: string; filter: Filter }[] => {
    const filter = resource.filters[name];
    return filter && value !== '' ? [{ name, value, filter }] : [];
  });
  insist(faults(asked, query['status']));
  const found: Stored[] = [];
  for (const stored of await candidates(shelf, resource, query)) {
    if (!(await visible(shelf, resource, stored, query['status'] ?? 'definitief'))) continue;
    const passed = await Promise.all(asked.map(({ filter, value }) => filter.passes(stored, value, shelf)));
    if (passed.every(Boolean)) found.push(stored);
  }
  const size = pageSize(query['pageSize'], call.pageSize);
  const page = Number(query['page'] ?? '1');
  const last = Math.max(1, Math.ceil(found.length / size));
  if (!Number.isInteger(page) || page < 1 || page > last) throw notFound();
  const results = await Promise.all(found.slice((page - 1) * size, page * size).map((stored) => render(resource, stored, shelf, root)));
  const at = (number: number): string => `${root}${CATALOGI}/${resource.collection}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
  return { count: found.length, next: page < last ? at(page + 1) : null, previous: page > 1 ? at(page - 1) : null, results };
}

function faults(asked: readonly { name: string; value: string; filter: Filter }[], status: string | undefined): readonly Invalid[] {
  const wrong = asked.flatMap(({ name, value, filter }) => {
    const refusal = filter.refuses?.(value);
    return refusal ? [{ name, ...refusal }] : [];
  });
  const known = status === undefined || STATUSES.includes(status);
  return known ? wrong : [...wrong, { name: 'status', code: 'invalid_choice', reason: `Selecteer een geldige keuze. ${status} is geen beschikbare keuze.` }];
}

/** Parts of one zaaktype are found under it; everything else by reading the collection. */
function candidates(look: Look, resource: Resource, query: Readonly<Record<string, string>>): Promise<Stored[]> {
  const zaaktype = resource.concept === 'zaaktype' && query['zaaktype'] ? placeOf(query['zaaktype'], { to: 'zaaktypen', api: 'catalogi' }) : null;
  return zaaktype ? pointingTo(look, zaaktype, resource.collection) : everyOf(look, resource.collection);
}

async function visible(look: Look, resource: Resource, stored: Stored, status: string): Promise<boolean> {
  if (resource.concept === 'none' || status === 'alles') return true;
  const owner = resource.concept === 'own' ? stored : await lookUp(look, String(stored.value['zaaktype']));
  return (owner?.concept ?? false) === (status === 'concept');
}

function pageSize(asked: string | undefined, usual: number): number {
  const size = Number(asked);
  return asked !== undefined && Number.isInteger(size) && size > 0 ? Math.min(size, LARGEST_PAGE) : usual;
}
