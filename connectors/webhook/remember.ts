// Remembers the calls that were taken in, as long as one could come again: over restarts, and over all nodes.
import type { Shelf } from '../../core/connector/host';
import type { Signed } from './signature';

const PREFIX = 'call/';
const PAGE = 500;
/** Calls between two looks for what may be forgotten. */
const EVERY = 200;

export interface Memory {
  isKnown(call: Signed): Promise<boolean>;
  /** Call when its names are committed: a call that was not kept may come again. */
  remember(call: Signed, now: Date): Promise<void>;
  /** Drops what cannot come again. */
  forget(now: Date): Promise<void>;
}

/** Keys begin with the signed second, so that what is over lies in front. */
const keyOf = ({ timestamp, nonce }: Signed): string => `${PREFIX}${String(timestamp).padStart(10, '0')}/${nonce}`;

/** A call may come until its timestamp is `windowSeconds` old; remembered as long again, for a clock that is set back. */
export function memoryOn(shelf: Shelf, windowSeconds: number): Memory {
  let since = 0;
  const forget = async (now: Date): Promise<void> => {
    const over = keyOf({ timestamp: Math.max(0, Math.floor(now.getTime() / 1000) - 2 * windowSeconds), nonce: '' });
    for (;;) {
      const old = (await shelf.scan(PREFIX, null, PAGE)).filter(({ key }) => key < over);
      await Promise.all(old.map(({ key }) => shelf.remove(key)));
      if (old.length < PAGE) return;
    }
  };
  return {
    isKnown: async (call) => (await shelf.get(keyOf(call))) !== undefined,
    remember: async (call, now) => {
      await shelf.put(keyOf(call), true);
      since += 1;
      if (since < EVERY) return;
      since = 0;
      await forget(now);
    },
    forget,
  };
}
