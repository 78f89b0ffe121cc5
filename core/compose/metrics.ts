// Counts what this node does and shows what the house holds, for Prometheus. Labels are names from the configuration, never of people or zaken.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { boundedOperations } from '../exchange/notes';
import type { Exchanges } from '../exchange/ports';
import type { DeliverySettlement, Store, SubjectSettlement } from '../sync/ports';
import { GRACE } from '../sync/status';

const DAY = 86_400_000;

export interface Metrics {
  observed(settlements: readonly SubjectSettlement[]): void;
  delivered(settlements: readonly DeliverySettlement[]): void;
  /** One call of a service ended. */
  served(service: string, operation: string, outcome: string, ms: number): void;
  called(connection: string, status: number | null, ms: number): void;
  text(): Promise<string>;
}

/** `house` is asked for its counts at each scrape. */
export function makeMetrics(house: { readonly store: Pick<Store, 'questions' | 'connections'> & { readonly exchanges: Pick<Exchanges, 'counts' | 'findings'> } }): Metrics {
  const registers = [new Registry()];
  const registry = registers[0] as Registry;
  const observed = new Counter({ name: 'zaaksluis_observed_total', help: 'Subjects observed by this node, by how that ended.', labelNames: ['sync', 'outcome'], registers });
  const delivered = new Counter({ name: 'zaaksluis_delivered_total', help: 'Deliveries by this node, by how they ended.', labelNames: ['sync', 'target', 'outcome'], registers });
  const written = new Counter({ name: 'zaaksluis_actions_total', help: 'What was done at targets by this node.', labelNames: ['sync', 'target', 'action'], registers });
  const calls = new Histogram({ name: 'zaaksluis_call_seconds', help: 'Outside calls, by connection and class of status.', labelNames: ['connection', 'status'], buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30], registers });
  const rows = new Gauge({ name: 'zaaksluis_rows', help: 'Rows of the house, by state.', labelNames: ['sync', 'target', 'state'], registers });
  const oldest = new Gauge({ name: 'zaaksluis_oldest_due_seconds', help: 'How long the oldest due row has been due.', labelNames: ['sync', 'target'], registers });
  const resting = new Gauge({ name: 'zaaksluis_connection_resting', help: '1 where a connection is halted or paused.', labelNames: ['connection', 'why'], registers });

  const caught = new Gauge({ name: 'zaaksluis_caught_changes', help: 'Changes of the last 7 days, by the layer of the delta that brought them in.', labelNames: ['sync', 'layer'], registers });
  const gaps = new Gauge({ name: 'zaaksluis_untold_changes', help: 'Changes of the last 24 hours that a sweep found and no webhook told of, though it should.', labelNames: ['sync', 'layer'], registers });

  const served = new Histogram({ name: 'zaaksluis_service_seconds', help: 'Calls of services answered by this node, by operation and outcome.', labelNames: ['service', 'operation', 'outcome'], buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60], registers });
  const messages = new Gauge({ name: 'zaaksluis_service_messages', help: 'Messages that wait, and those that failed and wait for a person.', labelNames: ['service', 'state'], registers });
  const findings = new Gauge({ name: 'zaaksluis_service_findings', help: 'What messages held and nobody could place, by code of the finding.', labelNames: ['service', 'code'], registers });
  const bounded = boundedOperations();

  async function lookAround(): Promise<void> {
    rows.reset();
    oldest.reset();
    resting.reset();
    caught.reset();
    gaps.reset();
    messages.reset();
    findings.reset();
    for (const { service, waiting, failed } of await house.store.exchanges.counts()) {
      messages.set({ service, state: 'waiting' }, waiting);
      messages.set({ service, state: 'failed' }, failed);
    }
    for (const { service, count, last } of await house.store.exchanges.findings(1_000)) findings.inc({ service, code: last.code }, count);
    for (const { sync, layer, changed } of await house.store.questions.caught(7)) caught.inc({ sync, layer }, changed);
    for (const { sync, layer, count } of await house.store.questions.missed(GRACE, DAY)) gaps.set({ sync, layer }, count);
    for (const count of await house.store.questions.counts()) {
      const { sync, target, oldestDue, total: _total, ...states } = count;
      for (const [state, number] of Object.entries(states)) rows.set({ sync, target: target ?? '', state }, number);
      oldest.set({ sync, target: target ?? '' }, oldestDue ? Math.max(0, (Date.now() - oldestDue.getTime()) / 1000) : 0);
    }
    for (const { name, haltedBecause, pausedBecause } of await house.store.connections.list()) {
      resting.set({ connection: name, why: 'halted' }, haltedBecause ? 1 : 0);
      resting.set({ connection: name, why: 'paused' }, pausedBecause ? 1 : 0);
    }
  }

  return {
    observed: (settlements) => settlements.forEach(({ claim, outcome }) => observed.inc({ sync: claim.sync, outcome: outcome.kind })),
    delivered: (settlements) => settlements.forEach(({ claim, outcome }) => {
      delivered.inc({ sync: claim.sync, target: claim.target, outcome: outcome.kind });
      if (outcome.kind === 'done') outcome.result.actions.forEach((action) => written.inc({ sync: claim.sync, target: claim.target, action }));
    }),
    served: (service, operation, outcome, ms) => served.observe({ service, operation: bounded(service, operation), outcome }, ms / 1000),
    called: (connection, status, ms) => calls.observe({ connection, status: status === null ? 'none' : `${Math.floor(status / 100)}xx` }, ms / 1000),
    text: async () => {
      await lookAround();
      return registry.metrics();
    },
  };
}
