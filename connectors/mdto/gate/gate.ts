// The checks a receiver makes at its gate, made before anything is handed over: what they find names the dossier and the field.
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Profile } from '../profiles/profile';
import type { Measured, Sip } from '../sip';

/** What is known beside the tree: before the content is there nothing was measured, and only the tree is judged. */
export interface Facts {
  /** As findings name it. */
  readonly subject: string;
  /** By key of the file. */
  readonly measured: ReadonlyMap<string, Measured>;
}

/** One check: pure, over plain data. Errors keep the dossier here until a person decides; warnings are shown. */
export type Check = (sip: Sip, profile: Profile, facts: Facts) => readonly Diagnostic[];

/** The checks that need no bytes; those of the formats room follow them. */
export const CHECKS: readonly Check[] = [];

/** Everything the gate finds. */
export const gate: Check = (sip, profile, facts) => CHECKS.flatMap((check) => check(sip, profile, facts));
