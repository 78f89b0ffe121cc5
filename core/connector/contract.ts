// The contract between the house and a connector: what every connector is, and what it may offer.
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';
import type { Kind, Ref } from '../model/ref';
import type { Shape } from '../model/shapes';
import type { BaseValues, Ownership } from '../model/threeway';
import type { ByHand } from './by-hand';
import type { Host } from './host';
import type { Register, RegisterKind } from './register';
import type { Service } from './service';

/** A kind of outside system. One object per connector, listed in `connectors/registry.ts`; making one does no I/O. */
export interface Connector<C = unknown> {
  /** As written in `connections/*.yaml` under `connector:`. */
  readonly name: string;
  /** One sentence for the generated page. */
  readonly summary: string;
  /** Validates, locates errors, redacts (`secret()` fields) and prints the reference page. */
  readonly config: z.ZodType<C>;
  /** The raw and target shapes that mappings may name. */
  readonly shapes: readonly Shape[];
  readonly capabilities: Capabilities;
  connect(config: C, host: Host): Connection;
  /** Reads a file as this system exports it, without a connection: for `read --file` and `plan --file`. Streams; throws DiagnosticError where the file is refused. */
  readFile?(file: string, signal: AbortSignal): AsyncIterable<FileItem>;
  /** Plays the other side over real HTTP: for the contract suite, the demo and the benchmark. */
  readonly sandbox?: SandboxFactory;
  /** Messages an engineer sends from the command line. */
  readonly byHand?: ByHand;
  /** What `config/senders/*.yaml` may say of one who calls the service of this connector. */
  readonly sender?: z.ZodType;
}

/** What a file holds: subjects in the order of the file, and findings about the file itself. */
export type FileItem =
  | { readonly item: 'subject'; readonly kind: Kind; readonly id: string; readonly raw: Raw | Gone }
  | { readonly item: 'finding'; readonly finding: Diagnostic };

/** What a connector can do. `notSupported(why)` is an answer; leaving it out is not. */
export interface Capabilities {
  readonly source: Support<{ readonly kinds: readonly Kind[]; readonly proves: 'presence' | 'absence' }>;
  readonly target: Support<{ readonly kinds: readonly Kind[]; readonly canBeAsked: boolean; readonly nature: 'keeps' | 'receives' }>;
  readonly receiver: Support<{ readonly summary: string }>;
  /** Can be put behind a service: asked and changed by number. */
  readonly register: Support<{ readonly kinds: readonly RegisterKind[] }>;
  /** Answers others who call us. */
  readonly service: Support<{ readonly summary: string }>;
}

export type Support<Detail> = ({ readonly supported: true } & Detail) | { readonly supported: false; readonly why: string };

export const notSupported = (why: string): { readonly supported: false; readonly why: string } => ({ supported: false, why });

/** Where a person stands in an outside system. */
export interface PersonPlace {
  readonly ref: Ref;
  /** As people know it: the identificatie of a zaak. */
  readonly known: string;
}

/** An open door to one configured system. Disposing closes agents and handles; nothing is lost by it. */
export interface Connection extends AsyncDisposable {
  /** "Does it work, and what may we do?" Safe at any time: reads only. */
  probe(signal: AbortSignal): Promise<Probe>;
  readonly source?: Source;
  readonly target?: Target;
  readonly receiver?: Receiver;
  readonly register?: Register;
  readonly service?: Service;
  /** Writes at a source that close a transfer. */
  readonly acts?: Acts;
  /** What must be looked after while nobody calls: subscriptions that must exist, locks of ours that must not. Once an hour, and at the start of a node. */
  upkeep?(signal: AbortSignal): Promise<readonly Diagnostic[]>;
  /** Every place of this system where the natural person with this BSN stands. Only reads; the BSN may reach no log, error or address that is kept. */
  findPerson?(bsn: string, signal: AbortSignal): Promise<readonly PersonPlace[]>;
  /** The zaken of this system that have this document (and besluiten without a zaak). Only reads. */
  holders?(document: Ref, signal: AbortSignal): Promise<readonly Ref[]>;
  /** Removes refused files from before this moment, where it keeps any (`retention.quarantine`). Answers how many. */
  tidy?(before: Date, signal: AbortSignal): Promise<number>;
}

