// One message sent by an engineer who tries a connection alone.
import type { Clock } from './host';
import type { HttpFactory } from './http';

/** What is to be sent, in the words of the command line. */
export interface HandOrder {
  /** Settings of a connection, parsed; null: only `url` is known. */
  readonly settings: unknown;
  /** In place of the address in the settings. */
  readonly url: string | null;
  readonly operation: string;
  /** Options by name, as the connector lists them. */
  readonly options: Readonly<Record<string, string>>;
  /** Elements of the object, by name: what is not given gets a value that will do. */
  readonly set: Readonly<Record<string, string>>;
  /** Absolute path of a content that goes with it. */
  readonly file: string | null;
  /** Only shows what would be sent. */
  readonly dry: boolean;
}

export interface HandSent {
  /** As it goes over the line, secrets left out. */
  readonly request: string;
  /** null: it was not sent. */
  readonly status: number | null;
  /** Whole, as it came. */
  readonly answer: string;
  /** What the answer means, in one line. */
  readonly meaning: string;
  readonly ok: boolean;
}

/** Offered by a connector whose other side can be spoken to by hand. */
export interface ByHand {
  readonly operations: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** Throws a DiagnosticError where the message cannot be made, or nobody answers. */
  send(order: HandOrder, host: { readonly http: HttpFactory; readonly clock: Clock }, signal: AbortSignal): Promise<HandSent>;
}
