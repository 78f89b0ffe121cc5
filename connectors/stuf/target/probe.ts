// Asks a ZDS peer for a zaak that is nobody's: whether it answers, and whether it knows us.
import { DiagnosticError, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { answers } from './config';
import type { Peer } from './peer';

/** No zaak has this number: the first four positions are of no municipality. */
const NOBODYS = '0000ZAAKSLUISPROBE';
/** A fault of StUF is an answer: the peer read our message and knows us. */
const ANSWERED: ReadonlySet<string> = new Set(['ZS4501', 'ZS4503', 'ZS4507']);

/** What is wrong; nothing: it answers. A peer that answers no questions is not asked. */
export async function probePeer(peer: Peer, signal: AbortSignal): Promise<readonly Diagnostic[]> {
  if (!answers(peer.settings, 'geefZaakdetails')) return [];
  try {
    await peer.ask('geefZaakdetails', { gelijk: { '@entiteittype': 'ZAK', identificatie: NOBODYS } }, signal);
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.filter(({ code }) => !ANSWERED.has(code));
  }
}
