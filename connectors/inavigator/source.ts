// Lists and reads what the exports said: the inbox, after a look into the watched folder.
import type { Source } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import type { Host } from '../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../core/model/json';
import { formatRef } from '../../core/model/ref';
import { collect } from './collect';
import type { InavigatorConfig } from './config';
import { PROCES_SHAPE } from './shape';

/** An absent proces means nothing (an export holds what carries a profile), so this source proves presence, never absence. */
export function makeSource(host: Host, settings: InavigatorConfig): Source {
  return {
    list: async (_select, cursor, signal) => {
      const diagnostics = cursor === null ? await collect(host, settings, signal) : [];
      const entries = await host.inbox.list(afterOf(cursor), settings.pageSize);
      const last = entries.at(-1);
      return {
        names: entries.map(({ ref, stamp }) => ({ ref, stamp })),
        next: last && entries.length === settings.pageSize ? { after: formatRef(last.ref) } : null,
        diagnostics,
      };
    },
    read: async (ref) => {
      const entry = await host.inbox.get(ref);
      if (!entry) throw new Blocked(diagnostic('ZS3115', `no export held proces ${ref.id}`, { subject: formatRef(ref) }));
      const { diagnostics, ...provenance } = entry.provenance;
      if (entry.value === null) return { state: 'gone', provenance };
      // Written by take-in as diagnostics, and by nobody else.
      const findings = Array.isArray(diagnostics) ? (diagnostics as unknown as Diagnostic[]) : [];
      return { state: 'present', shape: PROCES_SHAPE.name, value: entry.value, stamp: entry.stamp, provenance, diagnostics: findings };
    },
  };
}

const afterOf = (cursor: Json | null): string | null => {
  const after = isObject(cursor ?? undefined) ? (cursor as { after?: Json }).after : undefined;
  return typeof after === 'string' ? after : null;
};
