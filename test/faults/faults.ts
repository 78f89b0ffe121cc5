// The faults themselves, in any number: few under npm test, all of them under npm run test:faults.
import { killAround } from './kills';
import { world, type World } from './world';

// A lease in real time: long enough for a call of a second and its margin, short enough to wait for.
const TIMES = { leaseMs: 4_000, timeoutMs: 1_500, graceMs: 1_000 } as const;
const SECOND = 1_000;

export interface Numbers {
  readonly kills: number;
  readonly subjects: number;
  readonly seed: number;
}

export function faults({ kills, subjects, seed }: Numbers): void {
  let here: World | null = null;

  afterEach(async () => {
    await here?.end();
    here = null;
  });

  test.each(['natural', 'none'] as const)(`two nodes share the work and ${kills} random kills -9 lose and double nothing, where keys are %s`, async (keys) => {
    here = await world({ ...TIMES, keys });
    expect(await killAround(here, kills, seed)).toBe(kills);
    await here.rest(120 * SECOND);
    await here.judge();
  });

  test.each(['natural', 'none'] as const)('one reply in ten is lost and nothing is lost or doubled, where keys are %s', async (keys) => {
    here = await world({ ...TIMES, keys });
    await here.doel.misbehave({ drop: 'after', chance: 0.1, seed });
    await here.more(subjects);
    await here.node('huis-1');
    await here.node('huis-2');
    await here.rest(180 * SECOND);
    await here.doel.misbehave(null);
    await here.judge();
  });

  test.each([['before', 'natural'], ['after', 'natural'], ['before', 'none'], ['after', 'none']] as const)('a node that is stopped %s a write took effect, past its lease, and goes on when another took over, doubles nothing (keys: %s)', async (when, keys) => {
    here = await world({ ...TIMES, keys });
    await here.more(1);
    const stopped = await here.node('huis-1');
    const reached = new Promise<void>((done) =>
      here?.onWrite((at, nth) => {
        // The second write: the object is there, its first part is on its way.
        if (at !== when || nth !== 2) return;
        stopped.signal('SIGSTOP');
        done();
      }),
    );
    await reached;
    here.onWrite(null);
    await here.node('huis-2');
    await here.rest(60 * SECOND);
    const effects = await here.doel.effects();
    stopped.signal('SIGCONT');
    stopped.signal('SIGTERM');
    await stopped.ended;
    expect(await here.doel.effects()).toEqual(effects);
    await here.rest(10 * SECOND);
    await here.judge();
  });
}
