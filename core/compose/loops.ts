// The loops of a node: observe and deliver, one per lane, over the rows of the house.
import type { House } from '../compose';
import { runTogether, type Running } from '../engine/reconciler';
import { LANES, type Lane } from '../engine/lanes';
import { LeaseLost } from '../engine/holding';
import { runLoop } from '../engine/loop';
import { classify } from '../sync/classify';
import { deliver } from '../sync/deliver';
import { observe } from '../sync/observe';
import { classify as classifyMessage } from '../exchange/classify';
import { perform } from '../exchange/perform';
import type { ExchangeSettlement } from '../exchange/ports';
import type { DeliverySettlement, SubjectSettlement } from '../sync/ports';

/** Told of what was settled, for counters and for people. */
export interface Watch {
  observed?(settlements: readonly SubjectSettlement[]): void;
  delivered?(settlements: readonly DeliverySettlement[]): void;
  performed?(settlements: readonly ExchangeSettlement[]): void;
}

interface Sizes {
  readonly lane: Lane;
  readonly concurrency: number;
  readonly batch: number;
}

const AHEAD = 2; // rows claimed per piece of work that can run: the next is ready when one ends
/**
 * One loop per lane; but content is claimed one by one, by as many loops as may run at once: what waited in a batch behind four
 * gigabytes would wait on this node alone.
 */
const loopsFor = (lane: Lane, atOnce: number): readonly Sizes[] =>
  lane === 'content' ? Array.from({ length: atOnce }, () => ({ lane, concurrency: 1, batch: 1 })) : atOnce === 0 ? [] : [{ lane, concurrency: atOnce, batch: atOnce * AHEAD }];

/** Runs until the signal aborts; then what runs may finish. */
export async function runLoops(house: House, watch: Watch, signal: AbortSignal): Promise<void> {
  const wakers = { subject: new Set<() => void>(), delivery: new Set<() => void>(), exchange: new Set<() => void>() };
  const listening = house.store.listen((queue) => wakers[queue].forEach((wake) => wake()));
  const wakeUp = (queue: keyof typeof wakers) => (wake: () => void): (() => void) => {
    wakers[queue].add(wake);
    return () => void wakers[queue].delete(wake);
  };
  const onTrouble = (error: unknown): void => house.log.error({ error }, 'a loop met trouble; it goes on');
  const { observe: reads, deliver: writes } = house.config.node.concurrency;

  const observing = (sizes: Sizes): Running => (until) => runLoop({
    queue: house.store.subjects, ...sizes, leaseMs: house.config.node.leases.subject,
    work: (claim, aborted) => observe(house.room, claim, aborted),
    classify: (error, claim) => classify(error, { subject: `${claim.ref.kind}/${claim.ref.id}`, connection: claim.ref.system, verb: 'observe' }),
    signal: until, onTrouble, wakeUp: wakeUp('subject'), onSettled: (settled) => watch.observed?.(settled),
  });
  const delivering = (sizes: Sizes): Running => (until) => runLoop({
    queue: house.store.deliveries, ...sizes, leaseMs: sizes.lane === 'content' ? house.config.node.leases.content : house.config.node.leases.delivery,
    work: (claim, aborted) => deliver(house.room, claim, aborted),
    classify: (error, claim) => classify(error, { subject: `${claim.ref.kind}/${claim.ref.id}`, connection: claim.target, verb: 'deliver' }),
    signal: until, onTrouble, wakeUp: wakeUp('delivery'), onSettled: (settled) => watch.delivered?.(settled),
  });

  const performing: Running = (until) => runLoop({
    queue: house.store.exchanges.queue(() => house.services.working()), lane: 'live', concurrency: house.config.node.concurrency.perform, batch: house.config.node.concurrency.perform, leaseMs: house.config.node.leases.delivery,
    work: async (claim, aborted) => {
      const service = house.services.open.get(claim.service);
      if (!service) throw new LeaseLost(); // only those of our services are claimed
      return perform(service.room, claim, aborted);
    },
    classify: (error, claim) => classifyMessage(error, claim, 'perform'),
    signal: until, onTrouble, wakeUp: wakeUp('exchange'), onSettled: (settled) => watch.performed?.(settled),
  });

  try {
    await runTogether([...(house.services.open.size > 0 ? [performing] : []), ...LANES.flatMap((lane) => loopsFor(lane, reads[lane])).map(observing), ...LANES.flatMap((lane) => loopsFor(lane, writes[lane])).map(delivering)], signal);
  } finally {
    await listening.stop();
  }
}
