// The full number of what scans.test.ts shows with 20,000.
import { randomUUID } from 'node:crypto';
import { MINUTE, openHouse } from './testing';

test('1,000,000 names are marked in pages, in memory that does not grow with them', async () => {
  const house = await openHouse();
  try {
    let scan = await house.one.scans.begin('zaken');
    const most = [0, 0]; // in the first half, and in the second
    for (let page = 1; page <= 1_000; page++) {
      const names = Array.from({ length: 1_000 }, () => ({ sync: 'zaken', ref: { system: 'register', kind: 'zaak' as const, id: randomUUID() }, stamp: 'a' }));
      scan = (await house.one.scans.page(scan, names, page === 1_000 ? null : page, 'bulk')).state;
      const half = page <= 500 ? 0 : 1;
      most[half] = Math.max(most[half] ?? 0, process.memoryUsage().heapUsed);
    }
    expect(scan).toMatchObject({ listed: 1_000_000, marked: 1_000_000, finished: true });
    expect(await house.one.questions.counts()).toMatchObject([{ total: 1_000_000, due: 1_000_000 }]);
    // Half a million more names would be some 100 MB, if anything kept them.
    expect((most[1] ?? 0) - (most[0] ?? 0)).toBeLessThan(48 * 2 ** 20);
    expect(await house.one.subjects.claim('bulk', 500, MINUTE)).toHaveLength(500);
  } finally {
    await house.close();
  }
}, 600_000);
