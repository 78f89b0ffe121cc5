// The roots by which the APIs of a target name themselves: what is sent as a URL must be one of theirs.
import type { JsonObject } from '../../../core/model/json';
import type { ApiName } from '../references';
import { selfRoot } from '../urls';
import { text } from './context';
import type { Doors } from './doors';
import { optionsOf } from './find';

/** Asked once per connection; behind an ingress it differs from the root we call. */
const known = new WeakMap<object, string>();

export async function rootOf(doors: Doors, api: ApiName, given: JsonObject, signal: AbortSignal): Promise<string> {
  if (api !== 'catalogi') return doors.documenten.root;
  const { catalogus } = optionsOf(doors, given);
  if (catalogus !== null) return (await doors.catalogue.place(catalogus, signal)).self;
  const remembered = known.get(doors.catalogi);
  if (remembered !== undefined) return remembered;
  const page = await doors.catalogi.page('/informatieobjecttypen', {}, signal);
  const self = selfRoot(text(page.items[0]?.['url'])) ?? doors.catalogi.root;
  known.set(doors.catalogi, self);
  return self;
}
