// The checks a receiver makes at its gate, made before anything is handed over: what they find names the dossier and the field.
import type { TransferOrder } from '../../../core/archive/transfer/order';
import type { Code } from '../../../core/diagnostics/codes';
import { diagnostic, type Diagnostic, type Severity } from '../../../core/diagnostics/diagnostic';
import type { Profile } from '../profiles/profile';
import type { Measured, Sip } from '../sip';
import { isAccepted } from '../versions';
import { cardinality } from './cardinality';
import { form } from './form';
import { formats } from './formats';
import type { Lijst } from './lists/lists';
import { naming } from './naming';
import { nesting } from './nesting';
import { structure } from './structure';
import { substance } from './text';
import { term } from './term';
import { terms } from './lists/terms';

/** What is known beside the tree: before the content is there nothing was measured, and only the tree is judged. */
export interface Facts {
  /** As findings name it. */
  readonly subject: string;
  /** By key of the file. */
  readonly measured: ReadonlyMap<string, Measured>;
  /** What persons decided on the transfer list; absent: nothing. */
  readonly decisions?: TransferOrder['decisions'];
  /** Lists of terms of this receiver; absent: ours. */
  readonly lists?: readonly Lijst[];
}

/** What a check found. */
export interface Finding {
  readonly code: Code;
  /** Identification of the object, with the field or file of it. */
  readonly field: string;
  readonly message: string;
  /** Of the document it is about: a decision on that document may settle it. */
  readonly bron?: string | undefined;
  readonly severity?: Severity;
}

/** One check: pure, over plain data. */
export type Check = (sip: Sip, profile: Profile, facts: Facts) => readonly Finding[];

/** By name; those that look at content are silent about files that were not measured. */
export const CHECKS = { naming, structure, nesting, form, cardinality, substance, term, terms, formats } as const satisfies Readonly<Record<string, Check>>;

/** What a person may take upon himself (practice §10). Faults of form are none of these: the receiver would send the SIP back. */
export const DECIDABLE: ReadonlySet<Code> = new Set<Code>(['ZS4380', 'ZS4381', 'ZS4382', 'ZS4383', 'ZS4384', 'ZS4385', 'ZS4386', 'ZS4393']);

const isSettled = ({ code, bron }: Finding, decisions: Facts['decisions']): boolean =>
  DECIDABLE.has(code) && decisions !== undefined && isAccepted([...decisions.dossier.findings, ...(bron === undefined ? [] : (decisions.documenten[bron]?.findings ?? []))], code);

/** The findings that no person settled, as the house shows them. */
export const unsettled = (found: readonly Finding[], { subject, decisions }: Pick<Facts, 'subject' | 'decisions'>): readonly Diagnostic[] =>
  found.filter((finding) => !isSettled(finding, decisions)).map(({ code, message, field, severity }) => diagnostic(code, message, { subject, field, ...(severity && { severity }) }));

/** Everything the gate finds. Errors keep the dossier here; warnings are shown. */
export const gate = (sip: Sip, profile: Profile, facts: Facts, checks: Readonly<Record<string, Check>> = CHECKS): readonly Diagnostic[] =>
  unsettled(Object.values(checks).flatMap((check) => check(sip, profile, facts)), facts);
