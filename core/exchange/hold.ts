// Holds the outside objects of a command, so that no delivery and no other message writes them meanwhile.
import type { Absent } from '../connector/contract';
import type { Held, RegisterQuery } from '../connector/register';
import { Retry } from '../connector/outcome';
import { diagnostic } from '../diagnostics/diagnostic';
import { spoken } from './classify';
import type { Keeper } from './lease';
import type { ObjectKey, PlannedStep } from './ports';
import type { ServiceRoom } from './room';
import { untilTrue } from './waiting';

/** The row under which deliveries hold the object itself (`Step.object` of its register). */
export const objectKey = (connection: string, kind: string, bronorganisatie: string, identificatie: string): ObjectKey => ({ connection, kind, key: `${bronorganisatie}/${identificatie}` });

/** What can be held before it was looked up. */
export const askedFor = (connections: readonly string[], { kind, identificatie, bronorganisatie }: RegisterQuery): ObjectKey[] =>
  bronorganisatie === null ? [] : connections.map((connection) => objectKey(connection, kind, bronorganisatie, identificatie));

/** What was found, by its own names. */
export function foundAt(now: readonly (Held | Absent)[]): ObjectKey[] {
  return now.flatMap((one) => {
    if (one.state !== 'found') return [];
    const organisatie = one.value['bronorganisatie'] ?? one.value['verantwoordelijkeOrganisatie'];
    const { identificatie } = one.value;
    return typeof organisatie === 'string' && typeof identificatie === 'string' ? [objectKey(one.ref.system, one.ref.kind, organisatie, identificatie)] : [];
  });
}

export const writtenBy = (steps: readonly PlannedStep[]): ObjectKey[] => steps.map(({ connection, step }) => ({ connection, kind: step.object.kind, key: step.object.key }));

const nameOf = ({ connection, kind, key }: ObjectKey): string => JSON.stringify([connection, kind, key]);

/** Each once. */
export const merged = (...lists: readonly (readonly ObjectKey[])[]): ObjectKey[] => [...new Map(lists.flat().map((key) => [nameOf(key), key])).values()];

export const missingFrom = (held: readonly ObjectKey[], wanted: readonly ObjectKey[]): ObjectKey[] => {
  const names = new Set(held.map(nameOf));
  return wanted.filter((key) => !names.has(nameOf(key)));
};

/**
 * Takes all of them, waiting a bounded time for who has one. Answers whether it had to wait: then what was looked up may be old.
 * All at once or none, and nothing is held while waiting for more: two that want each other's objects never wait for ever.
 */
export async function hold(room: ServiceRoom, keeper: Keeper, keys: readonly ObjectKey[], signal: AbortSignal): Promise<boolean> {
  const { claim } = keeper;
  let busy: readonly ObjectKey[] = [];
  let tries = 0;
  const free = await untilTrue(async () => {
    tries += 1;
    busy = await room.store.objects.hold(keys, claim.lease, room.leaseMs);
    if (busy.length > 0) await room.store.objects.release(claim.lease);
    return busy.length === 0;
  }, room.waitMs, AbortSignal.any([signal, keeper.signal]));
  if (!free) {
    const names = busy.map(({ kind, key }) => `${kind} ${key}`).join(', ');
    throw new Retry(diagnostic('ZS6003', `${names} is being written by somebody else`, { subject: spoken(claim) }));
  }
  keeper.hold(keys);
  return tries > 1;
}

export async function letGo(room: ServiceRoom, keeper: Keeper): Promise<void> {
  keeper.hold([]);
  await room.store.objects.release(keeper.claim.lease);
}
