// Which node runs what, and what happens to moments nobody was awake for.
import { makeScheduler, type Schedule, type Slots } from './scheduler';

function slotsOfOneHouse(): Slots & { readonly taken: Map<string, Date> } {
  const taken = new Map<string, Date>();
  return {
    taken,
    async take(schedule, planned) {
      const last = taken.get(schedule);
      if (last && last >= planned) return false;
      taken.set(schedule, planned);
      return true;
    },
    async last(schedule) { return taken.get(schedule) ?? null; },
  };
}

function nodeOf(slots: Slots, clock: { now: Date }, schedules: Schedule[], errors: unknown[] = []) {
  return makeScheduler({ schedules, slots, node: 'a', now: () => clock.now, onError: (_name, error) => errors.push(error) });
}

describe('the scheduler', () => {
  it('runs each planned moment on exactly one of three nodes', async () => {
    const ran: string[] = [];
    const slots = slotsOfOneHouse();
    const clock = { now: new Date('2026-11-23T08:00:00Z') };
    const schedule: Schedule = { name: 'scan', cron: '*/15 * * * *', run: async (planned) => { ran.push(planned.toISOString()); } };
    const nodes = [1, 2, 3].map(() => nodeOf(slots, clock, [schedule]));
    for (let minute = 0; minute < 60; minute++) {
      clock.now = new Date(Date.parse('2026-11-23T08:00:00Z') + minute * 60_000);
      for (const node of nodes) { await node.tick(); await node.settled(); }
    }
    expect(ran).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T08:15:00.000Z', '2026-11-23T08:30:00.000Z', '2026-11-23T08:45:00.000Z']);
  });

  it('makes up a missed moment once, after a night without a node', async () => {
    const ran: string[] = [];
    const slots = slotsOfOneHouse();
    slots.taken.set('scan', new Date('2026-11-22T20:00:00Z'));
    const clock = { now: new Date('2026-11-23T08:05:00Z') };
    const node = nodeOf(slots, clock, [{ name: 'scan', cron: '0 * * * *', run: async (planned) => { ran.push(planned.toISOString()); } }]);
    await node.tick();
    await node.settled();
    await node.tick();
    await node.settled();
    expect(ran).toEqual(['2026-11-23T08:00:00.000Z']);
  });

  it('never runs one schedule twice at a time on a node', async () => {
    const slots = slotsOfOneHouse();
    const clock = { now: new Date('2026-11-23T08:00:00Z') };
    let release = (): void => undefined;
    let started = 0;
    const node = nodeOf(slots, clock, [{ name: 'scan', cron: '* * * * *', run: async () => { started++; await new Promise<void>((resolve) => { release = resolve; }); } }]);
    await node.tick();
    clock.now = new Date('2026-11-23T08:01:00Z');
    await node.tick();
    await new Promise(setImmediate);
    expect(started).toBe(1);
    release();
    await node.settled();
    await node.tick();
    await new Promise(setImmediate);
    expect(started).toBe(2);
    release();
    await node.settled();
  });

  it('lets a patient schedule wait for its next moment in a house where it never ran', async () => {
    const ran: string[] = [];
    const slots = slotsOfOneHouse();
    const clock = { now: new Date('2026-11-23T08:05:00Z') };
    const node = nodeOf(slots, clock, [{ name: 'prove', cron: '0 * * * *', patient: true, run: async (planned) => { ran.push(planned.toISOString()); } }]);
    await node.tick();
    await node.settled();
    expect(ran).toEqual([]);
    clock.now = new Date('2026-11-23T11:05:00Z');
    await node.tick();
    await node.settled();
    expect(ran).toEqual(['2026-11-23T11:00:00.000Z']);
  });

  it('reports a failed run and goes on with the next moment', async () => {
    const errors: unknown[] = [];
    const slots = slotsOfOneHouse();
    const clock = { now: new Date('2026-11-23T08:00:00Z') };
    let runs = 0;
    const node = nodeOf(slots, clock, [{ name: 'scan', cron: '* * * * *', run: async () => { runs++; throw new Error('no'); } }], errors);
    await node.tick(); await node.settled();
    clock.now = new Date('2026-11-23T08:01:00Z');
    await node.tick(); await node.settled();
    expect([runs, errors.length]).toEqual([2, 2]);
  });
});
