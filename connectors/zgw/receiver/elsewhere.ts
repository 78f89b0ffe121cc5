// Counts the notifications that named objects outside our roots: the first of each address is logged, all are told once an hour.
import type { Host } from '../../../core/connector/host';
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';

/** More addresses than this are counted together: a sender decides what stands in a message. */
const ORIGINS = 20;
const OTHERS = 'other addresses';

export interface Elsewhere {
  met(origin: string): void;
  /** What was met since the last time this was asked; empty: nothing. */
  tell(): readonly Diagnostic[];
}

export function elsewhere({ connection, log }: Pick<Host, 'connection' | 'log'>): Elsewhere {
  const known = new Set<string>();
  let counts = new Map<string, number>();
  const finding = (count: number, origin: string): Diagnostic => diagnostic('ZS3032', `${count} notifications named objects at ${origin}`, { subject: connection });
  return {
    met: (origin) => {
      const place = known.has(origin) || known.size < ORIGINS ? origin : OTHERS;
      if (!known.has(place)) {
        known.add(place);
        log.warn({ connection, code: 'ZS3032' }, `a notification named an object at ${place}, which is no root of this connection; it is left alone`);
      }
      counts.set(place, (counts.get(place) ?? 0) + 1);
    },
    tell: () => {
      const told = [...counts].map(([origin, count]) => finding(count, origin));
      counts = new Map();
      return told;
    },
  };
}
