// Reads objects: names a page at a time, and one object with its parts.
import type { Gone, Raw, Source } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../core/model/json';
import { KINDS } from '../../core/model/ref';
import type { Item, Peer } from './peer';
import { SHAPE } from './shape';

/** The object as mappings see it: parts carry the id their source gave them, never the id of this server. */
export function valueOf(item: Item): JsonObject {
  return { ...item.value, onderdelen: item.parts.map((part) => ({ ...part.value, bron: part.bron })) };
}

/** `connection` is the system in every name this source gives. */
export function makeSource(peer: Peer, connection: string, pageSize: number): Source {
  return {
    list: async (_select, cursor, signal) => {
      const page = await peer.list(typeof cursor === 'string' ? cursor : null, pageSize, signal);
      const names = page.names.flatMap(({ kind, key, stamp }) => {
        const known = KINDS.find((one) => one === kind);
        return known ? [{ ref: { system: connection, kind: known, id: key }, stamp }] : [];
      });
      return { names, next: page.next, diagnostics: [] };
    },
    read: async (ref, signal): Promise<Raw | Gone> => {
      const items = await peer.byKey(ref.kind, ref.id, signal);
      if (items === 'gone' || items.length === 0) return { state: 'gone', provenance: {} };
      const [item] = items;
      if (!item || items.length > 1) throw new Blocked(diagnostic('ZS3009', `${items.length} objects carry the key ${ref.id}`));
      return { state: 'present', shape: SHAPE, value: valueOf(item), stamp: item.stamp, provenance: { object: item.id }, diagnostics: [] };
    },
  };
}
