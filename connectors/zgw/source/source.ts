// A ZGW register as a source of zaken and documents.
import type { Source } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { ReadingDoors } from '../reading/doors';
import { INFORMATIEOBJECT_SHAPE, ZAAK_SHAPE } from '../shapes';
import { openContent } from './content';
import { list } from './list';
import { needed, openReader, toRaw } from './read';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** No I/O yet. A kind whose API has no address in the connection is Blocked ZS4156. */
export function zgwSource(doors: ReadingDoors, host: Pick<Host, 'connection' | 'clock'>): Source {
  const reader = openReader(doors);
  return {
    list: async (_select, cursor, signal, sweep, kind = doors.zaken ? 'zaak' : 'informatieobject') => {
      const common = { habits: doors.habits, system: host.connection, now: () => host.clock.now() };
      if (kind === 'zaak') return list({ ...common, kind, api: needed(doors.zaken, 'zaken') }, cursor, sweep, signal);
      if (kind === 'informatieobject') return list({ ...common, kind, api: needed(doors.documenten, 'documenten') }, cursor, sweep, signal);
      throw unread(kind);
    },
    read: async ({ kind, id }, signal, options = {}) => {
      if (kind !== 'zaak' && kind !== 'informatieobject') throw unread(kind);
      if (!UUID.test(id)) throw new Blocked(diagnostic('ZS4156', `"${id}" is no object of this register: its objects are named by a UUID`));
      const known = id.toLowerCase();
      return kind === 'zaak' ? toRaw(ZAAK_SHAPE.name, await reader.zaak(known, options, signal)) : toRaw(INFORMATIEOBJECT_SHAPE.name, await reader.informatieobject(known, signal));
    },
    open: (content, from, signal) => openContent(needed(doors.documenten, 'documenten'), content, from, signal),
  };
}

const unread = (kind: string): Blocked => new Blocked(diagnostic('ZS4156', `a ZGW register is read for zaken and documents, not for a ${kind}`));
