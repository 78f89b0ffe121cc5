// Lets bree tick: a thin worker every few seconds that says one word. Nothing else of the house runs in it.
import path from 'node:path';

export interface Ticker {
  stop(): Promise<void>;
}

const STOP_WITHIN = 2_000; // bree.stop() waits for ever for a worker that does not answer `cancel` (bree issues 49 and 227)

/** Calls `onTick` about every `everyMs`; a tick that is late or lost is harmless, because whoever listens looks at the clock. */
export async function startTicker(everyMs: number, onTick: () => void, onError: (error: unknown) => void): Promise<Ticker> {
  const { default: Bree } = await import('bree'); // only a node ticks
  const extension = path.extname(__filename); // .js when built, .ts under test
  const bree = new Bree({
    root: false,
    logger: false,
    acceptedExtensions: ['.js', '.ts'],
    worker: extension === '.ts' ? { execArgv: ['-r', '@swc-node/register'] } : {},
    jobs: [{ name: 'tick', path: path.join(__dirname, `tick${extension}`), interval: everyMs, timeout: 0 }],
    workerMessageHandler: onTick,
    errorHandler: onError,
  });
  await bree.start();
  return {
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => { timer = setTimeout(resolve, STOP_WITHIN); });
      await Promise.race([bree.stop(), patience]);
      clearTimeout(timer);
      await Promise.all([...bree.workers.values()].map((worker) => worker.terminate()));
    },
  };
}
