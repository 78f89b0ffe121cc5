// Takes, keeps and gives back the lock of a document at the target.
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { Refused } from '../problem';
import { objects, text } from './context';
import { DOCUMENTS, type Doors } from './doors';
import type { Locks } from './locks';

const MINUTE = 60_000;
/** Somebody who writes a document is done in minutes, or has gone home. */
const ASK_AGAIN = 10 * MINUTE;
/** A server that puts 4 GiB together from parts may be busy for a while: 10 MiB a second, and a minute for itself. */
const MERGES_PER_MS = (10 * 1024 * 1024) / 1000;

export interface Locking {
  /** Whoever locks need not know the catalogue. */
  readonly doors: Omit<Doors, 'typen'>;
  readonly locks: Locks;
  /** Document in findings. */
  readonly subject: string;
  /** For the audit trail. */
  readonly reason: string;
  readonly signal: AbortSignal;
}

/** Codes with which a refusal says what is the matter, its own and those of its fields. */
export const codesOf = (error: Refused): readonly string[] => [error.problem.code, ...error.problem.invalidParams.map((param) => param.code)];

/** Parts lack, some or (Open Zaak: file-size) all of them: the lock itself was right. */
export const isIncomplete = (error: Refused): boolean => codesOf(error).some((code) => code === 'incomplete-upload' || code === 'file-size');

const foreign = (subject: string): Retry => new Retry(diagnostic('ZS4230', 'it is locked, not by us; who holds the lock and since when the API does not tell', { subject }), ASK_AGAIN);

/**
 * The lock of this document: the one we hold already, or a new one. That we asked is kept before we ask. Throws Retry ZS4230 where
 * somebody else has it, Blocked ZS4231 where it is ours, its value was lost and we may not break it.
 */
export async function takeLock(at: Locking, document: string, upload: { readonly upload: boolean; readonly fresh: boolean }): Promise<string> {
  const own = await at.locks.of(document);
  if (own?.lock) return own.lock;
  const before = { upload: upload.upload || (own?.upload ?? false), fresh: upload.fresh, wrong: own?.wrong ?? false, sha256: own?.sha256 ?? null };
  await at.locks.keep(document, { ...before, asked: true });
  const ask = async (): Promise<string> => text((await at.doors.documenten.send('POST', `/${DOCUMENTS}/${document}/lock`, {}, at.reason, at.signal))['lock']);
  let lock: string;
  try {
    lock = await ask();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const isOurs = own?.asked === true || own?.upload === true;
    if (!isOurs) await (own === null ? at.locks.released(document, null) : at.locks.keep(document, own));
    if (!codesOf(error).includes('existing-lock')) throw error;
    if (!isOurs) throw foreign(at.subject);
    const regained = await regain(at, document);
    lock = regained ?? (await ask());
  }
  await at.locks.keep(document, { ...before, lock });
  return lock;
}

/**
 * Finds the way back to a lock of ours whose value was lost. Some servers tell it with the parts they wait for: a refusal because
 * parts lack proves it right, and it is answered. Otherwise the lock is broken (`documenten.geforceerd-unlock`): null. Throws
 * Blocked ZS4231 where that is not allowed.
 */
export async function regain(at: Locking, document: string): Promise<string | null> {
  const held = await at.doors.documenten.get(`/${DOCUMENTS}/${document}`, {}, at.signal);
  const told = new Set(objects(held?.['bestandsdelen']).map((part) => text(part['lock'])).filter((lock) => lock !== ''));
  const send = async (body: JsonObject): Promise<unknown> => at.doors.documenten.send('POST', `/${DOCUMENTS}/${document}/unlock`, body, `${at.reason}; a lock of ours whose value was lost`, at.signal);
  for (const lock of told) {
    try {
      await send({ lock });
      return null;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (isIncomplete(error)) return lock;
    }
  }
  try {
    await send({});
    return null;
  } catch (error) {
    if (!(error instanceof Halt || error instanceof Refused)) throw error;
    throw new Blocked(diagnostic('ZS4231', `document ${document} has a lock of ours whose value was lost, and we may not break it`, { subject: at.subject }), { cause: error });
  }
}

/** Unlocks with the value of the root lock; that the lock is gone already is as good. `size`: of parts the server puts together now. */
export async function unlock(at: Locking, document: string, lock: string, size = 0): Promise<void> {
  try {
    const timeoutMs = at.doors.config.timeoutMs + Math.ceil(size / MERGES_PER_MS);
    await at.doors.documenten.send('POST', `/${DOCUMENTS}/${document}/unlock`, { lock }, at.reason, at.signal, timeoutMs);
  } catch (error) {
    // A reply that was lost: it has been unlocked already.
    if (error instanceof Refused && codesOf(error).some((code) => code === 'unlocked' || code === 'incorrect-lock-id') && (await isUnlocked(at, document))) return;
    throw error;
  }
}

async function isUnlocked(at: Locking, document: string): Promise<boolean> {
  const held = await at.doors.documenten.get(`/${DOCUMENTS}/${document}`, {}, at.signal);
  return held !== null && held['locked'] === false;
}

/** The lock goes, whatever it takes: with its value, else by force. Answers false where neither is allowed: then it stays ours. */
export async function release(at: Locking, document: string, lock: string | null): Promise<boolean> {
  const send = async (body: JsonObject): Promise<boolean> => {
    try {
      await at.doors.documenten.send('POST', `/${DOCUMENTS}/${document}/unlock`, body, `${at.reason}; given up`, at.signal);
      return true;
    } catch (error) {
      if (error instanceof Refused || error instanceof Halt) return isUnlocked(at, document);
      throw error;
    }
  };
  return (lock !== null && (await send({ lock }))) || send({});
}
