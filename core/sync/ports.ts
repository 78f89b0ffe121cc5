// What the sync room asks of a store. `core/store/postgres` implements it, one verb per file.
import type { Action, Change, Links, Step } from '../connector/contract';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Lane } from '../engine/lanes';
import type { Outcome } from '../engine/outcome';
import type { Claimed, Queue } from '../engine/queue';
import type { Json, JsonObject } from '../model/json';
import type { Kind, Ref } from '../model/ref';
import type { Destructions } from './ports/destruction';
import type { TransferLists } from './ports/transfer';

// ── marks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** "Look at this name again." The only thing that sets work in motion. */
export interface Mark {
  readonly sync: string;
  readonly ref: Ref;
  /** With a stamp, a name whose stored stamp is equal is not marked (scan); without, it always is. */
  readonly stamp?: string;
  /** How long a name at rest waits for what else is said of it, in ms: what comes meanwhile goes with it. Absent: it is due at once. */
  readonly settleMs?: number;
}

/**
 * Who says that a name may have changed (zgw-archive §1.12): `first`, the first complete scan of a sync; the layers of the delta;
 * `discovery`, found while another subject was observed; `replay`, because a person or a changed mapping wants it; `house`, whatever else.
 */
export const LAYERS = ['webhook', 'hot', 'window', 'scan', 'deep', 'first', 'discovery', 'replay', 'house'] as const;
export type Layer = (typeof LAYERS)[number];

/** A change that one of these found first was told by nobody. */
export const SILENT_LAYERS = ['hot', 'window', 'scan', 'deep'] as const satisfies readonly Layer[];

export interface Marks {
  /**
   * Raises `wanted`; makes resting rows due; never shortens a back-off; a live mark lifts a bulk row, never the reverse. The layer
   * (default: house) is that of the mark which made the row due; a webhook takes its place, for then somebody told us.
   */
  mark(marks: readonly Mark[], lane: Lane, layer?: Layer): Promise<void>;
  /** Marks, as layer `deep`, those subjects of the sync at rest that were not observed for longest; answers how many. */
  markOldest(sync: string, limit: number): Promise<number>;
  /** Raises `delivery.wanted` directly: replay, drift repair, a new target, a changed outgoing mapping. A page at a time. */
  redeliver(filter: DeliveryFilter, lane: Lane): Promise<number>;
}

export interface DeliveryFilter {
  readonly sync: string;
  readonly target?: string;
  readonly refs?: readonly Ref[];
}

// ── the two queues ──────────────────────────────────────────────────────────────────────────────────────────────────

/** `in`: selected; `out`: exists, not selected; `gone`: the source said it is not there. */
export type Presence = 'in' | 'out' | 'gone';

export interface SubjectClaim extends Claimed {
  /** The store's own number of this row; means nothing outside. */
  readonly row: string;
  readonly sync: string;
  readonly ref: Ref;
  readonly lane: Lane;
  /** What was wanted when claimed; a mark after this makes the row due again at settle. */
  readonly wanted: number;
  readonly presence: Presence | null;
  readonly desiredHash: string | null;
  /** The approved destruction list it stands on: it is being removed and is not read any more. */
  readonly destruction?: string;
  /** It was destroyed or erased: the list, plan or receipt. */
  readonly destroyed?: string;
}

/** What observe found out. */
export interface Observed {
  readonly presence: Presence;
  /** The model; null where gone. */
  readonly desired: JsonObject | null;
  readonly hash: string | null;
  /** The stamp that `list` would give for what was read; null keeps the stamp of the last mark. */
  readonly stamp: string | null;
  /** Configuration revision under which it was read and mapped. */
  readonly revision: string;
  readonly provenance: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /** Deliveries whose `wanted` must rise: all targets of the sync when the hash differs (or the base is missing), else none. */
  readonly raise: readonly string[];
  /** Subjects found on the way (documents of a zaak): marked where they are not known yet, or were gone. */
  readonly discovered: readonly Mark[];
  /** Its content is large: its deliveries go in the lane that is claimed one by one. */
  readonly heavy?: boolean;
  /** Its source tells of every change: one that a sweep found first is noted as missed until somebody tells of it. */
  readonly told?: boolean;
  /** The name only stood for others (a besluit for its zaak): once they are marked it is forgotten. */
  readonly standsIn?: boolean;
}

