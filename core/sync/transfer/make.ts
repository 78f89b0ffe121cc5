// Makes a transfer list of the zaken that may go: looks at every selected zaak, writes nothing outside.
import { randomInt } from 'node:crypto';
import type { TransferKind } from '../../archive/transfer/order';
import { diagnostic, DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic';
import { hash } from '../../model/hash';
import type { Json } from '../../model/json';
import type { Ref } from '../../model/ref';
import { syncOf } from '../find';
import type { ListReasons, NewItem } from '../ports/transfer';
import type { Room, Sync, SyncTarget } from '../room';
import { dateOf } from '../today';
import { judge, type Judged } from './candidate';
import { openModels, type Models } from './models';
import { receives } from './under-order';

export interface MakeOptions {
  readonly sync: string;
  /** Absent: the one target of the sync that receives. */
  readonly target?: string;
  readonly kind: TransferKind;
  readonly title: string;
  readonly reasons: ListReasons;
  readonly supplements: boolean;
  readonly gate: boolean;
  /** Only these; absent: every zaak that is selected. */
  readonly refs?: readonly Ref[];
  readonly onLooked?: (looked: number) => void;
  /** Told of each zaak that is not listed. */
  readonly onRefused?: (refused: Extract<Judged, { readonly state: 'refused' }>) => void;
}

export interface Made {
  /** null: there was nothing to list. */
  readonly list: string | null;
  readonly hash: string | null;
  readonly looked: number;
  readonly listed: number;
  readonly settled: number;
  /** Zaken that were refused, by code of the first reason. */
  readonly refused: Readonly<Record<string, number>>;
}

// Letters and digits that nobody takes for another; eight of them are 30⁸ = 656,100,000,000.
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';
const newId = (): string => Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
const PAGE = 200;
/** Zaken judged at once: sources answer reads that come together by one request. */
const AT_ONCE = 10;

/** The target of a sync that takes transfers. Throws ZS4413. */
export function receiverOf(room: Room, sync: Sync, given?: string): SyncTarget {
  const found = [...sync.targets.values()].filter((one) => receives(room, sync, one.name) && (given === undefined || one.name === given));
  const [only, ...others] = found;
  if (sync.kind === 'zaak' && only !== undefined && others.length === 0) return only;
  const what = sync.kind !== 'zaak' ? `sync ${sync.name} is not of zaken` : found.length > 1 ? `sync ${sync.name} has several targets that receive: ${found.map((one) => one.name).join(', ')}` : `sync ${sync.name} has no target${given === undefined ? '' : ` ${given}`} that receives`;
  throw new DiagnosticError([diagnostic('ZS4413', what, { subject: sync.name })]);
}

/** The names of everything selected, in order. */
async function* selected(room: Room, sync: Sync): AsyncGenerator<Ref> {
  for (let after: Ref | null = null; ; ) {
    const rows = await room.store.questions.subjects({ sync: sync.name, kind: 'zaak' }, after, PAGE);
    for (const row of rows) if (row.presence === 'in') yield row.ref;
    const last: Ref | undefined = rows.at(-1)?.ref;
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}

async function* inGroups<T>(all: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const one of all) {
    group.push(one);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

async function judged(room: Room, sync: Sync, target: SyncTarget, models: Models, ref: Ref, wanted: Parameters<typeof judge>[5], signal: AbortSignal): Promise<Judged> {
  try {
    const known = await models.read(ref);
    if (known === null) return { state: 'settled', ref };
    return await judge(room, sync, target, models, known, wanted, signal);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { state: 'refused', ref, findings: error.diagnostics };
  }
}

/** One hash over the dossiers as they are listed: what a decision file and an approval name. */
export const listHash = (kind: TransferKind, items: readonly Pick<NewItem, 'dossier' | 'sip' | 'contentHash' | 'supplementOf' | 'row'>[]): string =>
  hash([kind, ...[...items].sort((a, b) => (a.dossier < b.dossier ? -1 : 1)).map(({ dossier, sip, contentHash, supplementOf, row }) => ({ dossier, sip, contentHash, supplementOf, row: row as unknown as Json }))]);

/** Throws ZS4413 where the sync has no receiver, ZS4415 where a dossier was listed elsewhere meanwhile. */
export async function makeList(room: Room, options: MakeOptions, signal: AbortSignal): Promise<Made> {
  const sync = syncOf(room, options.sync);
  const target = receiverOf(room, sync, options.target);
  const id = newId();
  const wanted = { ...options, list: id, today: dateOf(room.clock.now()) };
  const models = () => openModels(room, sync, signal);
  const items: NewItem[] = [];
  const refused: Record<string, number> = {};
  let [looked, settled] = [0, 0];
  for await (const group of inGroups(options.refs ?? selected(room, sync), AT_ONCE)) {
    signal.throwIfAborted();
    const fresh = models(); // relatives are remembered for one group, so that memory does not grow with the register
    for (const one of await Promise.all(group.map((ref) => judged(room, sync, target, fresh, ref, wanted, signal)))) {
      looked += 1;
      if (one.state === 'listed') items.push(one.item);
      else if (one.state === 'settled') settled += 1;
      else {
        const code = (one.findings[0] as Diagnostic).code;
        refused[code] = (refused[code] ?? 0) + 1;
        options.onRefused?.(one);
      }
    }
    options.onLooked?.(looked);
  }
  if (items.length === 0) return { list: null, hash: null, looked, listed: 0, settled, refused };
  const made = listHash(options.kind, items);
  await room.store.lists.make({ id, title: options.title, sync: sync.name, target: target.name, connection: target.connection, kind: options.kind, reasons: options.reasons, madeBy: room.actor, revision: room.revision, hash: made }, items);
  return { list: id, hash: made, looked, listed: items.length, settled, refused };
}
