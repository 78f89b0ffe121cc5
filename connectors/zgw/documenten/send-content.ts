// Brings a large content to a document that waits for its parts: sends them, closes the upload, and looks whether it arrived.
import type { ContentDoor } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { Refused } from '../problem';
import { DOCUMENTS } from './doors';
import { isIncomplete, release, unlock, type Locking } from './locking';
import { asState, Moved, sendParts, type Part, type Sending, type Upload } from './parts';
import { rememberPartSize } from './part-size';
import { checkArrival } from './arrival';
import type { Options } from './options';

const MIB = 1024 * 1024;

/** Findings that concern the content itself: what was begun is of no use. */
const HOPELESS: ReadonlySet<string> = new Set(['ZS5010', 'ZS5011', 'ZS5014', 'ZS5020', 'ZS5022']);

/**
 * From the first part to the unlocked document. Whatever breaks off is taken up again by the state in the door; content that turns
 * out to be wrong is given up: our lock goes, and a document made for it goes with it.
 */
export async function sendContent(at: Sending, upload: Upload, options: Pick<Options, 'verify'>, fresh: boolean): Promise<Upload> {
  let done: Upload;
  try {
    await at.door.keep(asState(upload));
    done = upload.sha256 === null ? await sendParts(at, upload) : upload;
  } catch (error) {
    if (error instanceof Moved || (error instanceof DiagnosticError && error.diagnostics.some((finding) => HOPELESS.has(finding.code)))) {
      await giveUp(at, upload.document, at.lock, fresh);
      await at.door.keep({});
    }
    throw error;
  }
  const sha256 = done.sha256 ?? '';
  await at.locks.keep(upload.document, { lock: at.lock, upload: true, sent: true, fresh, sha256 });
  try {
    await unlock(at, upload.document, at.lock, upload.size);
  } catch (error) {
    // The server says that a part lacks: it is asked again which, with everything to be sent anew.
    if (error instanceof Refused && isIncomplete(error)) {
      await at.locks.keep(upload.document, { lock: at.lock, upload: true, fresh, sha256: null });
      await at.door.keep(asState({ ...upload, sha256: null, parts: upload.parts.map((part) => ({ ...part, sha256: null })) }));
    }
    throw error;
  }
  await checkArrival(at, { document: upload.document, versie: upload.versie, size: upload.size, sha256 }, options);
  await at.locks.released(upload.document, sha256);
  return done;
}

/**
 * Undoes an upload as far as it can be. A document made for it is taken away; a version of an older document stays as it is (the API
 * takes none away) and is kept in mind as wrong, so that the next delivery makes another. Where the lock may not be released it stays ours.
 */
export async function giveUp(at: Locking, document: string, lock: string | null, fresh: boolean): Promise<void> {
  if (!(await release(at, document, lock))) {
    await at.locks.keep(document, { lock, upload: true, fresh, wrong: true });
    return;
  }
  await at.locks.keep(document, { wrong: true, fresh });
  if (!fresh) return;
  try {
    await at.doors.documenten.send('DELETE', `/${DOCUMENTS}/${document}`, null, `${at.reason}; its content could not be sent`, at.signal);
    await at.locks.released(document, null);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    // Not allowed, or somebody relates to it already: it stays, known to be without content.
  }
}

export interface Prepared {
  readonly door: ContentDoor;
  readonly lock: string;
  readonly document: string;
  readonly parts: readonly Part[];
  /** Made for this upload. */
  readonly fresh: boolean;
  readonly filename: string;
}

/** Refuses parts that are larger than may be sent at once (ZS5020) before the first byte: what was made for them goes again. */
export async function prepare(at: Locking, { parts, document, fresh, filename, ...rest }: Prepared): Promise<Sending> {
  await rememberPartSize(at.doors, parts);
  const { maxBodyMb } = at.doors.config.content;
  const largest = Math.max(0, ...parts.map((part) => part.omvang));
  if (maxBodyMb !== undefined && largest > maxBodyMb * MIB) {
    await giveUp(at, document, rest.lock, fresh);
    throw new Blocked(diagnostic('ZS5020', `the target wants parts of ${largest} bytes, and this connection allows ${maxBodyMb} MiB at once`, { subject: at.subject, field: 'inhoud' }));
  }
  return { ...at, ...rest, filename: filename || 'inhoud', touch: () => at.locks.keep(document, { lock: rest.lock, upload: true, fresh }) };
}