export interface SubjectSettlement {
  readonly claim: SubjectClaim;
  readonly outcome: Outcome<Observed, Diagnostic>;
}

export interface DeliveryClaim extends Claimed {
  /** The store's own number of the subject; with `target` it is this row. Means nothing outside. */
  readonly row: string;
  readonly sync: string;
  readonly ref: Ref;
  readonly target: string;
  readonly lane: Lane;
  readonly wanted: number;
  readonly base: Base | null;
  readonly presence: Presence;
  /** null: swept, or never observed: deliver raises `subject.wanted` and comes again. */
  readonly desired: JsonObject | null;
  readonly desiredHash: string | null;
  /** The approved plan whose steps this delivery may execute; null: none. */
  readonly approved: ApprovedPlan | null;
  /** The open plan that holds this delivery; null: none. */
  readonly heldBy: string | null;
  /** A run that began and was never settled as done: what it set out to deliver, so that the next holder knows our own hand. */
  readonly pending: Pending | null;
  /** A person said that the target was set back since (`distrust`): what it holds instead of what we left there is nobody's edit. */
  readonly distrusted: boolean;
  /** It stands on this approved destruction list: what was delivered goes, and the approval of the list is that of its removal. */
  readonly destruction?: { readonly list: string; readonly approvedBy: string };
}

/** Written by `Journal.intend` in the same commit as its lines; cleared by settling `done` and by nothing else. */
export interface Pending {
  /** Per path, what the run was about to deliver (value or keyed hash, as in a base). */
  readonly values: Base['values'];
  /** The base it was planned with, where that was more than the settled one (an earlier run broke off too); null: nothing was ours. */
  readonly held: Base['values'] | null;
  /** Hash of the desired model it was planned from; null for a removal. */
  readonly desiredHash: string | null;
}

/** What we delivered last. */
export interface Base {
  /** Per path we own: the value, or its keyed hash (`retain: hashes`). `kept`: a person's stood there when we last looked. */
  readonly values: Readonly<Record<string, ({ readonly value: Json } | { readonly hmac: string }) & { readonly kept?: true }>>;
  readonly links: Links;
  /** Hash of the desired model it was made from. */
  readonly desiredHash: string | null;
  readonly revision: string;
}

export interface ApprovedPlan {
  readonly plan: string;
  /** Hash of the steps that were approved: deliver plans again and executes only if equal. */
  readonly stepsHash: string;
  readonly approvedBy: string;
  readonly decisions: JsonObject;
}

export interface Delivered {
  /** null after removal. */
  readonly base: Base | null;
  readonly revision: string;
  /** What was done, for counters and the run report; empty when nothing had to be done. */
  readonly actions: readonly Action[];
  /** Warnings of this delivery (a person's edit that stands, a field without a rule): kept with the row, replaced by the next. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface DeliverySettlement {
  readonly claim: DeliveryClaim;
  readonly outcome: Outcome<Delivered, Diagnostic>;
}

// ── scans ───────────────────────────────────────────────────────────────────────────────────────────────────────────

// ── transfers: where the sending of one large content stands ────────────────────────────────────────────────────────

export interface Transfers {
  /** Commits what the next holder must know of this step; false: the lease is not ours any more, and nothing was written. Cleared by settling `done`. */
  keep(claim: DeliveryClaim, step: string, state: JsonObject): Promise<boolean>;
  /** What was kept of this step by whoever held the delivery before; null: nothing. */
  of(claim: DeliveryClaim, step: string): Promise<JsonObject | null>;
}

/** A complete scan, or one of the partial sweeps of the contract. */
export type ScanKind = 'scan' | 'hot' | 'window';

export interface Scans {
  /** Continues an unfinished scan of this kind (default: scan) of this sync, or begins a new one. */
  begin(sync: string, kind?: ScanKind): Promise<ScanState>;
  /** Marks the names whose stamp differs and moves the cursor, in one transaction; answers how many were marked. */
  page(scan: ScanState, names: readonly Mark[], next: Json | null, lane: Lane): Promise<{ readonly state: ScanState; readonly marked: number }>;
  /** Ends it. `complete`: every page was read, so names not seen in it may be suspected (where the source proves absence). */
  end(scan: ScanState, diagnostics: readonly Diagnostic[]): Promise<void>;
  /** Names of the sync not seen in this complete scan, for a look at each. */
  unseen(scan: ScanState, after: Ref | null, limit: number): Promise<Ref[]>;
}