export interface Probe {
  readonly ok: boolean;
  /** Facts worth showing: versions, limits, rights. Never a secret. */
  readonly facts: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

// ── source ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Source {
  /**
   * Names, a page at a time. `select` is only a hint. A source that is pushed to takes in what has arrived first.
   * `cursor: null` begins; `next: null` ends. Skipping or repeating a name between pages is allowed, losing one is not.
   * `sweep` absent: everything. A partial sweep never proves absence. `kind` absent: the one it has, or all of them.
   */
  list(select: JsonObject, cursor: Json | null, signal: AbortSignal, sweep?: Sweep, kind?: Kind): Promise<Page>;
  /**
   * The subject as it is now, with all its parts; `options` as the sync wrote them under `read:`. Calls that come together may be
   * answered by one request.
   */
  read(ref: Ref, signal: AbortSignal, options?: ReadOptions): Promise<Raw | Gone>;
  /** Content of a document (`inhoud` of the model, as it is) from byte `from`. Throws Blocked where it is not that content any more. */
  open?(content: JsonObject, from: number, signal: AbortSignal): Promise<Readable>;
}

/** What a sync may ask of `read` beyond the ordinary: each costs calls. */
export interface ReadOptions {
  /** The audit trail of the subject. */
  readonly audittrail?: boolean;
  /** The documents of a zaak, whole, inside it (for a target that takes a dossier at once). */
  readonly documenten?: boolean;
}

/** The partial sweeps (zgw-archive §1.12): what was touched lately, and what may have been by its dates. */
export const SWEEPS = ['hot', 'window'] as const;
export interface Sweep {
  readonly kind: (typeof SWEEPS)[number];
  /** Begin of the last sweep of this kind that ended well, in UTC; null: never. The source takes its own margin for clocks and date-granular filters. */
  readonly since: string | null;
}

