// The Catalogi API as a target for zaaktypen.
import type { Page, Target } from '../../../core/connector/contract';
import type { Json, JsonObject } from '../../../core/model/json';
import { hash } from '../../../core/model/hash';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject } from '../../../core/model/json';
import { relative } from '../references';
import { apply } from './apply';
import { text } from './context';
import { find, type Doors } from './find';
import { plan } from './plan';
import { recognise } from './recognise';

/** Makes the target of one connection; `name` is the name of that connection, for the names it lists. */
export function catalogiTarget(doors: Doors, name: string): Target {
  return {
    find: (query, signal) => find(doors, query, signal),
    plan: (input) => plan(input, doors.config.catalogus),
    apply: (step, context, signal) => apply(doors, step, context, signal),
    recognise: (step, context, signal) => recognise(doors, step, context, signal),
    list: (_, cursor, signal) => list(doors, name, cursor, signal),
  };
}

/** Zaaktypen of the catalogus, a page at a time, each identificatie once per page; the stamp changes with any version. */
async function list(doors: Doors, name: string, cursor: Json | null, signal: AbortSignal): Promise<Page> {
  const key = doors.config.catalogus;
  if (!key) throw new Blocked(diagnostic('ZS4105', 'the connection names no catalogus, so its zaaktypen cannot be listed', { remedy: 'Add catalogus: { domein, rsin } to the settings of the connection.' }));
  const place = await doors.catalogue.place(key, signal);
  const query = isObject(cursor ?? undefined) ? (cursor as Record<string, string>) : { catalogus: place.url, status: 'alles' };
  const page = await doors.catalogi.page('/zaaktypen', query, signal);
  const versions = new Map<string, JsonObject[]>();
  for (const item of page.items) versions.set(text(item['identificatie']), [...(versions.get(text(item['identificatie'])) ?? []), item]);
  return {
    names: [...versions].filter(([id]) => id !== '').map(([id, items]) => ({ ref: { system: name, kind: 'zaaktype', id }, stamp: hash(relative(items, { catalogi: place.self })) })),
    next: page.next as Json,
    diagnostics: [],
  };
}