export interface ScanState {
  readonly sync: string;
  readonly number: number;
  readonly kind: ScanKind;
  /** No complete scan of this sync ended yet: everything it finds is new to us. */
  readonly first: boolean;
  /** Begin of the last one of this kind that ended; null: never. */
  readonly since: Date | null;
  /** Where to go on; null at the beginning. */
  readonly cursor: Json | null;
  /** The last page was read and only `end` is missing. */
  readonly finished: boolean;
  readonly listed: number;
  readonly marked: number;
}

// ── flows: what runs where ──────────────────────────────────────────────────────────────────────────────────────────

/** One sync, as the claims must know it: a row whose sync or connection rests is not claimed. */
export interface Flow {
  readonly sync: string;
  /** Name of the connection that is read. */
  readonly source: string;
  /** Observe claims only while fewer subjects than this wait for a target, per lane. */
  readonly backlog: number;
  /** Target name → name of the connection that is written. */
  readonly targets: Readonly<Record<string, string>>;
}

export interface Flows {
  /**
   * Says what runs where, for the whole house. What was not declared is made by the first mark: connection = `ref.system`, and for
   * a target its own name; backlog 10,000.
   */
  declare(flows: readonly Flow[]): Promise<void>;
}

// ── objects: the id map, and the lock on one outside object ─────────────────────────────────────────────────────────

export interface ObjectKey {
  readonly connection: string;
  readonly kind: string;
  readonly key: string;
}

export interface Objects {
  /**
   * Takes the leases of all these objects for the holder of `lease`, in key order; answers those held by somebody else (then this
   * lease holds nothing any more). Taking what one holds already pushes its end ahead.
   */
  hold(keys: readonly ObjectKey[], lease: string, leaseMs: number): Promise<readonly ObjectKey[]>;
  release(lease: string): Promise<void>;
  /** Target ids known per object. */
  link(entries: readonly (ObjectKey & { readonly targetId: string; readonly owner: string })[]): Promise<void>;
  find(keys: readonly ObjectKey[]): Promise<readonly (ObjectKey & { readonly targetId: string | null; readonly owner: string | null })[]>;
}

// ── journal ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One line of what was done outside. No field values: names, hashes, ids and who. */
export interface JournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly sync: string;
  readonly ref: Ref;
  readonly target: string;
  readonly step: string;
  readonly action: string;
  readonly state: 'intended' | 'done' | 'failed' | 'undone' | 'event';
  readonly plan: string | null;
  readonly actor: string;
  readonly targetId: string | null;
  readonly detail: JsonObject;
}

export interface Journal {
  /**
   * Begins a run: one line per step and `pending` on the delivery, and its lease pushed ahead, all in one commit, only where the
   * lease is still ours (else answers null and writes nothing). Lines are answered in the order of the steps.
   */
  intend(claim: DeliveryClaim, steps: readonly Step[], run: { readonly actor: string; readonly plan: string | null; readonly pending: Pending; readonly leaseMs: number }): Promise<readonly JournalEntry[] | null>;
  /**
   * `detail` is what later steps need of the result, and nothing personal. `link`: the object whose id at the target this is, in the
   * same commit. A line that is not `intended` any more stays as it is.
   */
  done(entry: string, targetId: string | null, detail: JsonObject, link?: ObjectKey & { readonly owner: string }): Promise<void>;
  failed(entry: string, reason: Diagnostic): Promise<void>;
  /**
   * The run of this delivery that was begun and never settled as done: all its lines in step order, in whatever state they are.
   * The next holder of the lease must resolve the `intended` ones before anything else. Empty: no run is open.
   */
  open(claim: DeliveryClaim): Promise<readonly (JournalEntry & { readonly request: Step })[]>;
  /** Notes that the effect of this line was looked for and not found; answers how long ago, in ms of `zs_now()`, that was first noted (0: just now). */
  missed(entry: string): Promise<number>;
  /** A line about something that is not a step: approved, adopted, paused, activated. */
  note(entry: { readonly sync: string | null; readonly ref: Ref | null; readonly target: string | null; readonly action: string; readonly actor: string; readonly plan: string | null; readonly detail: JsonObject }): Promise<void>;
  of(ref: Ref, limit: number): Promise<readonly JournalEntry[]>;
  /** Recomputes the hash chain; answers the first line that does not fit, or null. */
  verify(): Promise<{ readonly id: string; readonly at: Date } | null>;
}

