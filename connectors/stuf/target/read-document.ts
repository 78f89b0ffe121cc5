// Reads a document of a ZDS peer without ever holding its content: the bytes go to whoever asked for them, the rest is an answer.
import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import type { Cutter, Sink } from '../../../core/xml/cut';
import { readMessage } from '../../../core/xml/mtom';
import { ZKN } from '../message/namespaces';
import { interpret, objectOf, refusalByStatus } from './call';
import type { Peer } from './peer';

const cutInhoud = (sink: Sink): Cutter => (path) => {
  const last = path.at(-1);
  return last?.name === 'inhoud' && last.ns === ZKN ? sink : null;
};

/** Asks, and gives the content to `sink` while it comes. null: the peer does not have this document. */
export async function readDocument(peer: Peer, identificatie: string, sink: Sink, signal: AbortSignal): Promise<JsonObject | null> {
  const { operatie, message } = peer.question('geefZaakdocumentLezen', { gelijk: { '@entiteittype': 'EDC', identificatie } });
  const reply = await peer.wire.fetch(message, signal);
  try {
    const tree = await readMessage(reply.stream, reply.headers['content-type'] ?? '', { file: 'answer to geefZaakdocumentLezen', cut: cutInhoud(sink), signal });
    return objectOf(interpret(operatie, tree, reply));
  } catch (error) {
    // What is no XML is judged by its status; what Retry, Blocked or Halt says already stays.
    if (error instanceof DiagnosticError && error.constructor === DiagnosticError) throw refusalByStatus(operatie.naam, reply, '');
    throw error;
  } finally {
    reply.stream.destroy();
  }
}

export interface Measured {
  readonly document: JsonObject;
  readonly size: number;
  readonly sha256: string;
}

/** The document with size and hash of its content as the peer gives it back. */
export async function measureDocument(peer: Peer, identificatie: string, signal: AbortSignal): Promise<Measured | null> {
  const digest = createHash('sha256');
  let size = 0;
  const document = await readDocument(peer, identificatie, async (bytes) => {
    for await (const chunk of bytes) {
      digest.update(chunk);
      size += chunk.length;
    }
    return '';
  }, signal);
  return document && { document, size, sha256: digest.digest('hex') };
}

/** The content as a stream; it fails where the answer does. */
export function openDocument(peer: Peer, identificatie: string, signal: AbortSignal): Readable {
  const out = new PassThrough();
  let seen = false;
  const pour: Sink = async (bytes) => {
    seen = true;
    for await (const chunk of bytes) if (!out.write(chunk)) await new Promise<void>((resolve) => void out.once('drain', resolve).once('close', resolve));
    return '';
  };
  readDocument(peer, identificatie, pour, signal).then(
    (document) => (document && seen ? out.end() : out.destroy(new Blocked(diagnostic('ZS4501', `geefZaakdocumentLezen: ${identificatie} has no content there`)))),
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}
