// What a connection to a ZGW register looks after while nobody calls: its abonnement, and locks of ours that were left behind.
import type { Connection } from '../../core/connector/contract';
import { releaseLeftBehind } from './documenten/upkeep';
import type { Doors } from './documenten/doors';

/** `told`: the receiver of notifications; null: none is configured. `documents`: null where no Documenten API is. */
export function upkeep(told: Required<Pick<Connection, 'upkeep'>> | null, documents: Doors | null): NonNullable<Connection['upkeep']> {
  return async (signal) => [
    ...((await told?.upkeep(signal)) ?? []),
    ...(documents === null ? [] : await releaseLeftBehind(documents, signal)),
  ];
}