// ── plans ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type PlanState = 'open' | 'approved' | 'applied' | 'rejected' | 'superseded';

/** What is proposed for one delivery. */
export interface PlanEntry {
  readonly ref: Ref;
  readonly target: string;
  readonly steps: readonly Step[];
  readonly stepsHash: string;
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  readonly approval: readonly string[];
  /** Hashes of what it was planned from: apply refuses when one of them moved. */
  readonly hashes: { readonly source: string | null; readonly base: string | null; readonly target: string | null };
  /** The target's value before, for a roll-back. */
  readonly before: JsonObject | null;
  readonly state: 'open' | 'approved' | 'applied' | 'stale' | 'rejected';
}

export interface Plan {
  readonly id: string;
  readonly sync: string;
  readonly state: PlanState;
  /** `held` by deliver, `saved` by a person, `rollback` of another plan. */
  readonly origin: 'held' | 'saved' | 'rollback';
  readonly of: string | null;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly decisions: JsonObject;
  readonly revision: string;
  readonly entries: readonly PlanEntry[];
}

export interface Plans {
  /** Adds (or replaces) the entry of this delivery in the open held plan of its sync; answers the plan's id. */
  hold(claim: DeliveryClaim, entry: PlanEntry, revision: string): Promise<string>;
  save(plan: Omit<Plan, 'id' | 'madeAt' | 'state' | 'approvedBy' | 'approvedAt'>): Promise<string>;
  get(id: string): Promise<Plan | null>;
  list(filter: { readonly sync?: string; readonly state?: PlanState }): Promise<readonly Omit<Plan, 'entries'>[]>;
  /** Approves and makes its deliveries due (live) with this plan's id. Throws when maker and approver are one person. */
  approve(id: string, person: string, decisions: JsonObject): Promise<void>;
  reject(id: string, person: string, why: string): Promise<void>;
  /** This delivery needs no approval any more (the source went back, the target was mended by hand): its open entry becomes `stale`. */
  withdraw(claim: DeliveryClaim): Promise<void>;
  /** Before-image and result of an entry that was executed, so that it can be rolled back. */
  applied(id: string, ref: Ref, target: string, before: JsonObject | null): Promise<void>;
}

// ── connections of the house: budgets, breakers, pauses ─────────────────────────────────────────────────────────────

export interface ConnectionState {
  readonly name: string;
  readonly haltedBecause: Diagnostic | null;
  readonly pausedUntil: Date | null;
  readonly pausedBecause: string | null;
  readonly pausedBy: string | null;
  readonly inFlight: number;
  readonly failures: number;
  /** When it last called us, or a scan found something new at it (to the minute); null: never. */
  readonly heardAt: Date | null;
  /** What was found when it was last looked after (`Connection.upkeep`). */
  readonly findings: readonly Diagnostic[];
}

export interface Connections {
  /** Takes tokens of the budget for calls about to be made; answers how many were granted now. Paused or halted: 0. `ended`: calls of this node that no longer fly. */
  take(name: string, wanted: number, budget: { readonly perSecond: number; readonly inFlight: number }, ended?: number): Promise<number>;
  failed(name: string, reason: Diagnostic): Promise<void>;
  succeeded(name: string): Promise<void>;
  halt(name: string, reason: Diagnostic): Promise<void>;
  revive(name: string): Promise<void>;
  pause(name: string, until: Date | null, because: string, by: string): Promise<void>;
  resume(name: string, by: string): Promise<void>;
  /** It let hear from itself: it called us, or a scan found something new at it. */
  heard(name: string): Promise<void>;
  /** Keeps what was found when it was looked after; the next time replaces it. */
  lookedAfter(name: string, findings: readonly Diagnostic[]): Promise<void>;
  list(): Promise<readonly ConnectionState[]>;
}

