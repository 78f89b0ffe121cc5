// The second way in: a system that calls us, wants something done or told, and waits for the answer.
import type { Readable } from 'node:stream';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Json, JsonObject } from '../model/json';
import type { Absent, Incoming } from './contract';
import type { Held, RegisterKind, RegisterQuery, Wish, ZaakPart, ZaaktypeNames } from './register';

/** What a caller gets. A body that holds a document is a stream; an answer that is kept for a resend is text. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
  /** Which operation it was, in the words of the protocol: for counters. Absent: none of them, or nobody could tell. */
  readonly operation?: string;
  /** Which of `Exchange.senders` called, where that was established. */
  readonly sender?: string;
  /** `answered`: done or told. `refused`: nothing was changed. For metrics and the exchange row. */
  readonly outcome: 'answered' | 'refused';
}

/** A message in the words of its protocol: the name under which a resend is known (stuf.md A3.1). */
export interface MessageName {
  /** Every part of the sender's identity that the protocol names, joined; holds no personal data. */
  readonly sender: string;
  readonly referentienummer: string;
  /** SHA-256 over the functional content (without stuurgegevens), lower-case hex. */
  readonly contentHash: string;
  /** SHA-256 over the whole message: an equal one is a resend, another one under the same number is not. */
  readonly messageHash: string;
  /** `creeerZaak`, in the words of the protocol. */
  readonly operation: string;
  /** Messages about one object are carried out one by one, in the order of arrival; `zaak/<identificatie>`. */
  readonly about: readonly string[];
  /** As the sender says, in UTC; null: not told. */
  readonly sentAt: string | null;
}

/** A message that was stored before it was carried out (store-and-forward), whole: what `perform` needs to go on after a crash. */
export interface StoredMessage {
  readonly name: MessageName;
  /** As `serve` gave it to `store`; content is in the spool under the names it holds. */
  readonly message: JsonObject;
}

/** A connector that answers others. It speaks the protocol; what is to be done is done by `exchange`. */
export interface Service {
  /** One call over HTTP. Never throws for what the caller did wrong: that is an answer in its protocol. */
  serve(request: Incoming, exchange: Exchange, signal: AbortSignal): Promise<ServiceAnswer>;
  /** Carries out a message that was stored, and tells the sender where it asked for that. Throws Retry, Blocked or Halt. */
  perform?(stored: StoredMessage, exchange: Exchange, signal: AbortSignal): Promise<void>;
  /** Compares what is configured per zaaktype and per sender with the live catalogue: which roltype, statustype, resultaattype, informatieobjecttype is missing. Only reads. */
  check?(exchange: Exchange, signal: AbortSignal): Promise<readonly Diagnostic[]>;
}

/** What came of a mapping, as the service needs it. */
export interface Translated {
  readonly value: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /** Elements with content that no rule uses. */
  readonly unmapped: readonly string[];
}

/** What the house does for a service. One per configured service; `Exchange` is bound to its registers, mappings and settings. */
export interface Exchange {
  /** `straight-through`: answered after success. `store-and-forward`: answered after safe storage. */
  readonly mode: 'straight-through' | 'store-and-forward';
  /** The senders of this service: `settings` of each file, parsed by `Connector.sender`. */
  readonly senders: readonly { readonly name: string; readonly settings: JsonObject }[];

  /** From the protocol's shape to the model, by the mapping that is configured for this kind. `overrides`: settings for it (per sender, per zaaktype). */
  toModel(kind: RegisterKind, raw: JsonObject, settings: JsonObject): Translated;
  /** From the model to the protocol's shape. */
  fromModel(kind: RegisterKind, model: JsonObject, settings: JsonObject): Translated;

  /** Finds an object in the register that has it: the one remembered for this number, else each in turn. */
  find(query: RegisterQuery, signal: AbortSignal): Promise<Held | Absent>;
  /** Over all registers of this service. */
  search(person: { readonly inpBsn: string }, parts: readonly ZaakPart[], limit: number, signal: AbortSignal): Promise<{ readonly found: readonly Held[]; readonly more: boolean }>;
  /** In the register to which zaken of this zaaktype go. */
  zaaktype(identificatie: string, day: string, signal: AbortSignal): Promise<ZaaktypeNames | null>;
  zaaktypeOf(held: Held, signal: AbortSignal): Promise<ZaaktypeNames>;
  open(held: Held, content: JsonObject, from: number, signal: AbortSignal): Promise<Readable>;
  /** A number nobody else gets: of the series of this service (gemeentecode first), or of the register where the service says so. */
  reserve(kind: RegisterKind, signal: AbortSignal): Promise<string>;
  checkOut(held: Held, signal: AbortSignal): Promise<{ readonly lock: string }>;
  cancelCheckOut(held: Held, lock: string, signal: AbortSignal): Promise<void>;

  /**
   * Runs `work` for this message exactly once. An equal message gets the answer that was given, also while the first still runs
   * (it waits); nothing is done again. Other content under the same number: `other` makes the answer (StUF016). A crash in `work`
   * leaves a row that the next holder undoes or finishes. Answers are kept as long as the service says (`answers`, default 30 days).
   */
  once(name: MessageName, answers: { readonly other: () => ServiceAnswer }, work: (doing: Doing) => Promise<ServiceAnswer>, signal: AbortSignal): Promise<ServiceAnswer>;
  /** Stores a message safely; `perform` follows. True: stored now, false: an equal one was there. Other content: throws Blocked ZS6016. */
  store(name: MessageName, message: JsonObject, signal: AbortSignal): Promise<boolean>;
  /** An earlier message of this sender about the same object with the same functional content that was carried out (practice §12); null: none. */
  alike(name: MessageName, signal: AbortSignal): Promise<{ readonly contentHash: string; readonly referentienummer: string } | null>;
  /** Counted and shown: what a message held and nobody could place, what was let pass. Never holds personal data. */
  report(name: MessageName | null, diagnostics: readonly Diagnostic[]): void;
  /** Small facts kept for the service, by key (last number, last tijdstipBericht). */
  remember(key: string, value: Json): Promise<void>;
  recall(key: string): Promise<Json | undefined>;
}

/** The only way to change something: inside `once` or `perform`. */
export interface Doing {
  /**
   * Holds the objects, plans all wishes together, writes the plan down, carries it out, and takes it back where a step fails: after a
   * throw nothing of it is left (or, where that could not be, the row says what is). Marks what changed in every sync that reads the
   * register. `revise` changes nothing and may be called again: it gets what the register holds now, and may ask (the names of a zaaktype).
   */
  carryOut(orders: readonly Order[], revise: (now: readonly (Held | Absent)[]) => readonly Wish[] | Promise<readonly Wish[]>, signal: AbortSignal): Promise<CarriedOut>;
}

/** What is looked up, and held, for a command. A zaak that must be made names its zaaktype, by which the register is chosen. */
export interface Order {
  readonly query: RegisterQuery;
  readonly zaaktype?: string;
}

export interface CarriedOut {
  /** None: the register agreed already. */
  readonly steps: number;
  /** Id in the register per wish; null where it was removed. */
  readonly ids: readonly (string | null)[];
  readonly diagnostics: readonly Diagnostic[];
}
