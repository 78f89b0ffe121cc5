// One element of XML with its namespaces, as plain data, and the few questions one asks of it.

/** A name as XML means it: the namespace and the local name; prefixes are only spelling. `''`: no namespace. */
export interface XmlName {
  readonly ns: string;
  readonly name: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
  /** Of `xsi:type` only: the type it names, whose prefix means nothing without the declarations around it. */
  readonly type?: XmlName;
}

/**
 * An element with everything in it. Declarations of namespaces are left out; so is what stands between elements beside white space:
 * of mixed content the text is kept, its place among the children is not.
 */
export interface XmlTree extends XmlName {
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlTree[];
  /** Text directly in it, as it stands. */
  readonly text: string;
  /** Of an element whose content was cut out: what the sink made of it. `text` is then a short placeholder, valid base64. */
  readonly cut?: string;
  /** Place of its start tag; lines and columns count from 1, 0 is not known. */
  readonly line: number;
  readonly col: number;
}

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Whether this is the element of that name. */
export const isNamed = (tree: XmlName, ns: string, name: string): boolean => tree.name === name && tree.ns === ns;

/** The first child of this name. */
export function childOf(tree: XmlTree, ns: string, name: string): XmlTree | undefined {
  return tree.children.find((child) => isNamed(child, ns, name));
}

/** All children of this name, in order. */
export function childrenOf(tree: XmlTree, ns: string, name: string): readonly XmlTree[] {
  return tree.children.filter((child) => isNamed(child, ns, name));
}

/** The value of an attribute; `''` as namespace is an attribute without prefix. */
export function attribute(tree: XmlTree, ns: string, name: string): string | undefined {
  return tree.attributes.find((one) => isNamed(one, ns, name))?.value;
}

/** `xsi:nil="true"` or `"1"`: the element says it has no value. */
export function isNilTree(tree: XmlTree): boolean {
  const nil = attribute(tree, XSI, 'nil')?.trim();
  return nil === 'true' || nil === '1';
}

/** An element to write, where nothing was read. */
export function element(ns: string, name: string, content: string | readonly XmlTree[] = [], attributes: readonly XmlAttribute[] = []): XmlTree {
  const isText = typeof content === 'string';
  return { ns, name, attributes, children: isText ? [] : content, text: isText ? content : '', line: 0, col: 0 };
}
