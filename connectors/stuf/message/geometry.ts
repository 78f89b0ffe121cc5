// Geometry is carried as it is: an element of GML as plain data, and back.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { XmlAttribute, XmlTree } from '../../../core/xml/tree';

/** `{ ns, name, attributes: [[ns, name, value]], children, text }`: everything XML says, nothing about prefixes. */
export function toPlain(tree: XmlTree): JsonObject {
  return {
    ns: tree.ns, name: tree.name, text: tree.text.trim(),
    attributes: tree.attributes.map((one) => [one.ns, one.name, one.value]), children: tree.children.map(toPlain),
  };
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The element of `toPlain`. */
export function fromPlain(plain: JsonObject): XmlTree {
  const attributes = (Array.isArray(plain['attributes']) ? plain['attributes'] : []).filter(Array.isArray).map(([ns, name, value]): XmlAttribute => ({ ns: text(ns), name: text(name), value: text(value) }));
  const children = (Array.isArray(plain['children']) ? plain['children'] : []).filter(isObject).map(fromPlain);
  return { ns: text(plain['ns']), name: text(plain['name']), attributes, children, text: text(plain['text']), line: 0, col: 0 };
}
