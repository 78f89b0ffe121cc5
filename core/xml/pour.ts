// Pours bytes into a sink that takes them at its own pace: one piece waits at most, and an error on either side reaches the other.
import type { Sink } from './cut';

/** A sink at work. After `push` or `end` has thrown, nothing more may be asked of it. */
export interface Pour {
  /** Waits until the sink asks for more; throws what the sink threw. What comes after the sink has ended by itself is let go. */
  push(bytes: Buffer): Promise<void>;
  /** What the sink made of it. */
  end(): Promise<string>;
  /** Ends the sink's bytes with this error and waits until it has cleaned up. Never throws. */
  fail(error: unknown): Promise<void>;
}

type Item = { readonly bytes: Buffer } | { readonly error: unknown } | { readonly end: true };

/** Starts the sink. */
export function pourInto(sink: Sink): Pour {
  const waiting: Item[] = [];
  let wakeSink: (() => void) | null = null;
  let wakeUs: (() => void) | null = null;
  let settled = false;

  const bytes = async function* (): AsyncGenerator<Buffer> {
    for (;;) {
      while (waiting.length === 0) {
        wakeUs?.();
        await new Promise<void>((resolve) => { wakeSink = resolve; });
      }
      const item = waiting.shift();
      if (!item || 'end' in item) return;
      if ('error' in item) throw item.error;
      yield item.bytes;
    }
  };
  const work = (async () => sink(bytes()))();
  const done = (): void => {
    settled = true;
    wakeUs?.();
  };
  work.then(done, done);

  const give = (item: Item): void => {
    waiting.push(item);
    wakeSink?.();
  };
  return {
    push: async (piece) => {
      if (!settled) {
        const taken = new Promise<void>((resolve) => { wakeUs = resolve; });
        give({ bytes: piece });
        await taken;
      }
      if (settled) await work;
    },
    end: async () => {
      give({ end: true });
      return await work;
    },
    fail: async (error) => {
      give({ error });
      await work.then(() => undefined, () => undefined);
    },
  };
}
