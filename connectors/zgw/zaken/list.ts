// Lists the zaken of a target, a page at a time: for a proof, and for adopting.
import type { Page } from '../../../core/connector/contract';
import { hash } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { preferring } from '../reading/habits';
import { text } from '../reading/values';
import { uuidOf } from '../urls';
import type { ZaakDoors } from './doors';

/** A stamp that is the same at any address. */
const withoutHosts = (value: Json): Json => {
  if (typeof value === 'string') return /^https?:/.test(value) ? (uuidOf(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(withoutHosts);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withoutHosts(inner)])) : value;
};

/** Names are UUIDs, the natural key stands beside them. In the order of identificatie where the target knows that: pages of a live list move. */
export async function list(doors: ZaakDoors, cursor: Json | null, signal: AbortSignal): Promise<Page> {
  const first = cursor === null;
  const query = isObject(cursor ?? undefined) ? (cursor as Record<string, string>) : {};
  const page = await preferring(doors.habits, doors.zaken, 'ordering', (withIt) => doors.zaken.page('/zaken', first && withIt ? { ordering: 'identificatie' } : query, signal));
  return {
    names: page.items.map((item: JsonObject) => ({
      ref: { system: doors.host.connection, kind: 'zaak' as const, id: uuidOf(item['url']) ?? '' },
      stamp: hash(withoutHosts(item)),
      key: `${text(item['bronorganisatie'])}/${text(item['identificatie'])}`,
    })),
    next: page.next as Json,
    diagnostics: [],
  };
}
