// How a message is read to a tree: what is cut out of it, and how large the rest may be.
import type { Cutter } from './cut';

/** How deep and how large the rest may be, once contents are cut out, before it is refused. */
export interface TreeLimits {
  /** Elements within elements. */
  readonly depth: number;
  /** Characters of names, attributes and text that are kept. */
  readonly kept: number;
  readonly elements: number;
}

export const TREE_LIMITS: TreeLimits = { depth: 64, kept: 16 * 1024 * 1024, elements: 200_000 };

export interface TreeOptions {
  /** As it appears in every message of what is wrong. */
  readonly file: string;
  /** `charset` of the Content-Type it came with; goes before the declaration, after a byte order mark (RFC 7303 §3). */
  readonly charset?: string;
  readonly cut?: Cutter;
  readonly limits?: Partial<TreeLimits>;
  readonly signal?: AbortSignal;
}
