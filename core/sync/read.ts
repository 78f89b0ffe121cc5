// Reads one subject and makes the model of it: what observe, plan, adopt and prove all begin with.
import type { Gone, Raw } from '../connector/contract';
import { Blocked } from '../connector/outcome';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic';
import type { Origin } from '../mapping/types';
import { hash } from '../model/hash';
import type { JsonObject } from '../model/json';
import type { Ref } from '../model/ref';
import { sourceOf, spoken } from './find';
import type { Presence } from './ports';
import type { Room, Sync } from './room';

/** A subject as its source says it is now. */
export interface Reading {
  readonly presence: Presence;
  /** null where gone. */
  readonly model: JsonObject | null;
  /** Of the model without our own acts, and of presence: differs when something must be done. */
  readonly hash: string;
  readonly stamp: string | null;
  readonly provenance: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly unmapped: readonly string[];
  /** Only when asked for: path in the model → rule and source elements. */
  readonly rules: ReadonlyMap<string, Origin>;
}

/** More of one mapping's leftovers than this are counted, not listed. */
const LISTED = 20;

function unmappedFindings(unmapped: readonly string[], subject: string): Diagnostic[] {
  const listed = unmapped.slice(0, LISTED).map((field) => diagnostic('ZS3002', `${field} is not mapped`, { subject, field }));
  const rest = unmapped.length - listed.length;
  return rest > 0 ? [...listed, diagnostic('ZS3002', `${rest} more elements are not mapped`, { subject })] : listed;
}

const goneHash = hash({ presence: 'gone' });

function gone(raw: Gone): Reading {
  return { presence: 'gone', model: null, hash: goneHash, stamp: null, provenance: raw.provenance, diagnostics: [], unmapped: [], rules: new Map() };
}

function modelOf(raw: Raw, sync: Sync, ref: Ref, explain: boolean): Reading {
  const subject = spoken(ref);
  if (raw.shape !== sync.mapping.from) {
    throw new Blocked(diagnostic('ZS3003', `the source sent ${raw.shape}; mapping ${sync.mapping.name} reads ${sync.mapping.from}`, { subject }));
  }
  const mapped = sync.mapping.run(raw.value, { settings: sync.settings, subject, explain });
  const errors = mapped.diagnostics.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Blocked(errors);
  const presence: Presence = sync.select(mapped.value) ? 'in' : 'out';
  const compared = sync.withoutOwnActs ? sync.withoutOwnActs(mapped.value) : mapped.value;
  return {
    presence,
    // What we wrote at the source ourselves is nobody's news: it is neither compared nor delivered.
    model: compared,
    hash: hash({ presence, model: compared }),
    stamp: raw.stamp ?? null,
    provenance: raw.provenance,
    diagnostics: [...raw.diagnostics, ...mapped.diagnostics, ...unmappedFindings(mapped.unmapped, subject)],
    unmapped: mapped.unmapped,
    rules: mapped.rules,
  };
}

/** As a subject is read that its source has no more. */
export const goneReading: Reading = gone({ state: 'gone', provenance: {} });

/** Reads, maps and selects. Throws Retry or Halt of the source; Blocked where the mapping has errors. Only reads. */
export async function readSubject(room: Room, sync: Sync, ref: Ref, signal: AbortSignal, explain = false): Promise<Reading> {
  const { source } = sourceOf(room, sync);
  const raw = await source.read(ref, signal, sync.read);
  return raw.state === 'gone' ? gone(raw) : modelOf(raw, sync, ref, explain);
}
