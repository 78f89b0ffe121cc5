// Counts messages and keeps the last of each finding, written down now and then: nobody waits for figures.
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Log } from '../connector/host';
import type { Count, Exchanges, Found } from './ports';

export interface Notes {
  note(service: string, operation: string, findings: readonly Diagnostic[]): void;
  count(service: string, operation: string, outcome: Count['outcome']): void;
  /** Writes down what was gathered; what could not be written is kept for the next time. */
  flush(): Promise<void>;
}

/** A protocol has a few dozen operations; what a caller makes up beyond them is one. */
const MOST_OPERATIONS = 100;
const OTHER = 'other';

/** Keeps the labels of counters few, whatever callers send. */
export function boundedOperations(): (service: string, operation: string) => string {
  const known = new Map<string, Set<string>>();
  return (service, operation) => {
    const names = known.get(service) ?? new Set<string>();
    known.set(service, names);
    if (names.has(operation)) return operation;
    if (names.size >= MOST_OPERATIONS || operation === '' || operation.length > 80) return OTHER;
    names.add(operation);
    return operation;
  };
}

export function makeNotes(store: Pick<Exchanges, 'tell'>, log: Log): Notes {
  const bounded = boundedOperations();
  let counts = new Map<string, Count>();
  let findings = new Map<string, Found>();
  const addCount = (into: Map<string, Count>, one: Count): void => {
    const key = JSON.stringify([one.service, one.operation, one.outcome]);
    into.set(key, { ...one, count: (into.get(key)?.count ?? 0) + one.count });
  };
  const addFound = (into: Map<string, Found>, one: Found): void => {
    const key = JSON.stringify([one.service, one.operation, one.last.code, one.last.field ?? '']);
    into.set(key, { ...one, count: (into.get(key)?.count ?? 0) + one.count });
  };
  return {
    note: (service, operation, found) => {
      for (const { code, severity, message, subject, field, remedy } of found) {
        addFound(findings, { service, operation: operation === '' ? '' : bounded(service, operation), count: 1, last: { code, severity, message, remedy, ...(subject === undefined ? {} : { subject }), ...(field === undefined ? {} : { field }) } });
      }
    },
    count: (service, operation, outcome) => addCount(counts, { service, operation: bounded(service, operation), outcome, count: 1 }),
    flush: async () => {
      if (counts.size + findings.size === 0) return;
      const [counted, found] = [counts, findings];
      counts = new Map();
      findings = new Map();
      try {
        await store.tell([...counted.values()], [...found.values()]);
      } catch (error) {
        for (const one of counted.values()) addCount(counts, one);
        for (const one of found.values()) addFound(findings, one);
        log.warn({ error: error instanceof Error ? error.name : typeof error }, 'figures of services could not be written down; they are kept');
      }
    },
  };
}
