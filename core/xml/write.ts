// Writes XML from plain elements: escaped, indented, in UTF-8, and never a character that XML 1.0 does not allow.
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';

/** An element to write. It has text or children, never both: no format we write mixes them. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly children?: readonly XmlNode[];
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** XML 1.0 §2.2 Char: no control characters but tab and line ends, no U+FFFE or U+FFFF, no lone surrogates; no escape helps. */
export function isXmlChar(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point !== 0xfffe && point !== 0xffff && !isSurrogate(point);
}

/** The first character that XML cannot hold, as `U+000B`; null: none. */
export function forbiddenIn(text: string): string | null {
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (!isXmlChar(point)) return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' };

function checked(text: string, where: string): string {
  const bad = forbiddenIn(text);
  if (bad !== null) throw new DiagnosticError([diagnostic('ZS3026', `the text of <${where}> holds ${bad}`, { field: where })]);
  return text;
}

/** The text of an element, escaped; `where` names it in ZS3026. A carriage return becomes a reference: a reader turns a bare one into a line end (XML 1.0 §2.11). */
export const elementText = (text: string, where: string): string => checked(text, where).replace(/[&<>\r]/g, (found) => ENTITIES[found] ?? found);
/** The value of an attribute, escaped for double quotes. */
export const attributeText = (text: string, where: string): string => checked(text, where).replace(/[&<>"\r\n\t]/g, (found) => ENTITIES[found] ?? found);

function element(node: XmlNode, depth: number, out: string[]): void {
  const indent = '  '.repeat(depth);
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => ` ${name}="${attributeText(value, `${node.name}/@${name}`)}"`).join('');
  if (node.children && node.children.length > 0) {
    out.push(`${indent}<${node.name}${attributes}>`);
    for (const child of node.children) element(child, depth + 1, out);
    out.push(`${indent}</${node.name}>`);
  } else if (node.text !== undefined && node.text !== '') {
    out.push(`${indent}<${node.name}${attributes}>${elementText(node.text, node.name)}</${node.name}>`);
  } else {
    out.push(`${indent}<${node.name}${attributes}/>`);
  }
}

/** A whole document with its declaration, ending in a line end. Throws DiagnosticError ZS3026 where a text cannot be written. */
export function writeXml(root: XmlNode): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>'];
  element(root, 0, out);
  return `${out.join('\n')}\n`;
}
