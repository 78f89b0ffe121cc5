// Planned moments across days, weeks and clock changes.
import { lastPlanned, nextPlanned } from './planned';

describe('planned moments', () => {
  it('a nightly run happens once in the night the clock goes back', () => {
    // 2026-10-25 03:00 CEST becomes 02:00 CET: 02:30 exists twice.
    const runs: string[] = [];
    let at: Date | null = new Date('2026-10-24T12:00:00Z');
    while ((at = nextPlanned('30 2 * * *', at)) !== null && at < new Date('2026-10-27T00:00:00Z')) runs.push(at.toISOString());
    expect(runs).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  it('a nightly run is not skipped in the night the clock goes forward', () => {
    // 2026-03-29 02:00 CET becomes 03:00 CEST: 02:30 does not exist.
    const next = nextPlanned('30 2 * * *', new Date('2026-03-28T12:00:00Z'));
    expect(next?.toISOString().slice(0, 10)).toBe('2026-03-29');
  });

  it('a moment counts from its own second on', () => {
    expect(lastPlanned('0 2 * * *', new Date('2026-11-23T01:00:00Z'))?.toISOString()).toBe('2026-11-23T01:00:00.000Z');
    expect(lastPlanned('0 2 * * *', new Date('2026-11-23T00:59:59.999Z'))?.toISOString()).toBe('2026-11-22T01:00:00.000Z');
  });
});
