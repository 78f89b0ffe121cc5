// A document archive that speaks ZDS, kept in step: zaken with their documents, besluiten and statuses.
import type { FindQuery, HeldContent, Target } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { apply, recognise } from './apply';
import { answers } from './config';
import { findDocument, planDocument } from './document';
import { findZaak } from './find';
import type { Peer } from './peer';
import { planZaak } from './plan/plan';
import { measureDocument, openDocument } from './read-document';

/** Contents of the documents of a zaak that are known there, measured as the peer gives them back. */
async function contents(peer: Peer, query: FindQuery, signal: AbortSignal): Promise<readonly HeldContent[]> {
  if (!answers(peer.settings, 'geefZaakdocumentLezen')) return [];
  const held: HeldContent[] = [];
  for (const [link, number] of Object.entries(query.links)) {
    if (!link.startsWith('heeftRelevant/')) continue;
    const measured = await measureDocument(peer, number, signal);
    if (!measured || measured.size === 0) continue;
    held.push({ bron: link.slice('heeftRelevant/'.length), size: measured.size, checksum: { algorithm: 'sha256', value: measured.sha256, computed: true }, open: (stop) => Promise.resolve(openDocument(peer, number, stop)) });
  }
  return held;
}

export function makeTarget(peer: Peer, host: Pick<Host, 'shelf' | 'spool' | 'readOnly'>): Target {
  const { settings } = peer;
  return {
    find: (query, signal) => (query.ref.kind === 'zaak' ? findZaak(peer, host, query, signal) : findDocument(peer, host, query, signal)),
    plan: (input) => (input.ref.kind === 'zaak' ? planZaak(input, settings) : planDocument(input, settings)),
    apply: (step, ctx, signal) => apply({ peer, host, step, ctx, signal }),
    recognise: (step, ctx, signal) => recognise({ peer, host, step, ctx, signal }),
    contents: (query, signal) => contents(peer, query, signal),
  };
}
