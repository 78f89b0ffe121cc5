// How a SIP reaches an e-depot, whatever the way: put under another name, checked, and only then renamed to its own.
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import type { Part } from '../package/seal';
import type { Listed } from '../package/describe';

/** `there`: under its own name. `under way`: only under its other name. `absent`: neither. */
export type Seen = 'there' | 'under way' | 'absent';

export interface Shipment {
  readonly part: Part;
  /** Where it lies here. */
  readonly local: string;
  /** Of a folder: every file in it. */
  readonly files: readonly Listed[];
  /** A file beside the container: what an earlier attempt left there is replaced. The container itself never is. */
  readonly beside: boolean;
}

/** A receipt as it lies there. `stamp` differs when the file does. */
export interface ReceiptFile {
  readonly name: string;
  readonly stamp: string;
  read(): Promise<Buffer>;
}

export interface Transport extends AsyncDisposable {
  /** What is wrong with the way there; none: it works. Reads only. */
  probe(signal: AbortSignal): Promise<readonly Diagnostic[]>;
  /** Whether something of this name is there, and as it was sent. Throws Blocked (ZS4343) where it is something else. */
  look(part: Part, signal: AbortSignal): Promise<Seen>;
  /**
   * Puts it there whole. `beforeRename` is awaited when all bytes are there and checked: what it commits tells a later look
   * whether a name that is gone was taken away. Throws Retry, Halt or Blocked.
   */
  send(shipment: Shipment, beforeRename: () => Promise<void>, signal: AbortSignal): Promise<void>;
  /** The receipts that lie there, in order of their names; those under a name that ends in .part or begins with a dot are not finished. */
  receipts(signal: AbortSignal): Promise<readonly ReceiptFile[]>;
}

/** The name while it is on its way: receivers pass over what begins with a dot. */
export const underWay = (name: string): string => `.${name}.part`;

/** Receipts are XML or JSON files. */
export const isReceipt = (name: string): boolean => /^[^.].*\.(?:xml|json)$/i.test(name);

/** Larger receipts are not receipts. */
export const MAX_RECEIPT = 1024 * 1024;
