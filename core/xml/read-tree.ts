// Reads one XML message to a tree: namespaces resolved, strict, bounded, with its contents cut out on the way.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';
import { parseTree } from './parse-tree';
import type { XmlTree } from './tree';
import type { TreeOptions } from './tree-options';

export type { TreeLimits, TreeOptions } from './tree-options';

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
