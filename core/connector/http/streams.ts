// Guards what streams through a call: no side may stall for longer than the timeout, and all of it obeys the throughput budget.
import { Readable } from 'node:stream';
import type { Meter } from './meter';

/** A timer that runs only while the other side is waited for. */
export interface Patience {
  arm(): void;
  rest(): void;
}

export function makePatience(ms: number, late: () => void): Patience {
  let timer: NodeJS.Timeout | undefined;
  const rest = (): void => clearTimeout(timer);
  return {
    rest,
    arm: () => {
      rest();
      timer = setTimeout(late, ms);
    },
  };
}

export interface Outgoing {
  readonly body: Readable;
  /** What our own side threw while the body was made; undefined: nothing. */
  readonly failure: () => unknown;
}

/**
 * A body on its way out. The patience with the peer rests while we ourselves wait, for the source or for the budget. A failure of
 * the source is kept: the client would only tell that the call broke.
 */
export function outgoing(content: AsyncIterable<Buffer>, { meter, patience, signal }: { readonly meter: Meter | null; readonly patience: Patience; readonly signal: AbortSignal }): Outgoing {
  let failure: unknown;
  const made = async function* (): AsyncGenerator<Buffer> {
    try {
      patience.rest();
      for await (const chunk of content) {
        await meter?.pass(chunk.length, signal);
        patience.arm();
        yield chunk;
        patience.rest();
      }
      patience.arm(); // from here on the answer is waited for
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { body: Readable.from(made(), { objectMode: false }), failure: () => failure };
}

/**
 * An answer on its way in: fails with what `late` makes where the peer sends nothing for `ms` while we want to read, and with
 * what `broken` makes where it breaks off.
 */
export function incoming(source: Readable, { meter, ms, late, broken }: { readonly meter: Meter | null; readonly ms: number; readonly late: () => Error; readonly broken: (error: unknown) => Error }): Readable {
  const patience = makePatience(ms, () => source.destroy(late()));
  const made = async function* (): AsyncGenerator<Buffer> {
    try {
      patience.arm();
      for await (const chunk of source as AsyncIterable<Buffer>) {
        patience.rest();
        await meter?.pass(chunk.length);
        yield chunk;
        patience.arm();
      }
    } catch (error) {
      throw broken(error);
    } finally {
      patience.rest();
    }
  };
  const stream = Readable.from(made(), { objectMode: false });
  stream.once('close', () => {
    patience.rest();
    source.destroy();
  });
  return stream;
}
