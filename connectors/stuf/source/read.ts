// An ordinary source over what was told: names from the inbox, and each object as its kennisgevingen made it.
import type { Gone, Raw, Source } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { formatRef, type Ref } from '../../../core/model/ref';
import { listOf, type RawObject } from '../message/raw';
import { knownIn, linksOf, SHAPE_OF } from './memory';
import { RELATIONS, relationKey } from './relations';

type Lent = Pick<Host, 'inbox' | 'shelf' | 'spool' | 'connection'>;

/** Parts are named by what they lead to: the same name at every reading, whatever their order. */
function named(raw: RawObject): JsonObject {
  const made: JsonObject = {};
  for (const [name, value] of Object.entries(raw)) {
    made[name] = RELATIONS.has(name) ? listOf(value).map((one, at): JsonObject => ({ ...one, '@plaats': `${name}:${relationKey(name, one) || String(at)}` })) : value;
  }
  return made;
}

/** The documents that were said to belong to a zaak, as far as they were told of. */
async function documentsOf(host: Lent, zaak: string): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  for (const { value } of await host.shelf.scan(linksOf(zaak), null, 10_000)) {
    const id = String(value);
    const known = knownIn(await host.inbox.get({ system: host.connection, kind: 'informatieobject', id }));
    if (!known || known.gone !== null) continue;
    const link = listOf(known.value['isRelevantVoor']).find((one) => listOf(one['gerelateerde'])[0]?.['identificatie'] === zaak);
    const { gerelateerde, ...about } = link ?? {};
    void gerelateerde;
    const { isRelevantVoor, ...document } = known.value;
    void isRelevantVoor;
    found.push({ ...about, '@entiteittype': 'ZAKEDC', '@plaats': `heeftRelevant:${id}`, gerelateerde: { ...document, '@entiteittype': 'EDC' } });
  }
  return found;
}

async function read(host: Lent, ref: Ref): Promise<Raw | Gone> {
  const entry = await host.inbox.get(ref);
  const known = knownIn(entry);
  const shape = SHAPE_OF[ref.kind];
  if (!entry || !known || shape === undefined) throw new Blocked(diagnostic('ZS3083', `${host.connection} never told of ${ref.kind} ${ref.id}`, { subject: formatRef(ref) }));
  if (known.gone !== null) return { state: 'gone', provenance: entry.provenance };
  const documents = ref.kind === 'zaak' ? await documentsOf(host, ref.id) : [];
  const value = { ...named(known.value), ...(documents.length === 0 ? {} : { heeftRelevant: documents }) };
  return { state: 'present', shape, value, stamp: entry.stamp, provenance: entry.provenance, diagnostics: [] };
}

const afterOf = (cursor: Json | null): string | null => (isObject(cursor ?? undefined) && typeof (cursor as JsonObject)['after'] === 'string' ? String((cursor as JsonObject)['after']) : null);

/** Silence means nothing: what was never told of may be there all the same. It proves presence only. */
export function makeSource(host: Lent, pageSize: number): Source {
  return {
    list: async (_select, cursor, signal, _sweep, kind) => {
      signal.throwIfAborted();
      const entries = await host.inbox.list(afterOf(cursor), pageSize);
      const last = entries.at(-1);
      const names = entries.filter(({ ref }) => kind === undefined || ref.kind === kind).map(({ ref, stamp }) => ({ ref, stamp }));
      return { names, next: last && entries.length === pageSize ? { after: formatRef(last.ref) } : null, diagnostics: [] };
    },
    read: (ref) => read(host, ref),
    open: async (content, from) => {
      const name = /^spool:(.+)$/.exec(typeof content['bron'] === 'string' ? content['bron'] : '')?.[1];
      if (name === undefined) throw new Blocked(diagnostic('ZS3085', 'this is no content that was told of'));
      return host.spool.open(name, from).catch((error: unknown) => {
        throw new Blocked(diagnostic('ZS3085', 'its content is not kept here'), { cause: error });
      });
    },
  };
}
