// Remembers when a peer last said that it has a message of a zaak: until it has surely done with it, what it shows may be old.
import { createHash } from 'node:crypto';
import type { Shelf } from '../../../core/connector/host';

const keyOf = (zaak: string): string => `bevestigd/${createHash('sha256').update(zaak).digest('hex').slice(0, 32)}`;

export const acknowledged = (shelf: Shelf, zaak: string, now: Date): Promise<void> => shelf.put(keyOf(zaak), now.getTime());

export async function isOnItsWay(shelf: Shelf, zaak: string, graceMs: number, now: Date): Promise<boolean> {
  const at = await shelf.get(keyOf(zaak));
  return typeof at === 'number' && now.getTime() - at < graceMs;
}
