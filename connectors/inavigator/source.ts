// Lists and reads what the exports said: the inbox, after a look into the watched folder.
import type { Gone, Raw, Source } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import type { Host } from '../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type Json } from '../../core/model/json';
import { formatRef, type Ref } from '../../core/model/ref';
import { collect } from './collect';
import type { InavigatorConfig } from './config';
import { peek, type Peeked } from './peek';
import { PROCES_SHAPE } from './shape';

/**
 * An absent proces means nothing (an export holds what carries a profile), so this source proves presence, never absence.
 * While somebody only looks, waiting files are read where they lie and nothing is taken in.
 */
export function makeSource(host: Host, settings: InavigatorConfig): Source {
  let peeked: Peeked | null = null;
  return {
    list: async (_select, cursor, signal) => {
      if (cursor === null && host.readOnly) peeked = await peek(host, settings, signal);
      const diagnostics = cursor !== null ? [] : peeked ? peeked.diagnostics : await collect(host, settings, signal);
      const entries = await host.inbox.list(afterOf(cursor), settings.pageSize);
      const last = entries.at(-1);
      const waiting = cursor === null && peeked ? [...peeked.stamps].map(([id, stamp]) => ({ ref: { system: host.connection, kind: 'zaaktype' as const, id }, stamp })) : [];
      const known = entries.filter(({ ref }) => !peeked?.stamps.has(ref.id)).map(({ ref, stamp }) => ({ ref, stamp }));
      return { names: [...waiting, ...known], next: last && entries.length === settings.pageSize ? { after: formatRef(last.ref) } : null, diagnostics };
    },
    read: async (ref, signal) => (await peeked?.read(ref.id, signal)) ?? readKnown(host, ref),
  };
}

async function readKnown(host: Host, ref: Ref): Promise<Raw | Gone> {
  const entry = await host.inbox.get(ref);
  if (!entry) throw new Blocked(diagnostic('ZS3115', `no export held proces ${ref.id}`, { subject: formatRef(ref) }));
  const { diagnostics, ...provenance } = entry.provenance;
  if (entry.value === null) return { state: 'gone', provenance };
  // Written by take-in as diagnostics, and by nobody else.
  const findings = Array.isArray(diagnostics) ? (diagnostics as unknown as Diagnostic[]) : [];
  return { state: 'present', shape: PROCES_SHAPE.name, value: entry.value, stamp: entry.stamp, provenance, diagnostics: findings };
}

const afterOf = (cursor: Json | null): string | null => {
  const after = isObject(cursor ?? undefined) ? (cursor as { after?: Json }).after : undefined;
  return typeof after === 'string' ? after : null;
};