export interface Page {
  readonly names: readonly {
    readonly ref: Ref;
    /** Differs when the subject may have changed; absent: always mark. */
    readonly stamp?: string;
    /** Natural key where `ref.id` is made by the system: `<bronorganisatie>/<identificatie>` of a zaak or document. */
    readonly key?: string;
  }[];
  readonly next: Json | null;
  /** Things met on the way that belong to no subject: a file put in quarantine, a version newer than we know. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a source says of one subject, in the source's own shape. */
export interface Raw {
  readonly state: 'present';
  /** Name of the shape of `value`; mappings are found by it. */
  readonly shape: string;
  readonly value: JsonObject;
  readonly stamp?: string;
  /** File, hash, version, moment: shown by `explain`, never mapped, never hashed. */
  readonly provenance: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** The source says positively that it is not there (404, a tombstone). Not finding it in a list is not this. */
export interface Gone {
  readonly state: 'gone';
  readonly provenance: JsonObject;
}

// ── target ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Target {
  /** What the target has for this subject now. `Unknowable`: it cannot be asked; compare with base, never assume absence. */
  find(query: FindQuery, signal: AbortSignal): Promise<Found | Absent | Unknowable>;
  /** Pure: the ordered steps from want, base and now. `plan` shows them, `deliver` executes the same. */
  plan(input: PlanInput): Planned;
  /** One outside write. Earlier results are in `ctx.results` by step name. Throws Retry, Blocked or Halt. */
  apply(step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied>;
  /** After a crash or a lost reply: did this step take effect? Only reads. */
  recognise(step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied | Absent | Unknowable>;
  /** What the target holds of one kind, for `prove` and `adopt`: names with their natural keys. Absent kind: the one it has. */
  list?(select: JsonObject, cursor: Json | null, signal: AbortSignal, kind?: Kind): Promise<Page>;
  /** The contents this subject has at the target, for a proof of content; absent: this target cannot give them back. */
  contents?(query: FindQuery, signal: AbortSignal): Promise<readonly HeldContent[]>;
  /** What a target that receives has said since `cursor` (null: from the beginning) of what was handed to it. Only reads. */
  receipts?(cursor: Json | null, signal: AbortSignal): Promise<{ readonly receipts: readonly Receipt[]; readonly next: Json | null }>;
}

/** Content as a target holds it. */
export interface HeldContent {
  /** `bron` of the document at the source, and its version where the target keeps several. */
  readonly bron: string;
  readonly versie?: number;
  readonly size: number | null;
  /** As the target states it; `computed`: by the target itself from its bytes, not copied from what it was told. */
  readonly checksum: { readonly algorithm: string; readonly value: string; readonly computed: boolean } | null;
  open?(signal: AbortSignal): Promise<Readable>;
}

/** What the receiver of a transfer said of one dossier (practice §1). */
export interface Receipt {
  /** Identification of the SIP as we handed it over. */
  readonly sip: string;
  readonly state: 'received' | 'accepted' | 'rejected';
  /** When the receiver said so, in UTC. */
  readonly at: string;
  /** Why it was rejected, in the words of the receiver; empty otherwise. */
  readonly reasons: readonly string[];
  /** What it gave the dossier: its id there, hash of the pakbon. */
  readonly evidence: JsonObject;
}

export interface FindQuery {
  readonly ref: Ref;
  /** In the target's shape; null when only removal is at stake. The natural key is read from it. */
  readonly want: JsonObject | null;
  /** What we know: source id (`''` for the subject itself) → id at the target (a UUID, a path; never a raw URL). */
  readonly links: Links;
  /** The decisions of the sync, as given in its file under `target:`. */
  readonly options: JsonObject;
}

export type Links = Readonly<Record<string, string>>;

export interface Found {
  readonly state: 'found';
  /** In the target's shape, parts carrying their `bron` where it is known from links, base or natural key. */
  readonly value: JsonObject;
  /** Source id → id at the target, as found. */
  readonly links: Links;
  /** What `plan` must know besides the value: limits, versions, catalogue objects. Plain data. */
  readonly context: JsonObject;
}

export interface Absent {
  readonly state: 'absent';
  readonly context: JsonObject;
}

export interface Unknowable {
  readonly state: 'unknowable';
  readonly why: string;
  readonly context: JsonObject;
}

export interface PlanInput {
  readonly ref: Ref;
  /** In the target's shape; null: remove. */
  readonly want: JsonObject | null;
  /** What we delivered last, per path we own; null: never, and not adopted. */
  readonly base: BaseValues | null;
  readonly now: Found | Absent | Unknowable;
  readonly links: Links;
  readonly ownership: (path: string) => Ownership;
  /** Compares values with hashed bases (`retain: hashes`). */
  readonly key: Buffer;
  readonly options: JsonObject;
  /** Today in Europe/Amsterdam, YYYY-MM-DD. */
  readonly today: string;
}

export interface Planned {
  /** In order; none: the target agrees. */
  readonly steps: readonly Step[];
  /** What a person sees: one entry per object. */
  readonly changes: readonly Change[];
  /** Errors here block the delivery; warnings are shown. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why a named person must approve this, whatever the sync says; empty: nothing that needs it. */
  readonly approval: readonly string[];
  /** What will have been delivered when all steps are done, per path we own: the next base. */
  readonly delivers: ReadonlyMap<string, Json>;
  /**
   * What must be delivered first by other deliveries to this same target, and what stays undone until then (closing, a link to a
   * document). The steps are executed all the same; the row stays due and is woken when one of the names settles. A relation that
   * may be mutual (relevante andere zaken) is never waited for. Absent or without refs: nothing.
   */
  readonly waits?: { readonly refs: readonly Ref[]; readonly reason: Diagnostic };
  /** Names whose arrival at this target would add something (a relation that may be mutual): the row rests, and is planned again when one of them settles. */
  readonly wokenBy?: readonly Ref[];
}

export type Action = 'create' | 'update' | 'remove' | 'publish' | 'close' | 'unchanged';

/** One object of a plan, as shown: `{kind, id, action, fields, diagnostics}`. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly action: Action;
  readonly fields: readonly FieldChange[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface FieldChange {
  /** Path in the target's shape, as `flatten` spells it. */
  readonly path: string;
  readonly from: Json | null;
  readonly to: Json | null;
  /** Set where the target's value stays because a person owns it. */
  readonly kept?: 'edited' | 'filled' | 'unadopted';
  /** The mapping rule that made `to` (`mappings/zgw/zaaktype.yaml:12`); filled in by the sync. */
  readonly rule?: string;
}

/** One outside write, as plain data: it is stored, hashed, compared and shown. */
export interface Step {
  /** Unique in its plan, in the field's words: `statustype MST0000012`. Others refer to its result by it. */
  readonly name: string;
  readonly action: Exclude<Action, 'unchanged'>;
  /** The outside object this writes: its lease is held while writing. Key within the connection. */
  readonly object: { readonly kind: string; readonly key: string };
  /** What the connector needs to execute it. `{"$ref": "zaaktype B1026"}` anywhere in it stands for the id of an earlier result. */
  readonly request: JsonObject;
  /** The source id whose link (`Links`) the result becomes; '' for the subject itself; absent: no link. */
  readonly link?: string;
  /** The server refuses a second one by itself, or repeating has no second effect (PUT, PATCH, DELETE). */
  readonly repeatable: boolean;
  /** Cannot be taken back (publishing, closing): comes last. */
  readonly irreversible: boolean;
  /** How to take it back: the before-image; absent where irreversible or not needed. */
  readonly undo?: JsonObject;
  /** Which content this step sends: `inhoud` of the model, as it is. `apply` then finds it behind `ctx.content`. */
  readonly content?: JsonObject;
  /** May take as long as its bytes though it sends no content of a source (a container, an upload of one): the lease is renewed while it runs. */
  readonly lasting?: boolean;
}

/** The content a step sends, and what was kept of earlier attempts. */
export interface ContentDoor {
  /**
   * The bytes at the source from `from`, never whole in memory. Read from 0 they are counted and hashed on the way, and the stream
   * fails with Blocked (ZS5010, ZS5011) at its end where size or SHA-256 is not what the source stated. May be opened again.
   */
  open(from?: number): Promise<Readable>;
  /** SHA-256 and size of the last complete reading from 0; null: none yet. */
  readonly read: () => { readonly sha256: string; readonly size: number } | null;
  /** What was kept of this very step by an earlier attempt, also of a process that is gone: a lock, parts sent. null: nothing. */
  readonly state: JsonObject | null;
  /** Commits what the next holder must know **before** the outside call that needs it. Throws LeaseLost. */
  keep(state: JsonObject): Promise<void>;
}

export interface ApplyContext {
  readonly ref: Ref;
  /** Results of earlier steps of this plan, by step name. */
  readonly results: Readonly<Record<string, Applied>>;
  readonly links: Links;
  readonly options: JsonObject;
  /** For the audit trail of the target (X-Audit-Toelichting): plan and run, no personal data. */
  readonly reason: string;
  /** Only for a step with `content`: such a step may take as long as its bytes; the lease is renewed while it runs. */
  readonly content?: ContentDoor;
}

export interface Applied {
  readonly state: 'applied';
  /** Id at the target; null where there is none any more (removed). */
  readonly id: string | null;
  /** What later steps or the journal need; small. */
  readonly result: JsonObject;
}

// ── receiver ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Somebody calls us. The names are marked and committed before the answer leaves. */
export interface Receiver {
  /** Fast and without calls outside: somebody waits for the answer. */
  receive(request: Incoming, signal: AbortSignal): Promise<Accepted | Refused>;
  /**
   * Of which system every change of these kinds is told here: a change that is found there otherwise counts as one that was left out.
   * Absent: nothing follows from silence (uploads).
   */
  readonly tells?: { readonly system: string; readonly kinds: readonly Kind[] };
  /** Kinds of which objects are named that stand for others (a besluit for its zaak): a sync of that other kind looks, through `resolve`. */
  readonly standsFor?: Readonly<Partial<Record<Kind, Kind>>>;
  /** The subjects a name stands for, as it is now; empty: none any more. Throws Retry or Halt. */
  resolve?(ref: Ref, signal: AbortSignal): Promise<readonly Ref[]>;
}

export interface Incoming {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly remoteAddress: string;
  /** The client certificate of the caller, proved over TLS or told by a proxy this node trusts; absent: none. */
  readonly certificate?: ClientCertificate;
  readonly body: Readable;
}

/** What identifies a caller by its certificate (practice §13). */
export interface ClientCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 over the certificate, lower-case hex without colons. */
  readonly fingerprint: string;
  /** Organisatie-identificatienummer: serialNumber of the subject in PKIoverheid certificates; null: it has none. */
  readonly oin: string | null;
}

export interface Accepted {
  readonly state: 'accepted';
  readonly names: readonly { readonly ref: Ref; readonly stamp?: string }[];
  readonly status: number;
  readonly body: JsonObject;
  /** Instead of `body`, where the caller's protocol has a form of its own (a Bv03 in an envelope). */
  readonly said?: Said;
  /** Called when the names are committed and before the answer leaves: to remember that this call was taken in. */
  after?(): Promise<void>;
}

export interface Refused {
  readonly state: 'refused';
  /** 400 wrong, 401 who are you, 403 not you, 413 too large, 409 same key other content. */
  readonly status: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Instead of the diagnostics, as for `Accepted`. */
  readonly said?: Said;
}

/** An answer in the words of the caller's protocol. */
export interface Said {
  /** Content-Type. */
  readonly type: string;
  readonly text: string;
}

// ── own acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The archive accepted the zaak: its documents become `gearchiveerd`, then the zaak `overgedragen` (Zaken API zrc-022: in that order). */
export interface Act {
  readonly act: 'overgedragen';
  readonly ref: Ref;
  /** Source ids of the documents that may be set `gearchiveerd`; those also linked to another zaak are left out by who asks. */
  readonly documenten: readonly string[];
}

/**
 * Writes at a source that close a transfer (practice §2). They are recorded as own acts and what they change is left out of the
 * hash of what was read, so that they make no work.
 */
export interface Acts {
  /** What would stop this act: rights, documents that are locked or shared with an open zaak, dates not set. Only reads. */
  check(act: Act, signal: AbortSignal): Promise<readonly Diagnostic[]>;
  /** The steps still to be done, in order; none: it is done. Only reads; every step may be repeated without a second effect. */
  plan(act: Act, signal: AbortSignal): Promise<readonly Step[]>;
  apply(step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied>;
  /** The other zaken of this source that hold a document of the zaak of this act. Only reads. */
  shared(act: Act, signal: AbortSignal): Promise<readonly SharedDocument[]>;
  /** The model as it would be without own acts: compared instead of it. Pure. */
  without(kind: Kind, model: JsonObject): JsonObject;
}

/** A document that also belongs to another zaak: it is not archived while that zaak is open or was not transferred. */
export interface SharedDocument {
  /** Source id of the document. */
  readonly document: string;
  readonly documentIdentificatie: string;
  /** The other zaak. */
  readonly zaak: Ref;
  readonly zaakIdentificatie: string;
  readonly open: boolean;
}

// ── sandbox ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Starts a server that plays the other side; its state lives on the shelf, and what does not fit there in files below `root` (where a
 * house has one) under the name of the connection, so it survives the process.
 */
export type SandboxFactory = (options: SandboxOptions, host: Pick<Host, 'shelf' | 'log' | 'clock'> & Partial<Pick<Host, 'root' | 'connection'>>) => Promise<Sandbox>;

export interface SandboxOptions {
  readonly port: number;
  readonly settings: JsonObject;
}

export interface Sandbox extends AsyncDisposable {
  /** Root address, without a slash at the end. */
  readonly url: string;
  /** The `settings` of a connection to it; secrets by value, for the secret of a sandbox is none. */
  readonly connection: JsonObject;
}
