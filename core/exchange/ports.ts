// What the exchange room asks of a store. `core/store/postgres/exchange` implements it, one verb per file.
import type { Applied, Step } from '../connector/contract';
import type { RegisterKind } from '../connector/register';
import type { CarriedOut, MessageName, ServiceAnswer } from '../connector/service';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Lane } from '../engine/lanes';
import type { Outcome } from '../engine/outcome';
import type { Claimed, Queue } from '../engine/queue';
import type { Json, JsonObject } from '../model/json';
import type { Ref } from '../model/ref';

/** `planned`: its steps are written down; `undoing`: something of it is to be taken back; `failed`: nothing of it is left, or a person must look. */
export const EXCHANGE_STATES = ['received', 'planned', 'applying', 'answered', 'undoing', 'failed'] as const;
export type ExchangeState = (typeof EXCHANGE_STATES)[number];

/** An answer that is kept for a resend: text, byte for byte. */
export interface KeptAnswer extends Omit<ServiceAnswer, 'body'> {
  readonly body: string;
}

/** What came of one command of a message, kept so that the message can be taken up again without doing it twice. */
export interface Carried extends CarriedOut {
  /** What changed in the registers: marked in every sync that reads them. */
  readonly changed: readonly Ref[];
}

/** A command that is under way: enough to say what came of it from its steps alone, whoever finishes it. */
export interface Pending {
  readonly diagnostics: readonly Diagnostic[];
  /** Per wish: its object, by its id there or by the step that makes it. */
  readonly wishes: readonly { readonly connection: string; readonly kind: RegisterKind; readonly id: string | null; readonly made: string | null; readonly removed: boolean }[];
}

/** One message that is ours to carry out, for as long as its lease lasts. */
export interface ExchangeClaim extends Claimed {
  /** The store's own number of this row. */
  readonly row: string;
  readonly service: string;
  readonly lane: Lane;
  readonly name: MessageName;
  /** As it was found. */
  readonly state: ExchangeState;
  /** The message where it was stored first; null: its sender waits for the answer, and sends it again. */
  readonly message: JsonObject | null;
  readonly carried: readonly Carried[];
  /** The command that was under way; null: none. */
  readonly pending: Pending | null;
}

/** What there is of a message when it comes in. */
export type Begun =
  | { readonly state: 'mine'; readonly claim: ExchangeClaim }
  | { readonly state: 'answered'; readonly answer: KeptAnswer }
  /** Somebody carries it out, or takes it back. */
  | { readonly state: 'running' }
  /** Another content has this name. */
  | { readonly state: 'other' };

/** A step of a command, with the register it is for. */
export interface PlannedStep {
  readonly connection: string;
  /** The object in the register, for the journal. */
  readonly ref: Ref;
  readonly step: Step;
}

/** A step that was written down. */
export interface StepLine extends PlannedStep {
  readonly id: string;
  /** Which command of the message, from 0. */
  readonly run: number;
  readonly state: 'intended' | 'done' | 'failed' | 'undone';
  readonly targetId: string | null;
  readonly detail: JsonObject;
  /** Where the sending of its content stands; null: nothing was kept. */
  readonly transfer: JsonObject | null;
}

/** How a message ended. `failed` leaves nothing behind: an equal message is carried out anew. */
export interface Ended {
  readonly state: 'answered' | 'failed';
  /** null: carried out, and nobody was answered: an equal message gets its answer without anything being done again. */
  readonly answer: KeptAnswer | null;
  /** It was refused, and its sender was told otherwise than by this answer. */
  readonly refused?: true;
  readonly carried: readonly Carried[];
  /** Subjects that changed, per sync that reads their register. */
  readonly marks: readonly { readonly sync: string; readonly ref: Ref }[];
  /** Why it failed. */
  readonly reason: Diagnostic | null;
}

export interface ExchangeSettlement {
  readonly claim: ExchangeClaim;
  readonly outcome: Outcome<Ended, Diagnostic>;
}

/** One outside object, and who writes it now: the same rows as deliveries hold. */
export interface ObjectKey {
  readonly connection: string;
  readonly kind: string;
  readonly key: string;
}

export interface Objects {
  /** Takes the leases of all these objects, or of none; answers those that somebody else holds. */
  hold(keys: readonly ObjectKey[], lease: string, leaseMs: number): Promise<readonly ObjectKey[]>;
  release(lease: string): Promise<void>;
  link(entries: readonly (ObjectKey & { readonly targetId: string; readonly owner: string })[]): Promise<void>;
}

/** A service that can work now, with the connections it writes: its messages rest while one of them does. */
export interface Working {
  readonly service: string;
  readonly connections: readonly string[];
}

/** A message as people see it: no field values. */
export interface ExchangeRow {
  readonly row: string;
  readonly service: string;
  readonly sender: string;
  readonly referentienummer: string;
  readonly operation: string;
  readonly about: readonly string[];
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
  readonly state: ExchangeState;
  readonly outcome: 'answered' | 'refused' | null;
  readonly stored: boolean;
  readonly dueAt: Date | null;
  readonly attempts: number;
  readonly lastDiagnostic: Diagnostic | null;
  readonly steps: readonly { readonly name: string; readonly action: string; readonly connection: string; readonly state: StepLine['state'] }[];
}

