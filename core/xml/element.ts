// One element of XML as plain data, and the few questions one asks of it.

/** An element with everything in it. Names are local: a prefix is taken off, no format read this way needs it. */
export interface XmlElement {
  readonly name: string;
  /** By local name: `xsi:nil` is `nil`. Namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly in it, as it stands. */
  readonly text: string;
  /** Place of its start tag; lines and columns count from 1. */
  readonly line: number;
  readonly col?: number;
}

/** White space of any kind and length becomes one blank; none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `xsi:nil="true"`: the element says it has no value. */
export function isNil(element: XmlElement): boolean {
  const nil = element.attributes['nil'];
  return nil === 'true' || nil === '1';
}

/** The text of an element, white space collapsed; undefined where it is empty or nil: both mean "no value". */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (!element || isNil(element)) return undefined;
  const text = collapse(element.text);
  return text === '' ? undefined : text;
}

/** The first child of this name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}
