// Sends one message to a ZDS peer and says what its answer means: done, told, not there, or which kind of failure (stuf.md A4).
import { maskNumbers } from '../../../core/connector/http/redact';
import { Blocked, Halt, Retry } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { readTree } from '../../../core/xml/read-tree';
import type { XmlTree } from '../../../core/xml/tree';
import type { Bericht, Fout } from '../message/bericht';
import type { Operatie } from '../message/operaties';
import type { TargetSettings } from './config';
import { unwrap } from './find-bericht';
import { meaningOf } from './meaning';
import { understand } from './spell';
import type { WireReply } from './transport/wire';

/** What the peer said of it. */
export type Answer =
  | { readonly state: 'answered'; readonly bericht: Bericht }
  /** It took the message and said nothing; only where the connection allows that. */
  | { readonly state: 'accepted' }
  /** The object is not there (StUF064). */
  | { readonly state: 'absent'; readonly said: string };

/** The number was not accepted: to be sent again under another. */
export class Renumber extends Retry {}

type Reply = Omit<WireReply, 'text'>;

const mediaType = (reply: Reply): string => (reply.headers['content-type'] ?? 'no content type').split(';')[0]?.trim() ?? '';

/** Seconds or an HTTP date, in ms. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : undefined;
}

/** An answer without a message in it, by its status. */
export function refusalByStatus(call: string, reply: Reply, said: string): Retry | Blocked | Halt {
  const { status } = reply;
  const told = `${call}: ${status} with ${mediaType(reply)}${said === '' ? '' : ` (${maskNumbers(said).slice(0, 200)})`}`;
  if (status === 401 || status === 403) return new Halt(diagnostic('ZS4502', told));
  if (status === 404 || status === 405 || status === 410 || (status >= 300 && status < 400)) return new Halt(diagnostic('ZS4506', told));
  if (status === 413) return new Blocked(diagnostic('ZS4501', told));
  return new Retry(diagnostic('ZS4504', told), retryAfter(reply.headers['retry-after']));
}

const spoken = (call: string, fout: Fout): string => maskNumbers(`${call}: ${[fout.code, fout.omschrijving, fout.details].filter(Boolean).join(' ')}`).slice(0, 600);

/** A fault of StUF; null: the object is not there, which is an answer. */
export function refusalByFault(call: string, fout: Fout, reply: Reply): Retry | Blocked | Halt | null {
  const told = spoken(call, fout);
  switch (meaningOf(fout.code, fout.plek)) {
    case 'absent': return null;
    case 'halt': return new Halt(diagnostic('ZS4502', told));
    case 'renumber': return new Renumber(diagnostic('ZS4507', told));
    case 'again': return new Retry(diagnostic('ZS4503', told), retryAfter(reply.headers['retry-after']));
    case 'refused': return new Blocked(diagnostic('ZS4501', told));
  }
}

async function parse(call: string, reply: WireReply): Promise<XmlTree> {
  try {
    return await readTree(once(Buffer.from(reply.text, 'utf8')), { file: `answer to ${call}` });
  } catch (error) {
    if (error instanceof DiagnosticError) throw refusalByStatus(call, reply, '');
    throw error;
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

/** A message in whatever wrapper, a bare fault, or nothing we know. */
export function interpret(operatie: Operatie, tree: XmlTree, reply: Reply): Answer {
  const call = operatie.naam;
  const found = unwrap(tree);
  if (found.holds === 'fault') {
    // A fault of the SOAP toolkit: it never came to StUF. What the client did wrong will be wrong again.
    if (/client|sender|versionmismatch|mustunderstand/i.test(found.code) && reply.status < 502) throw new Blocked(diagnostic('ZS4501', `${call}: ${maskNumbers(found.text).slice(0, 300)}`));
    throw refusalByStatus(call, reply, found.text);
  }
  if (found.holds === 'nothing') throw refusalByStatus(call, reply, '');
  const bericht = understand(found.message);
  if (bericht.fout) {
    const refusal = refusalByFault(call, bericht.fout, reply);
    if (refusal) throw refusal;
    return { state: 'absent', said: spoken(call, bericht.fout) };
  }
  const { berichtcode } = bericht.stuurgegevens;
  // Bv03 and Bv02 stand for each other in practice, and Bv04 comes from who passes it on (stuf.md A20).
  const expected = operatie.antwoord ? berichtcode === operatie.antwoordcode : /^Bv0[1-4]$/.test(berichtcode);
  if (!expected) throw new Blocked(diagnostic('ZS4505', `${call}: ${berichtcode || 'a message without a code'} instead of ${operatie.antwoordcode}`));
  return { state: 'answered', bericht };
}

/** What came back, read by our own reader: `soap` sees nothing in a Fo03 with status 200. */
export async function readAnswer(operatie: Operatie, reply: WireReply, settings: Pick<TargetSettings, 'peer'>): Promise<Answer> {
  if (reply.text.trim() === '') {
    if (reply.status < 300 && settings.peer.emptyAnswer === 'accepted') return { state: 'accepted' };
    throw refusalByStatus(operatie.naam, reply, 'empty');
  }
  return interpret(operatie, await parse(operatie.naam, reply), reply);
}

/** First object of an answer, or none. */
export const objectOf = (answer: Answer): JsonObject | null => (answer.state === 'answered' ? (answer.bericht.objecten[0] ?? null) : null);
