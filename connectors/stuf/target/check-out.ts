// Checks a document out before it is changed, and knows its own check-out again after a crash (stuf.md A14).
import { createHash } from 'node:crypto';
import type { Host } from '../../../core/connector/host';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { readMessage } from '../../../core/xml/mtom';
import { textOfRaw } from '../message/raw';
import { interpret, refusalByStatus } from './call';
import { answers } from './config';
import type { Peer } from './peer';

type Memory = Pick<Host, 'shelf'>;

const keyOf = (number: string): string => `uitgecheckt/${createHash('sha256').update(number).digest('hex').slice(0, 32)}`;

/** The content that comes with a check-out is not ours to look at. */
const passOver = async (bytes: AsyncIterable<Buffer>): Promise<string> => {
  for await (const chunk of bytes) void chunk;
  return '';
};

async function bewerken(peer: Peer, number: string, signal: AbortSignal): Promise<string | null> {
  const { operatie, message } = peer.question('geefZaakdocumentBewerken', { gelijk: { '@entiteittype': 'EDC', identificatie: number } });
  // It asks and locks: a plan never comes here, and a second one fails at the peer.
  const reply = await peer.wire.fetch({ ...message, onlyReads: false }, signal);
  try {
    const tree = await readMessage(reply.stream, reply.headers['content-type'] ?? '', { file: 'answer to geefZaakdocumentBewerken', signal, cut: (path) => (path.at(-1)?.name === 'inhoud' ? passOver : null) });
    const answer = interpret(operatie, tree, reply);
    if (answer.state !== 'answered') throw new Blocked(diagnostic('ZS4501', `geefZaakdocumentBewerken: ${number} is not there`));
    return textOfRaw(answer.bericht.parameters['checkedOutId']);
  } catch (error) {
    if (error instanceof DiagnosticError && error.constructor === DiagnosticError) throw refusalByStatus(operatie.naam, reply, '');
    // A fault of the server here is somebody else's check-out, more often than not.
    if (error instanceof Retry) throw new Retry(diagnostic('ZS4514', `${number} cannot be checked out: ${error.message}`));
    throw error;
  } finally {
    reply.stream.destroy();
  }
}

/** The id to check in with; null: this peer, or this change, needs none. */
export async function checkOut(peer: Peer, { shelf }: Memory, number: string, withContent: boolean, signal: AbortSignal): Promise<string | null> {
  const { checkOut: when } = peer.settings.peer;
  const before = await shelf.get(keyOf(number));
  if (typeof before === 'string') return before;
  if (when === 'never' || (when === 'content' && !withContent) || !answers(peer.settings, 'geefZaakdocumentBewerken')) return null;
  const id = await bewerken(peer, number, signal);
  if (id !== null) await shelf.put(keyOf(number), id);
  return id;
}

/** It was checked in. */
export const checkedIn = ({ shelf }: Memory, number: string): Promise<void> => shelf.remove(keyOf(number));
