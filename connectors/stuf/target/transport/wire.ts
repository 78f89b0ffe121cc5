// What goes over the line to a SOAP peer and what comes back, before anybody knows what it means.
import type { Readable } from 'node:stream';

/** Content of a document that goes inside a message: the text holds `placeholder` once, where its base64 belongs. */
export interface WireContent {
  readonly placeholder: string;
  /** Bytes, exactly: Content-Length is made from it. */
  readonly size: number;
  readonly type: string;
  open(): Promise<Readable>;
}

export interface WireMessage {
  /** Below the endpoint; '' is the endpoint itself. */
  readonly path: string;
  readonly action: string;
  /** The root element of the message, with its namespaces. */
  readonly body: string;
  readonly content?: WireContent;
  /** Only asks: may be sent where nothing may be written, and changes nothing when it is sent twice. */
  readonly onlyReads: boolean;
}

/** Whatever the peer said, whole. */
export interface WireReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The same with its body still on the line; whoever gets it consumes or destroys it. */
export interface WireStream extends Omit<WireReply, 'text'> {
  readonly stream: Readable;
}

export interface Wire extends AsyncDisposable {
  /** Throws Retry or Halt where nobody answers; any answer is a reply. */
  send(message: WireMessage, signal: AbortSignal): Promise<WireReply>;
  /** The answer may hold a document. */
  fetch(message: WireMessage, signal: AbortSignal): Promise<WireStream>;
}