// ── configuration revisions ─────────────────────────────────────────────────────────────────────────────────────────

export interface Revision {
  readonly id: string;
  readonly hash: string;
  readonly number: number;
  readonly activatedAt: Date;
  readonly activatedBy: string;
}

export interface Revisions {
  active(): Promise<Revision | null>;
  /** Only forward; writes a journal line; the same hash again changes nothing. */
  activate(hash: string, by: string): Promise<Revision>;
}

// ── persons ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const ROLES = ['maker', 'approver', 'archivist'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface Persons {
  /** Makes a person and answers the token, once; only its hash is kept. */
  add(name: string, roles: readonly Role[]): Promise<string>;
  revoke(name: string): Promise<void>;
  /** Who holds this token; null: nobody. */
  identify(token: string): Promise<Person | null>;
  list(): Promise<readonly Person[]>;
}

// ── slots: a planned moment that one node of the house works on ─────────────────────────────────────────────────────

export interface Slots {
  /** True for exactly one caller per (schedule, planned moment). */
  take(schedule: string, planned: Date, node: string): Promise<boolean>;
  /** The last planned moment that was taken: what lies between it and now was missed. */
  last(schedule: string): Promise<Date | null>;
}

// ── proofs and keeping ──────────────────────────────────────────────────────────────────────────────────────────────

/** What a proof of a whole sync came to. */
export interface Proof {
  readonly sync: string;
  /** When it ended. */
  readonly at: Date;
  readonly tookMs: number;
  readonly depth: 'index' | 'fields' | 'content';
  /** How many rows in which state; they add up to `selected`. */
  readonly totals: Readonly<Record<string, number>>;
  readonly revision: string;
  readonly by: string;
}

/** A name on one side of a proof; `key` is how people know it there, or the system it belongs to. */
export interface ListedName {
  readonly name: string;
  readonly key: string;
}