export interface ServiceCounts {
  readonly service: string;
  /** Of the last seven days, by how they ended. */
  readonly answered: number;
  readonly refused: number;
  /** Stored, or being carried out, or being taken back. */
  readonly waiting: number;
  /** Stored messages that were given up, and what could not be taken back: a person must look. */
  readonly failed: number;
  readonly oldest: Date | null;
}

export interface CountedFinding {
  readonly service: string;
  readonly operation: string;
  readonly count: number;
  readonly lastAt: Date;
  readonly last: Diagnostic;
}

export interface ExchangeFilter {
  readonly service?: string;
  readonly about?: string;
  readonly failed?: boolean;
}

/** Everything that is kept of messages. Due times and leases are those of the database. */
export interface Exchanges {
  readonly objects: Objects;
  /** Messages that are due: stored ones, and those whose holder is gone. */
  queue(working: () => readonly Working[]): Queue<ExchangeClaim, ExchangeSettlement>;

  /** Takes a message that is new, that failed, or whose holder is gone; else says what there is. */
  begin(service: string, name: MessageName, leaseMs: number): Promise<Begun>;
  /** Stores a message to be carried out. `content`: only this node can, for it has its content. */
  store(service: string, name: MessageName, message: JsonObject, content: boolean): Promise<'stored' | 'known' | 'other'>;
  /** Whether no message that came earlier, and is about one of the same objects, is still under way. */
  isNext(claim: ExchangeClaim): Promise<boolean>;
  /** Why none of these may be written now (paused, halted, other files); null: they may. */
  resting(connections: readonly string[]): Promise<Diagnostic | null>;

  /** Pushes the lease ahead; false: it is not ours any more. */
  renew(claim: ExchangeClaim, leaseMs: number): Promise<boolean>;
  /** Writes all steps of a command down, and in the journal, in one commit; null: the lease is not ours any more. */
  intend(claim: ExchangeClaim, run: number, steps: readonly PlannedStep[], pending: Pending, actor: string): Promise<readonly StepLine[] | null>;
  /** Lines are changed only where the lease is still ours; false: it is not. */
  done(claim: ExchangeClaim, line: string, applied: Applied): Promise<boolean>;
  failed(claim: ExchangeClaim, line: string, reason: Diagnostic): Promise<boolean>;
  undone(claim: ExchangeClaim, line: string): Promise<boolean>;
  /** Its effect was looked for and not found; how long ago, in ms, that was first so. */
  missed(line: string): Promise<number>;
  /** Commits what the next holder must know of a content; false: the lease is not ours any more. */
  keepTransfer(claim: ExchangeClaim, line: string, state: JsonObject): Promise<boolean>;
  /** The steps of this message, in order. */
  lines(claim: ExchangeClaim): Promise<readonly StepLine[]>;
  /** From now on what was done is taken back; false: the lease is not ours any more. */
  undoing(claim: ExchangeClaim): Promise<boolean>;
  /** Commits what came of a command, so that it is not done again where the message is taken up again. */
  carried(claim: ExchangeClaim, carried: readonly Carried[]): Promise<boolean>;

  alike(service: string, name: MessageName): Promise<{ readonly contentHash: string; readonly referentienummer: string } | null>;
  /** The next number of a series, never below `start`, never twice. */
  draw(kind: RegisterKind, prefix: string, start: number): Promise<number>;
  /** Moves a series on to this number, where it is behind. */
  advance(kind: RegisterKind, prefix: string, to: number): Promise<void>;
  routeOf(service: string, kind: RegisterKind, identificatie: string): Promise<string | null>;
  keepRoute(service: string, kind: RegisterKind, identificatie: string, connection: string): Promise<void>;
  remember(service: string, key: string, value: Json): Promise<void>;
  recall(service: string, key: string): Promise<Json | undefined>;

  /** Adds what was counted and found since the last time. */
  tell(counts: readonly Count[], findings: readonly Found[]): Promise<void>;
  counts(): Promise<readonly ServiceCounts[]>;
  findings(limit: number): Promise<readonly CountedFinding[]>;
  list(filter: ExchangeFilter, limit: number): Promise<readonly ExchangeRow[]>;
  /** A person has a failed message tried again; false: it waits for nobody. Journalled. */
  retry(row: string, by: string): Promise<boolean>;
  /** A person gives a message up: what is left of it stays as it is. Journalled. */
  giveUp(row: string, by: string, why: string): Promise<boolean>;
  /** Forgets messages of a service that were settled longer ago than this; answers how many. */
  forget(service: string, afterMs: number): Promise<number>;
}

export interface Count {
  readonly service: string;
  readonly operation: string;
  readonly outcome: 'answered' | 'refused' | 'failed';
  readonly count: number;
}

export interface Found {
  readonly service: string;
  readonly operation: string;
  readonly count: number;
  readonly last: Diagnostic;
}
