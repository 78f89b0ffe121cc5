// Gives a proces the form in which it goes to a mapping.
import type { Raw } from '../../core/connector/contract';
import type { Diagnostic } from '../../core/diagnostics/diagnostic';
import { hash } from '../../core/model/hash';
import type { JsonObject } from '../../core/model/json';
import type { Export } from './export/open';
import type { Proces } from './export/proces';
import { PROCES_SHAPE } from './shape';

/** A proces with its stamp: the hash of the proces alone, so an export in which another proces changed does not touch it. */
export function rawOf(proces: Proces, from: Export, sha256?: string): Raw & { readonly stamp: string } {
  return {
    state: 'present',
    shape: PROCES_SHAPE.name,
    value: proces.value,
    stamp: hash(proces.value),
    provenance: { ...provenanceOf(from, sha256), regel: proces.line },
    diagnostics: proces.diagnostics,
  };
}

/** Where it comes from: file, moment and versions; never who made the export. */
export function provenanceOf(from: Export, sha256?: string): JsonObject {
  const { datum, beheersapplicatie, specificatieversie } = from.preambule;
  return {
    bestand: from.file,
    ...(sha256 !== undefined && { sha256 }),
    ...(datum !== undefined && { exportdatum: datum }),
    ...(beheersapplicatie !== undefined && { beheersapplicatie }),
    specificatieversie,
  };
}

/** Findings travel with the inbox in the provenance; undefined fields do not exist in JSON. */
export const storable = (findings: readonly Diagnostic[]): JsonObject[] => JSON.parse(JSON.stringify(findings)) as JsonObject[];
