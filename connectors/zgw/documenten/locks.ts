// Remembers our own locks outside this process, before they are taken: whoever comes after a crash must know them as ours.
import type { Shelf } from '../../../core/connector/host';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { NaturalKey } from './request';

/** What we know of one document at the target that it does not tell itself. */
export interface OwnLock {
  /** Value of the lock; null: none, or it is not known. */
  readonly lock: string | null;
  /** A lock was asked for, and no answer is known: one that is found is taken for ours. */
  readonly asked: boolean;
  /** An upload is under way: until it is known to be complete, the content of the document counts for nothing. */
  readonly upload: boolean;
  /** Every part was acknowledged: once the lock is gone, the content is whole. */
  readonly sent: boolean;
  /** The document was made for this upload, and nobody relates to it yet: it may be taken away again. */
  readonly fresh: boolean;
  /** Its bytes were found to be others than were sent, or only half of them came. */
  readonly wrong: boolean;
  /** ISO moment by our clock. */
  readonly since: string;
  /** SHA-256 of the content that was sent last, where the document does not state it itself: stays when the lock is gone. */
  readonly sha256: string | null;
}

/** Whether there is a lock to be released, or an upload to be finished. */
export const isOpen = (own: OwnLock): boolean => own.asked || own.lock !== null || own.upload;

const NONE: Omit<OwnLock, 'since'> = { lock: null, asked: false, upload: false, sent: false, fresh: false, wrong: false, sha256: null };

const PREFIX = 'document/';
const keyOf = (document: string): string => `${PREFIX}${document}`;
const bornKey = ({ bronorganisatie, identificatie }: NaturalKey): string => `born/${bronorganisatie}/${identificatie}`;

const read = (value: Json | undefined): OwnLock | null => (isObject(value) ? { ...NONE, since: '', ...(value as unknown as Partial<OwnLock>) } : null);

export interface Locks {
  of(document: string): Promise<OwnLock | null>;
  keep(document: string, lock: Partial<OwnLock>): Promise<void>;
  /** The lock is gone; only the checksum is kept, where there is one. */
  released(document: string, sha256: string | null): Promise<void>;
  /** Before a document is made that will be locked by that very call: its id is not known yet. */
  expect(key: NaturalKey): Promise<void>;
  expected(key: NaturalKey): Promise<boolean>;
  born(key: NaturalKey): Promise<void>;
  /** A page of what is kept, in order of id, after `after`; empty: no more. */
  page(after: string | null, limit: number): Promise<{ readonly document: string; readonly own: OwnLock }[]>;
}

export function openLocks(shelf: Shelf, now: () => Date): Locks {
  return {
    of: async (document) => read(await shelf.get(keyOf(document))),
    keep: async (document, lock) => shelf.put(keyOf(document), { ...NONE, since: now().toISOString(), ...lock } as unknown as JsonObject),
    released: (document, sha256) => (sha256 === null ? shelf.remove(keyOf(document)) : shelf.put(keyOf(document), { ...NONE, since: now().toISOString(), sha256 })),
    expect: (key) => shelf.put(bornKey(key), { since: now().toISOString() }),
    expected: async (key) => (await shelf.get(bornKey(key))) !== undefined,
    born: (key) => shelf.remove(bornKey(key)),
    page: async (after, limit) => {
      const rows = await shelf.scan(PREFIX, after === null ? null : keyOf(after), limit);
      return rows.map(({ key, value }) => ({ document: key.slice(PREFIX.length), own: read(value) ?? { ...NONE, since: '' } }));
    },
  };
}
