// What an operation of ZDS is to the door: it gets a message that was let in, and says what is to be answered.
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Doing, Exchange } from '../../../core/connector/service';
import type { Held } from '../../../core/connector/register';
import type { JsonObject } from '../../../core/model/json';
import type { StufConfig } from '../config';
import type { Bericht } from '../message/bericht';
import type { StufSender } from '../sender';

/** `question`: reads only (Lv01). `command`: changes, and is confirmed (Lk01, Di01). `free`: a synchronous free message (Di02). */
export type OperationKind = 'question' | 'command' | 'free';

/** One operation, under the name both versions of the standard share: `creeerZaak`, `geefZaakdetails`, `zakLk01` … */
export interface Operation {
  readonly name: string;
  readonly kind: OperationKind;
  /**
   * Does or tells it. Throws `StufFault` where the sender must hear a code of the standard (stuf.md A4); Retry, Blocked and Halt of the
   * house become StUF058 with what their diagnostics say.
   */
  run(context: OperationContext): Promise<Answered>;
}

export interface OperationContext {
  readonly bericht: Bericht;
  readonly exchange: Exchange;
  readonly sender: StufSender;
  readonly settings: StufConfig;
  /** Day in Europe/Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** The one way to change something. Throws on a question: questions only read. */
  readonly doing: Doing;
  /** Findings for the operators: counted and shown, never told to the sender. */
  report(diagnostics: readonly Diagnostic[]): void;
  /**
   * Whether this sender may see or change objects of this zaaktype and confidentiality (practice §13). Throws `StufFault` StUF052 where
   * not. A question over many objects leaves out what may not be seen: `mayTouch`.
   */
  demand(about: Touched): void;
  mayTouch(about: Touched): boolean;
}

/** What decides whether a sender may touch an object; null: not known, which is let pass only where nothing is restricted. */
export interface Touched {
  readonly zaaktype: string | null;
  readonly vertrouwelijkheidaanduiding: string | null;
}

/** Content that goes with an answer: streamed into `inhoud` of the object that holds `{ "@bestandsnaam", "@contentType" }` there. */
export interface ContentToSend {
  /** The document that holds it; `held.value.inhoud` is the content. */
  readonly held: Held;
  /** Bytes, as the register says; null where it does not: then it goes through the spool first. */
  readonly omvang: number | null;
}

/** Objects go out in the raw shape of the protocol (`exchange.fromModel`); the door puts the envelope and stuurgegevens around them. */
export type Answered =
  /** Bv03 for Lk01 and Di01, Bv02 for Di02. */
  | { readonly answered: 'bevestiging'; readonly meldingen?: readonly string[] }
  /** La01; none: only stuurgegevens and parameters, which is "nothing found" (stuf.md A5). `vervolg`: there are more. */
  | { readonly answered: 'objecten'; readonly objecten: readonly JsonObject[]; readonly vervolg: boolean; readonly meldingen?: readonly string[]; readonly inhoud?: ContentToSend }
  /** Du02: the identificatie given, or what was checked out (with its content). */
  | { readonly answered: 'vrij'; readonly object: JsonObject; readonly checkedOutId?: string; readonly checkedOutBy?: string; readonly inhoud?: ContentToSend };
