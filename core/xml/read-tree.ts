// Reads one XML message to a tree: namespaces resolved, strict, bounded, with its contents cut out on the way.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import type { Cutter } from './cut';
import { parseTree } from './parse-tree';
import type { XmlTree } from './tree';

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

/**
 * The root element with everything in it. Throws a DiagnosticError: ZS3020 not well-formed (an undeclared prefix too), ZS3021 it
 * ends too early, ZS3023 encoding, ZS3024 DOCTYPE, ZS3025 too deep or too large, ZS3041 content is not base64, ZS3042 something
 * else stands within content, ZS3044 it refers to a part and is itself no multipart.
 */
export async function readTree(content: AsyncIterable<Buffer>, options: TreeOptions): Promise<XmlTree> {
  const { tree, includes: [outside] } = await parseTree(content, options);
  if (outside) throw new DiagnosticError([diagnostic('ZS3044', `<${outside.element}> refers to "${outside.href}", and the message has no parts`, { place: outside.place })]);
  return tree;
}
