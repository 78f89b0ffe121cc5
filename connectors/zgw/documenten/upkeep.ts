// Finds locks of ours that were left behind, and gives them back.
import { diagnostic, DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { DOCUMENTS, type Doors } from './doors';
import { isOpen, openLocks, type Locks, type OwnLock } from './locks';
import { release, type Locking } from './locking';

const HOUR = 3600_000;
/** An upload touches what is kept after each part; no part takes a day. A delivery that still wants its lock has long come back for it. */
const LEFT_BEHIND = 24 * HOUR;
const PAGE = 100;

/**
 * Looks through what is kept of our own locks. One of which nothing was heard for a day is released; of an upload that was not
 * finished the document is kept in mind as without content, so that the next delivery sends it anew. Answers what was found; one
 * that cannot be reached does not stand in the way of the others.
 */
export async function releaseLeftBehind(doors: Doors, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  const now = doors.host.clock.now();
  const locks = openLocks(doors.host.shelf, () => doors.host.clock.now());
  const found: Diagnostic[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Awaited<ReturnType<Locks['page']>> = await locks.page(after, PAGE);
    for (const { document, own } of page) {
      if (!isOpen(own) || Date.parse(own.since) > now.getTime() - LEFT_BEHIND) continue;
      signal.throwIfAborted();
      found.push(...(await releaseOne({ doors, locks, subject: `document/${document}`, reason: 'upkeep', signal }, document, own)));
    }
    after = page.at(-1)?.document ?? null;
    more = page.length === PAGE;
  }
  return found;
}

async function releaseOne(at: Locking, document: string, own: OwnLock): Promise<readonly Diagnostic[]> {
  try {
    const held = await at.doors.documenten.get(`/${DOCUMENTS}/${document}`, {}, at.signal);
    if (held === null) {
      await at.locks.released(document, null);
      return [];
    }
    const isOurs = held['locked'] === true;
    if (isOurs && !(await release(at, document, own.lock))) return [diagnostic('ZS4231', `document ${document} has a lock of ours since ${own.since.slice(0, 16)}, and we may not break it`, { subject: at.subject })];
    if (own.upload && !own.sent) await at.locks.keep(document, { wrong: true, fresh: own.fresh });
    else await at.locks.released(document, own.sha256);
    return isOurs ? [diagnostic('ZS4241', `a lock of ours on document ${document}, left behind since ${own.since.slice(0, 16)}, was released`, { subject: at.subject })] : [];
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}
