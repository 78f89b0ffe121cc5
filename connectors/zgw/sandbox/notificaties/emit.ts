// Puts what changed in line for every abonnement that wants to hear it, in the transaction that changed it.
import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../../../core/model/json';
import type { Change } from '../changes';
import type { Setting } from '../enter';
import type { Desk } from '../state';
import { abonnementen, wants } from './abonnementen';

/** A message in line. References are places: they get the host of the server that sends them. */
export interface Queued {
  /** Stays the same whatever is sent again. */
  readonly id: string;
  readonly abonnement: string;
  readonly change: Change;
  readonly aanmaakdatum: string;
  /** Attempts so far. */
  readonly attempts: number;
  /** Sent before, and sent once more for the receiver to recognise. */
  readonly duplicate: boolean;
}

export const QUEUE = 'notificaties/rij/';
const NUMBER = 'notificaties/volgnummer'; // of the last message that was put in line

/** Key of a message: in order of when it is due (milliseconds), then of when it was put in line; each attempt has its own. */
const queueKey = (due: number, { id, attempts, duplicate }: Queued): string => `${QUEUE}${String(Math.max(0, Math.round(due))).padStart(15, '0')}/${id}/${attempts}${duplicate ? 'd' : ''}`;

const asJson = (queued: Queued): JsonObject => queued as unknown as JsonObject;

/** Puts a message in line. */
export const enqueue = (desk: Pick<Desk, 'put'>, due: number, queued: Queued): Promise<void> => desk.put(queueKey(due, queued), asJson(queued));

export const queuedIn = (row: Json): Queued => row as unknown as Queued;

/**
 * Tells all that wants to hear: once per transaction, at its end. Costs one reading of the shelf where nobody listens; changes that
 * cost something to describe are given as a function, and described only where somebody does.
 */
export async function emit(desk: Desk, { settings, clock }: Pick<Setting, 'settings' | 'clock'>, given: readonly Change[] | (() => Promise<readonly Change[]>)): Promise<void> {
  if (typeof given !== 'function' && given.length === 0) return;
  const all = await abonnementen(desk);
  if (all.length === 0) return;
  const changes = typeof given === 'function' ? await given() : given;
  const now = clock.now();
  const last = await desk.get(NUMBER);
  let number = typeof last === 'number' ? last : 0;
  for (const change of changes) {
    for (const abonnement of all.filter((one) => wants(one, change))) {
      number += 1;
      await enqueue(desk, now.getTime() + settings.notificaties.delayMs, {
        id: `${String(number).padStart(12, '0')}-${randomUUID()}`, abonnement: abonnement.uuid, change, aanmaakdatum: now.toISOString(), attempts: 0, duplicate: false,
      });
    }
  }
  await desk.put(NUMBER, number);
}
