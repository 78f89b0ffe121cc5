// Finds the StUF message in whatever a peer wrapped it in: a body, a fault of either SOAP, or an element of its own.
import type { XmlTree } from '../../../core/xml/tree';
import { SOAP11, SOAP12, STUF, ZDS, ZKN } from '../message/namespaces';

const OURS: ReadonlySet<string> = new Set([STUF, ZKN, ZDS]);
const MESSAGE = /^(?:(?:Bv|Fo|Tr)\d\dBericht|zak(?:Lk|Lv|La)\d\d|edc(?:Lk|Lv|La)\d\d|bsl(?:Lk|Lv|La)\d\d|\w+_(?:\w*L[kva]|D[iu])\d\d)$/;
/** Deeper nobody wraps: Envelope, Body, Fault, detail, a wrapper of the toolkit, its result. */
const DEPTH = 7;

/** What an answer holds: a message, a bare SOAP fault, or neither. */
export type Unwrapped =
  | { readonly holds: 'message'; readonly message: XmlTree }
  | { readonly holds: 'fault'; readonly code: string; readonly text: string }
  | { readonly holds: 'nothing' };

function search(tree: XmlTree, depth: number): XmlTree | null {
  if (OURS.has(tree.ns) && MESSAGE.test(tree.name)) return tree;
  if (depth === 0) return null;
  for (const child of tree.children) {
    const found = search(child, depth - 1);
    if (found) return found;
  }
  return null;
}

const within = (tree: XmlTree, ...path: readonly string[]): XmlTree | undefined =>
  path.reduce<XmlTree | undefined>((here, name) => here?.children.find((child) => child.name === name), tree);

const textAt = (tree: XmlTree, ...path: readonly string[]): string => within(tree, ...path)?.text.trim() ?? '';

/** Fo0x anywhere below the envelope counts, also with status 200 (stuf.md A4.1). */
export function unwrap(tree: XmlTree): Unwrapped {
  const message = search(tree, DEPTH);
  if (message) return { holds: 'message', message };
  const body = tree.children.find((child) => child.name === 'Body' && (child.ns === SOAP11 || child.ns === SOAP12));
  const fault = body?.children.find((child) => child.name === 'Fault');
  if (!fault) return { holds: 'nothing' };
  return { holds: 'fault', code: textAt(fault, 'faultcode') || textAt(fault, 'Code', 'Value'), text: textAt(fault, 'faultstring') || textAt(fault, 'Reason', 'Text') };
}
