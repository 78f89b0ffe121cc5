// Says whether a StUF connection can do its work: who we are in it, and whether the schemas that are named are there.
import type { Probe } from '../../core/connector/contract';
import { DiagnosticError } from '../../core/diagnostics/diagnostic';
import type { StufConfig } from './config';
import type { Validator } from './service/validate';

/** Reads files only: ZDS has no question that is safe to ask and that every peer answers. */
export async function probe(settings: StufConfig, validator: Validator, signal: AbortSignal): Promise<Probe> {
  signal.throwIfAborted();
  const facts = { 'we are': settings.systeem.applicatie, schemas: Object.keys(settings.schemas) };
  try {
    await validator.open();
    return { ok: true, facts, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { ok: false, facts, diagnostics: error.diagnostics };
  }
}
