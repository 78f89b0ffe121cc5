// Says whether a StUF connection can do its work: as a service its schemas, as a target its peer.
import type { Probe } from '../../core/connector/contract';
import { DiagnosticError, type Diagnostic } from '../../core/diagnostics/diagnostic';
import type { StufConfig } from './config';
import type { Validator } from './service/validate';

/** Reads only. `peer`: what is found out of the system we call, where there is one. */
export async function probe(settings: StufConfig, validator: Validator, peer: Probe | null): Promise<Probe> {
  const diagnostics: Diagnostic[] = [...(peer?.diagnostics ?? [])];
  try {
    await validator.open();
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    diagnostics.push(...error.diagnostics);
  }
  return {
    ok: (peer?.ok ?? true) && diagnostics.every(({ severity }) => severity !== 'error'),
    facts: { ...peer?.facts, 'we are': settings.systeem.applicatie, schemas: Object.keys(settings.schemas) },
    diagnostics,
  };
}
