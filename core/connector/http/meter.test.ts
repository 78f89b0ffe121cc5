// A throughput budget over all streams of a connection.
import { makeMeter, type MeterClock } from './meter';

/** Time that passes only while somebody sleeps. */
function clock(): MeterClock & { at: number } {
  const it = {
    at: 0,
    now: () => it.at,
    sleep: (ms: number) => {
      it.at += ms;
      return Promise.resolve();
    },
  };
  return it;
}

test('what passes takes as long as the budget says, over all streams together', async () => {
  const time = clock();
  const meter = makeMeter(1000, time);
  for (let turn = 0; turn < 10; turn += 1) {
    await meter.pass(500);
    await meter.pass(500);
  }
  await meter.pass(0);
  expect(time.at).toBe(10_000);
});

test('time in which nothing passed is not saved up', async () => {
  const time = clock();
  const meter = makeMeter(1000, time);
  time.at = 60_000;
  await meter.pass(1000);
  await meter.pass(1000);
  await meter.pass(1);
  expect(time.at).toBe(62_000);
});

test('waiting ends when the call is stopped', async () => {
  const meter = makeMeter(1);
  await meter.pass(3600);
  await expect(meter.pass(1, AbortSignal.abort())).rejects.toThrow();
});