/** Where the names of both sides meet while a proof runs; gone when it ends. */
export interface Listing {
  put(side: 'source' | 'target' | 'linked', names: readonly ListedName[]): Promise<void>;
  /** Which of these stand on that side, by name or by key. */
  has(side: 'source' | 'target' | 'linked', names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Names on one side whose name and key are not on the other, in order, after `after`. */
  only(side: 'target', not: 'linked', after: string | null, limit: number): Promise<readonly ListedName[]>;
  /** Names of the source (`key`: its system) that are no subject of this sync, in order, after `after`. */
  unknown(sync: string, kind: Kind, after: string | null, limit: number): Promise<readonly ListedName[]>;
  end(): Promise<void>;
}

export interface Proofs {
  /** Begins the meeting of two listings. */
  listing(): Promise<Listing>;
  keep(proof: Omit<Proof, 'at'>): Promise<void>;
  /** The last one of each sync. */
  last(): Promise<readonly Proof[]>;
}

/** How long things are kept, in ms. */
export interface Retention {
  readonly journalMs: number;
  readonly plansMs: number;
}

/** What was removed. */
export interface Tidied {
  /** Whole months of the journal. */
  readonly months: number;
  readonly plans: number;
  readonly proofs: number;
}

// ── recovering: a restored or copied database may be older than what it delivered (practice §4) ─────────────────────

export interface Recoveries {
  /** Connections that may not be written to until everything this database knows there has been looked up again. */
  waiting(): Promise<readonly string[]>;
  /** Names them; journalled. */
  begin(connections: readonly string[], because: string): Promise<void>;
  /** This one has been looked up; journalled. */
  done(connection: string, by: string): Promise<void>;
}

// ── questions: what status, explain and prove read ──────────────────────────────────────────────────────────────────

export interface SyncCounts {
  readonly sync: string;
  readonly target: string | null;
  readonly total: number;
  readonly due: number;
  readonly leased: number;
  readonly held: number;
  readonly blocked: number;
  readonly retrying: number;
  readonly inStep: number;
  readonly oldestDue: Date | null;
}

/** What a layer of the delta brought in, on one day. */
export interface Caught {
  readonly sync: string;
  readonly layer: Layer;
  /** In Europe/Amsterdam, YYYY-MM-DD. */
  readonly day: string;
  /** Names looked at because this layer marked them. */
  readonly looked: number;
  /** Of these: how many had changed, known ones and new ones. */
  readonly changed: number;
  /** Of those that had changed: how many were never seen before. */
  readonly added: number;
}

/** Changes that a sweep found and that nobody told us of, though their source tells of changes. */
export interface Missed {
  readonly sync: string;
  readonly layer: Layer;
  readonly count: number;
  readonly oldest: Date;
}

export interface SubjectRow {
  readonly sync: string;
  readonly ref: Ref;
  readonly lane: Lane;
  /** Who made it due the last time, and when; null: before this was kept. */
  readonly layer: Layer;
  readonly markedAt: Date | null;
  readonly observedAt: Date | null;
  readonly wanted: number;
  readonly seen: number;
  readonly presence: Presence | null;
  readonly desired: JsonObject | null;
  readonly desiredHash: string | null;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly lastDiagnostic: Diagnostic | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly provenance: JsonObject;
}

export interface DeliveryRow {
  readonly sync: string;
  readonly ref: Ref;
  readonly target: string;
  readonly lane: Lane;
  readonly wanted: number;
  readonly applied: number;
  readonly base: Base | null;
  readonly heldBy: string | null;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly lastDiagnostic: Diagnostic | null;
  /** Warnings of the last delivery. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A subject with its delivery to one target; `desired` and provenance are left out. */
export interface Pair {
  readonly subject: SubjectRow;
  readonly delivery: DeliveryRow | null;
}

export interface Questions {
  /** All subjects of a sync with their delivery to this target, in order of name, after `after`. */
  pairs(sync: string, target: string, after: Ref | null, limit: number): Promise<readonly Pair[]>;
  pair(sync: string, target: string, ref: Ref): Promise<Pair | null>;
  counts(): Promise<readonly SyncCounts[]>;
  /** Of the last `days` days, today included. */
  caught(days: number): Promise<readonly Caught[]>;
  /** Found longer ago than `graceMs` (a webhook may be late) and within `withinMs`. */
  missed(graceMs: number, withinMs: number): Promise<readonly Missed[]>;
  subjects(filter: { readonly sync?: string; readonly id?: string; readonly kind?: Kind }, after: Ref | null, limit: number): Promise<readonly SubjectRow[]>;
  deliveries(filter: { readonly sync?: string; readonly id?: string; readonly target?: string }, after: Ref | null, limit: number): Promise<readonly DeliveryRow[]>;
  /** Ids at a connection of subjects of a source, as far as they were delivered or adopted there: `ref.id` → target id. */
  linked(connection: string, refs: readonly Ref[]): Promise<ReadonlyMap<string, string>>;
  /** Subjects by the number people know them by (`identificatie` of the model). */
  named(identificatie: string): Promise<readonly Ref[]>;
  /** Rests everything: no row is due or leased. */
  atRest(): Promise<boolean>;
}

// ── the whole ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Store extends Marks {
  readonly subjects: Queue<SubjectClaim, SubjectSettlement>;
  readonly deliveries: Queue<DeliveryClaim, DeliverySettlement>;
  readonly flows: Flows;
  readonly scans: Scans;
  readonly objects: Objects;
  readonly transfers: Transfers;
  readonly lists: TransferLists;
  readonly destructions: Destructions;
  readonly journal: Journal;
  readonly plans: Plans;
  readonly connections: Connections;
  readonly revisions: Revisions;
  readonly persons: Persons;
  readonly slots: Slots;
  readonly recoveries: Recoveries;
  readonly questions: Questions;
  readonly proofs: Proofs;
  /** Sets the base without a delivery: `adopt`. Journalled. */
  adopt(delivery: { readonly sync: string; readonly ref: Ref; readonly target: string }, base: Base, by: string): Promise<void>;
  /** Clears applied state of a target since a moment, so that deliver compares again. Answers how many. */
  distrust(target: string, since: Date, by: string): Promise<number>;
  /** Drops `desired` of subjects at rest that every target has; deliver asks for it again when it needs it. */
  sweep(limit: number): Promise<number>;
  /** Removes what was kept long enough; journalled. */
  tidy(keep: Retention): Promise<Tidied>;
  /** The installation key for keyed hashes; made once, kept beside the database. */
  readonly key: Buffer;
}
