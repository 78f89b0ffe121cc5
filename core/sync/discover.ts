// Finds the documents of a zaak: each becomes a subject of the sync that keeps documents in step.
import { isObject, type Json, type JsonObject } from '../model/json';
import type { Ref } from '../model/ref';
import { syncOf } from './find';
import type { Mark } from './ports';
import type { Room, Sync } from './room';

/** Larger contents go in the lane that is claimed one by one: what waited behind one in a batch would wait for it. */
const HEAVY = 16 * 1024 * 1024;

const items = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const documentOf = (link: JsonObject): string | null => {
  const to = link['informatieobject'];
  return isObject(to) && typeof to['bron'] === 'string' ? to['bron'] : null;
};

/** The documents linked to a zaak and to its besluiten, once each. */
export function documentsOf(zaak: JsonObject): readonly string[] {
  const links = [...items(zaak['zaakinformatieobjecten']), ...items(zaak['besluiten']).flatMap((besluit) => items(besluit['informatieobjecten']))];
  return [...new Set(links.map(documentOf).filter((id) => id !== null))];
}

/** Marks for the documents of a selected zaak, in the sync that `discovers` names. */
export function discover(room: Room, sync: Sync, ref: Ref, model: JsonObject): readonly Mark[] {
  if (sync.discovers === undefined || sync.kind !== 'zaak') return [];
  const { kind, name, source } = syncOf(room, sync.discovers);
  return documentsOf(model).map((id) => ({ sync: name, ref: { system: source === sync.source ? ref.system : source, kind, id } }));
}

/** Whether the content of this document is so large that it must not stand in a batch. */
export function isHeavy(model: JsonObject): boolean {
  const inhoud = model['inhoud'];
  return isObject(inhoud) && typeof inhoud['omvang'] === 'number' && inhoud['omvang'] > HEAVY;
}
