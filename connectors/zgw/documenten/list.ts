// Lists the documents of a target, a page at a time, and gives their contents back: for a proof.
import type { FindQuery, HeldContent, Page } from '../../../core/connector/contract';
import { hash } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { Readable } from 'node:stream';
import { uuidOf } from '../urls';
import { text } from './context';
import { DOCUMENTS, type Doors } from './doors';
import { optionsOf } from './find';
import { CONTENT_LINK, sourceVersion } from './request';

/** Names are UUIDs; the natural key stands beside them. The stamp changes with any version. */
export async function list(doors: Doors, cursor: Json | null, signal: AbortSignal): Promise<Page> {
  const query = isObject(cursor ?? undefined) ? (cursor as Record<string, string>) : {};
  const page = await doors.documenten.page(`/${DOCUMENTS}`, query, signal);
  return {
    names: page.items.map((item) => ({
      ref: { system: doors.host.connection, kind: 'informatieobject' as const, id: uuidOf(item['url']) ?? '' },
      stamp: hash(withoutHost(item)),
      key: `${text(item['bronorganisatie'])}/${text(item['identificatie'])}`,
    })),
    next: page.next as Json,
    diagnostics: [],
  };
}

const withoutHost = (item: JsonObject): JsonObject => Object.fromEntries(Object.entries(item).map(([field, value]) => [field, typeof value === 'string' && /^https?:/.test(value) ? (uuidOf(value) ?? value) : value]));

/** What the target holds of this document: its newest version, or with `versions: all` each. */
export async function contents(doors: Doors, query: FindQuery, signal: AbortSignal): Promise<readonly HeldContent[]> {
  const id = query.links[''];
  const newest = id === undefined ? null : await doors.documenten.get(`/${DOCUMENTS}/${id}`, {}, signal);
  if (id === undefined || newest === null) return [];
  const { versions } = optionsOf(doors, query.options);
  const last = Number(newest['versie'] ?? 1);
  const raws = [newest];
  for (let versie = last - 1; versions === 'all' && versie >= 1; versie -= 1) {
    const raw = await doors.documenten.get(`/${DOCUMENTS}/${id}`, { versie: String(versie) }, signal);
    if (raw !== null) raws.push(raw);
  }
  const stood = sourceVersion(query.links[CONTENT_LINK]);
  return raws.filter((raw) => typeof raw['bestandsomvang'] === 'number').map((raw) => {
    const versie = Number(raw['versie'] ?? 1);
    const group = isObject(raw['integriteit']) ? raw['integriteit'] : {};
    return {
      bron: query.ref.id,
      ...(versions === 'all' ? { versie } : stood === null ? {} : { versie: stood }),
      size: typeof raw['bestandsomvang'] === 'number' ? raw['bestandsomvang'] : null,
      // Free metadata: the server repeats what it was told.
      checksum: text(group['algoritme']) === '' ? null : { algorithm: text(group['algoritme']), value: text(group['waarde']), computed: false },
      open: async (stop: AbortSignal) => (await doors.documenten.bytes(`/${DOCUMENTS}/${id}/download`, { versie: String(versie) }, {}, stop)).stream ?? Readable.from([]),
    };
  });
}
