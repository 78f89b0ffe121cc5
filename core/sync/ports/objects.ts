// The id map, and the lock on one outside object.

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
