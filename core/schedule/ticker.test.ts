// Bree really ticks, and really stops.
import { startTicker } from './ticker';

it('the ticker ticks until it is stopped', async () => {
  let ticks = 0;
  let seen = (): void => undefined;
  const twice = new Promise<void>((resolve) => { seen = resolve; });
  const errors: unknown[] = [];
  const ticker = await startTicker(200, () => { if (++ticks === 2) seen(); }, (error) => errors.push(error));
  await twice;
  await ticker.stop();
  expect(errors).toEqual([]);
});
