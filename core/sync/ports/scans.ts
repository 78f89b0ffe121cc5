// Scans: a listing of a source, taken in page by page.
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Lane } from '../../engine/lanes';
import type { Json } from '../../model/json';
import type { Ref } from '../../model/ref';
import type { Mark } from './marks';

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
