// The loops of a node: observe and deliver, one per lane, over the rows of the house.
import type { House } from '../compose';
import { runTogether, type Running } from '../engine/reconciler';
import { LANES, type Lane } from '../engine/lanes';
import { runLoop } from '../engine/loop';
import { classify } from '../sync/classify';
import { deliver } from '../sync/deliver';
import { observe } from '../sync/observe';
import type { DeliverySettlement, SubjectSettlement } from '../sync/ports';

/** Told of what was settled, for counters and for people. */
export interface Watch {
  observed?(settlements: readonly SubjectSettlement[]): void;
  delivered?(settlements: readonly DeliverySettlement[]): void;
}

const AHEAD = 2; // rows claimed per piece of work that can run: the next is ready when one ends
/** Content is claimed one by one: what waits in a batch behind four gigabytes would wait on this node alone. */
const batch = (lane: Lane, atOnce: number): number => (lane === 'content' ? 1 : atOnce * AHEAD);

/** Runs until the signal aborts; then what runs may finish. */
export async function runLoops(house: House, watch: Watch, signal: AbortSignal): Promise<void> {
  const wakers = { subject: new Set<() => void>(), delivery: new Set<() => void>() };
  const listening = house.store.listen((queue) => wakers[queue].forEach((wake) => wake()));
  const wakeUp = (queue: keyof typeof wakers) => (wake: () => void): (() => void) => {
    wakers[queue].add(wake);
    return () => void wakers[queue].delete(wake);
  };
  const onTrouble = (error: unknown): void => house.log.error({ error }, 'a loop met trouble; it goes on');
  const { observe: reads, deliver: writes } = house.config.node.concurrency;

  const observing = (lane: Lane): Running => (until) => runLoop({
    queue: house.store.subjects, lane, concurrency: reads[lane], batch: batch(lane, reads[lane]), leaseMs: house.config.node.leases.subject,
    work: (claim, aborted) => observe(house.room, claim, aborted),
    classify: (error, claim) => classify(error, { subject: `${claim.ref.kind}/${claim.ref.id}`, connection: claim.ref.system, verb: 'observe' }),
    signal: until, onTrouble, wakeUp: wakeUp('subject'), onSettled: (settled) => watch.observed?.(settled),
  });
  const delivering = (lane: Lane): Running => (until) => runLoop({
    queue: house.store.deliveries, lane, concurrency: writes[lane], batch: batch(lane, writes[lane]), leaseMs: lane === 'content' ? house.config.node.leases.content : house.config.node.leases.delivery,
    work: (claim, aborted) => deliver(house.room, claim, aborted),
    classify: (error, claim) => classify(error, { subject: `${claim.ref.kind}/${claim.ref.id}`, connection: claim.target, verb: 'deliver' }),
    signal: until, onTrouble, wakeUp: wakeUp('delivery'), onSettled: (settled) => watch.delivered?.(settled),
  });

  try {
    await runTogether([...LANES.filter((lane) => reads[lane] > 0).map(observing), ...LANES.filter((lane) => writes[lane] > 0).map(delivering)], signal);
  } finally {
    await listening.stop();
  }
}
