// Looks whom a name stands for, and marks them: a besluit is told of by itself, and belongs to a zaak.
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../engine/outcome';
import { connectionOf, spoken } from './find';
import type { Observed, SubjectClaim } from './ports';
import type { Room, Sync } from './room';

/** Whether this row is not a subject of its sync, but the name of something that stands for one. */
export const isStandIn = (sync: Sync, claim: Pick<SubjectClaim, 'ref'>): boolean => claim.ref.kind !== sync.kind;

/** The connection whose receiver tells of this system: its own, or one that tells for others. */
function receiverOf(room: Room, system: string) {
  const own = room.connections.has(system) ? connectionOf(room, system).connection.receiver : undefined;
  return own ?? [...room.connections.values()].map(({ connection }) => connection.receiver).find((receiver) => receiver?.tells?.system === system);
}

/** The names it stands for become due in its place, and the row itself is forgotten. Throws what the source throws. */
export async function standIn(room: Room, sync: Sync, claim: SubjectClaim, signal: AbortSignal): Promise<Outcome<Observed, Diagnostic>> {
  const receiver = receiverOf(room, claim.ref.system);
  if (!receiver?.resolve) {
    return { kind: 'blocked', reason: diagnostic('ZS3039', `nobody can say which ${sync.kind} ${spoken(claim.ref)} belongs to`, { subject: spoken(claim.ref) }) };
  }
  const found = await receiver.resolve(claim.ref, signal);
  return {
    kind: 'done',
    result: {
      presence: 'out', desired: null, hash: null, stamp: null, revision: room.revision, provenance: {}, diagnostics: [], raise: [], standsIn: true,
      discovered: found.filter(({ kind }) => kind === sync.kind).map((ref) => ({ sync: sync.name, ref })),
    },
  };
}

/** Whether changes of this sync's subjects are told to us as they happen: by the receiver of its source, or by one that tells for it. */
export const isTold = (room: Room, sync: Sync): boolean =>
  [...room.connections.values()].some(({ connection }) => {
    const tells = connection.receiver?.tells;
    return tells !== undefined && tells.system === sync.source && tells.kinds.includes(sync.kind);
  });
