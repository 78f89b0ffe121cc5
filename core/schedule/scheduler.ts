// Decides at each tick which schedules are due, and lets exactly one node of the house run each planned moment.
import { lastPlanned, nextPlanned } from './planned';

/** What runs when. `run` marks or asks; it must be safe to run again after a crash half-way. */
export interface Schedule {
  /** Unique in the house: `zaaktypen scan`. */
  readonly name: string;
  /** Five fields, or six with seconds, in Europe/Amsterdam. */
  readonly cron: string;
  /** True: a house in which it never ran waits for its next moment. A proof has nothing to say before the first scan. */
  readonly patient?: boolean;
  run(planned: Date): Promise<void>;
}

/** One row per planned moment decides who works: true for exactly one caller. */
export interface Slots {
  take(schedule: string, planned: Date, node: string): Promise<boolean>;
  last(schedule: string): Promise<Date | null>;
}

export interface SchedulerOptions {
  readonly schedules: readonly Schedule[];
  readonly slots: Slots;
  readonly node: string;
  readonly now: () => Date;
  /** A failed run is reported here and tried again at its next planned moment. */
  readonly onError: (schedule: string, error: unknown) => void;
}

export interface Scheduler {
  /** Looks at the clock and runs what is due; runs of one schedule never overlap on this node. */
  tick(): Promise<void>;
  next(schedule: string): Date | null;
  /** Waits for what runs now. */
  settled(): Promise<void>;
}

/**
 * A moment that passed while no node was up is made up once, with the newest of the missed moments. A schedule that never
 * ran at all runs at the first tick, unless it is patient: an engineer who starts a node wants to see it work.
 */
export function makeScheduler({ schedules, slots, node, now, onError }: SchedulerOptions): Scheduler {
  const running = new Map<string, Promise<void>>();

  async function due(schedule: Schedule): Promise<Date | null> {
    const planned = lastPlanned(schedule.cron, now());
    const taken = await slots.last(schedule.name);
    if (planned === null || (taken !== null && taken >= planned)) return null;
    if (!(await slots.take(schedule.name, planned, node))) return null;
    return taken === null && schedule.patient ? null : planned;
  }

  async function runIfDue(schedule: Schedule): Promise<void> {
    try {
      const planned = await due(schedule);
      if (planned) await schedule.run(planned);
    } catch (error) {
      onError(schedule.name, error);
    }
  }

  return {
    async tick() {
      for (const schedule of schedules) {
        if (running.has(schedule.name)) continue;
        const run = runIfDue(schedule).finally(() => running.delete(schedule.name));
        running.set(schedule.name, run);
      }
      await Promise.resolve();
    },
    next(name) {
      const schedule = schedules.find((candidate) => candidate.name === name);
      return schedule ? nextPlanned(schedule.cron, now()) : null;
    },
    async settled() {
      await Promise.all(running.values());
    },
  };
}
