// The full number of what scans.test.ts shows with 20,000.
import { randomUUID } from 'node:crypto';
import { liveMemory } from '../../../test/support/live-memory';
import { MINUTE, openHouse } from './testing';

test('1,000,000 names are marked in pages, in memory that does not grow with them', async () => {
  const house = await openHouse();
  try {
    let scan = await house.one.scans.begin('zaken');
    const held: number[] = []; // after every tenth of them
    for (let page = 1; page <= 1_000; page++) {
      const names = Array.from({ length: 1_000 }, () => ({ sync: 'zaken', ref: { system: 'register', kind: 'zaak' as const, id: randomUUID() }, stamp: 'a' }));
      scan = (await house.one.scans.page(scan, names, page === 1_000 ? null : page, 'bulk')).state;
      if (page % 100 === 0) held.push(liveMemory());
    }
    expect(scan).toMatchObject({ listed: 1_000_000, marked: 1_000_000, finished: true });
    expect(await house.one.questions.counts()).toMatchObject([{ total: 1_000_000, due: 1_000_000 }]);
    // Nine hundred thousand more names would be some 180 MB, if anything kept them.
    const [first = 0, ...later] = held;
    process.stdout.write(`1,000,000 names: ${((Math.max(...later) - first) / 2 ** 20).toFixed(1)} MB more than after 100,000\n`);
    expect(Math.max(...later) - first).toBeLessThan(16 * 2 ** 20);
    expect(await house.one.subjects.claim('bulk', 500, MINUTE)).toHaveLength(500);
  } finally {
    await house.close();
  }
}, 600_000);
