// Gives every message its referentienummer and moment, and gives an equal one the same again: what a receiver forgets nothing of, nothing is done twice by.
import { createHash, randomUUID } from 'node:crypto';
import type { Clock, Shelf } from '../../../core/connector/host';
import { canonical } from '../../../core/model/hash';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { momentNow } from './moment';

/** What a message is known by, at the sender and the receiver. */
export interface Numbered {
  readonly referentienummer: string;
  /** EEJJMMDDhhmmssddd, Dutch wall-clock time. */
  readonly tijdstipBericht: string;
}

export interface Numbering {
  /**
   * The number under which this message goes: that of an equal one that was not acknowledged, or that may still be waiting at the peer;
   * else a new one. It is kept before it is given: a process that dies after sending sends the same again.
   */
  number(about: string, message: JsonObject): Promise<Numbered>;
  acknowledge(about: string): Promise<void>;
  /** The number was refused (StUF016, StUF019): the next attempt gets another. */
  forget(about: string): Promise<void>;
}

interface Kept extends Numbered {
  readonly hash: string;
  /** When it was acknowledged, in ms; null: not yet. */
  readonly acknowledged: number | null;
}

/** What is kept names no person: a subject stands in it by hash. */
const keyOf = (about: string): string => `bericht/${createHash('sha256').update(about).digest('hex').slice(0, 40)}`;
const LAST = 'tijdstipBericht';

function asKept(value: Json | undefined): Kept | null {
  return isObject(value) ? (value as unknown as Kept) : null;
}

/** Stamps of one sender must rise (StUF019), also where the clock does not, or was put back. */
export function after(last: string, now: string): string {
  if (now > last) return now;
  const digits = (BigInt(last) + 1n).toString().padStart(17, '0');
  // Past .999 the stamp would name no moment: the next second does.
  return digits.endsWith('000') ? momentAfter(last) : digits;
}

function momentAfter(stamp: string): string {
  const part = (from: number, to: number): number => Number(stamp.slice(from, to));
  const next = new Date(Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14) + 1));
  return `${next.toISOString().replace(/\D/g, '').slice(0, 14)}000`;
}

export function numbering(shelf: Shelf, clock: Clock, graceMs: number): Numbering {
  return {
    number: (about, message) => {
      const hash = createHash('sha256').update(canonical(message)).digest('hex');
      return shelf.exclusively(async (rows) => {
        const before = asKept(await rows.get(keyOf(about)));
        const waits = before !== null && (before.acknowledged === null || clock.now().getTime() - before.acknowledged < graceMs);
        if (before && before.hash === hash && waits) return { referentienummer: before.referentienummer, tijdstipBericht: before.tijdstipBericht };
        const last = await rows.get(LAST);
        const made: Numbered = { referentienummer: randomUUID(), tijdstipBericht: after(typeof last === 'string' ? last : '', momentNow(clock.now())) };
        await rows.put(LAST, made.tijdstipBericht);
        await rows.put(keyOf(about), { ...made, hash, acknowledged: null } satisfies Kept);
        return made;
      });
    },
    acknowledge: (about) => shelf.exclusively(async (rows) => {
      const kept = asKept(await rows.get(keyOf(about)));
      if (kept) await rows.put(keyOf(about), { ...kept, acknowledged: clock.now().getTime() });
    }),
    forget: (about) => shelf.remove(keyOf(about)),
  };
}
