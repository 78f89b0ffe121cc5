// Takes in what somebody tells us: the names are marked and committed before the answer leaves.
import type { Accepted, Incoming, Receiver, Refused } from '../connector/contract';
import { Retry } from '../connector/outcome';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { Ref } from '../model/ref';
import { collector, hearing, type KeepMarks } from './collect';
import { connectionOf } from './find';
import type { Mark } from './ports';
import type { Room, Sync } from './room';

/** More names than this are marked in portions of this size. */
const PORTION = 1_000;
/** A sender asks again after this, in ms, when the database was away. */
const AGAIN_MS = 5_000;

/** How what was told is kept: one per node, so that calls that come together share a commit. */
export interface Keeping {
  readonly marks: KeepMarks;
  readonly heard: (connection: string) => Promise<void>;
}

export const keepingIn = ({ store }: Pick<Room, 'store'>): Keeping => ({ marks: collector(store), heard: hearing((name) => store.connections.heard(name)) });

const atOnce = ({ store }: Room): Keeping => ({ marks: (marks, lane, layer) => store.mark(marks, lane, layer), heard: (name) => store.connections.heard(name) });

/** A name that PostgreSQL would refuse would take with it all calls that share its commit. */
const isSound = ({ id }: Ref): boolean => id !== '' && id.length <= 500 && !id.includes('\0');

/** Whether this sync hears of this name: of its own kind, or of a name that stands for its kind. */
const hears = (sync: Sync, ref: Ref, receiver: Receiver): boolean =>
  sync.source === ref.system && (sync.kind === ref.kind || receiver.standsFor?.[ref.kind] === sync.kind);

function marksFor(room: Room, names: readonly { readonly ref: Ref }[], receiver: Receiver, connection: string): Mark[] {
  const syncs = [...room.syncs.values()];
  const deaf = new Set<string>();
  const marks = names.flatMap(({ ref }) => {
    const readers = syncs.filter((sync) => hears(sync, ref, receiver));
    if (readers.length === 0 && receiver.tells?.system !== connection) deaf.add(`${ref.kind} of ${ref.system}`);
    return readers.map((sync): Mark => ({ sync: sync.name, ref, ...(sync.settleMs === undefined ? {} : { settleMs: sync.settleMs }) }));
  });
  for (const what of deaf) {
    const finding = diagnostic('ZS3039', `no sync reads ${what}`, { subject: connection });
    room.log.warn({ connection, code: finding.code }, finding.message);
  }
  return marks;
}

/** What fails here is ours, and the sender must not think that we have it: its own findings pass, anything else becomes ZS1230. */
async function orLater<T>(connection: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DiagnosticError) throw error;
    const code = (error as { readonly code?: unknown }).code;
    const why = typeof code === 'string' ? code : error instanceof Error ? error.name : typeof error;
    throw new Retry(diagnostic('ZS1230', `the call could not be kept: ${why}`, { subject: connection }), AGAIN_MS, { cause: error });
  }
}

/**
 * Every sync that reads the system a name belongs to and keeps its kind in step hears of it, in the live lane and without a stamp:
 * a call is a reason to look, whatever the stamp says. Refused: nothing is marked. A connection that takes no calls: 404.
 * Throws Retry ZS1230 where it could not be committed: the sender must keep it.
 */
export async function receive(room: Room, connection: string, request: Incoming, signal: AbortSignal, keeping: Keeping = atOnce(room)): Promise<Accepted | Refused> {
  const known = room.connections.has(connection) ? connectionOf(room, connection) : undefined;
  const receiver = known?.connection.receiver;
  if (!receiver) return { state: 'refused', status: 404, diagnostics: [diagnostic('ZS3007', `connection "${connection}" takes no calls`, { subject: connection })] };
  return orLater(connection, async () => {
    const answer = await receiver.receive(request, signal);
    if (answer.state === 'refused') return answer;
    if (!answer.names.every(({ ref }) => isSound(ref))) {
      return { state: 'refused', status: 400, diagnostics: [diagnostic('ZS3007', 'a name is empty, longer than 500 characters or holds U+0000', { subject: connection })] };
    }
    const marks = marksFor(room, answer.names, receiver, connection);
    const portions = Array.from({ length: Math.ceil(marks.length / PORTION) }, (_, at) => marks.slice(at * PORTION, (at + 1) * PORTION));
    await Promise.all([
      ...[...new Set([connection, ...answer.names.map(({ ref }) => ref.system)])].map((name) => keeping.heard(name)),
      ...portions.map((portion) => keeping.marks(portion, 'live', 'webhook')),
    ]);
    await answer.after?.();
    return answer;
  });
}
