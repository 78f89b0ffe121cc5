// Says whether a StUF connection can do its work: who we are in it, whether the schemas that are named are there, and whether the peer knows us.
import type { Probe } from '../../core/connector/contract';
import { DiagnosticError } from '../../core/diagnostics/diagnostic';
import type { StufConfig } from './config';
import type { Validator } from './service/validate';
import type { Peer } from './target/peer';
import { probePeer } from './target/probe';

/** Reads files, and asks a peer that is called for a zaak that is nobody's. */
export async function probe(settings: StufConfig, validator: Validator, peer: Peer | null, signal: AbortSignal): Promise<Probe> {
  signal.throwIfAborted();
  const facts = { 'we are': settings.systeem.applicatie, schemas: Object.keys(settings.schemas) };
  try {
    await validator.open();
    const diagnostics = peer === null ? [] : await probePeer(peer, signal);
    return { ok: diagnostics.length === 0, facts: peer === null ? facts : { ...facts, calls: `ZDS ${peer.settings.version}` }, diagnostics };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { ok: false, facts, diagnostics: error.diagnostics };
  }
}
