// Loops that belong together.
import { runTogether, untilRest } from './reconciler';

const untilStopped = (signal: AbortSignal): Promise<void> => new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve())));

test('loops stop together when one of them fails, and its error is the answer', async () => {
  let ended = 0;
  const steady = async (signal: AbortSignal): Promise<void> => {
    await untilStopped(signal);
    ended++;
  };
  const broken = async (): Promise<void> => Promise.reject(new Error('broken'));
  await expect(runTogether([steady, broken, steady], new AbortController().signal)).rejects.toThrow('broken');
  expect(ended).toBe(2);
});

test('loops stop together when they are told to', async () => {
  const stop = new AbortController();
  const all = runTogether([untilStopped, untilStopped], stop.signal);
  stop.abort();
  await expect(all).resolves.toBeUndefined();
});

test('rest counts when it was seen twice in a row', async () => {
  const answers = [true, false, true, true, false];
  const seen = untilRest(async () => answers.shift() ?? false, new AbortController().signal, 1);
  await expect(seen).resolves.toBe(true);
  expect(answers).toEqual([false]);
});

test('waiting for rest ends when it is told to stop', async () => {
  const stop = new AbortController();
  const waiting = untilRest(async () => false, stop.signal, 1);
  stop.abort();
  await expect(waiting).resolves.toBe(false);
});
