// Remembers what a server says of itself: in memory, and for a day on the shelf, where the other processes of the house find it.
import type { Host } from '../../core/connector/host';
import { isObject, type Json } from '../../core/model/json';

const DAY = 24 * 3600_000;

/** What was asked, or is asked now; where that fails the next asks again. */
export interface Remembered<Value> {
  of(signal: AbortSignal): Promise<Value>;
}

/** `Value` goes to the shelf and back as JSON. */
export function forADay<Value>(host: Pick<Host, 'clock' | 'shelf'>, key: string, ask: (signal: AbortSignal) => Promise<Value>): Remembered<Value> {
  let known: Promise<Value> | null = null;
  const remember = async (signal: AbortSignal): Promise<Value> => {
    const shelved = await host.shelf.get(key);
    if (isObject(shelved) && shelved['said'] !== undefined && host.clock.now().getTime() - Date.parse(String(shelved['fetchedAt'])) < DAY) return shelved['said'] as unknown as Value;
    const said = await ask(signal);
    await host.shelf.put(key, { fetchedAt: host.clock.now().toISOString(), said: said as unknown as Json });
    return said;
  };
  return {
    of: async (signal) => {
      known ??= remember(signal);
      try {
        return await known;
      } catch (error) {
        known = null;
        throw error;
      }
    },
  };
}
