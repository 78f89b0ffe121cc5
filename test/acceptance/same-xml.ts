// Whether an answer holds what a case expects of it: every element, in any order, with its text; `*` is any text.
import type { XmlTree } from '../../core/xml/tree';

/** Whether a text is what is expected; with `wildcards` each `*` is any text. */
export function isLike(text: string, expected: string, wildcards: boolean): boolean {
  if (!wildcards || !expected.includes('*')) return text === expected;
  const parts = expected.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(text);
}

const shown = (tree: XmlTree): string => (tree.children.length > 0 ? `<${tree.name}>…` : `<${tree.name}>${tree.text.trim()}`);

/** What is missing or different, as paths; none: it is all there. An answer that tells more is no failure. */
export function missing(expected: XmlTree, actual: XmlTree, path = actual.name): readonly string[] {
  const text = expected.text.trim();
  if (expected.children.length === 0) return text === '' || isLike(actual.text.trim(), text, true) ? [] : [`${path} is "${actual.text.trim()}", expected "${text}"`];
  const left = [...actual.children];
  return expected.children.flatMap((child) => {
    const candidates = left.filter((one) => one.name === child.name).map((one) => ({ one, lacks: missing(child, one, `${path}/${one.name}`) })).sort((a, b) => a.lacks.length - b.lacks.length);
    const [best] = candidates;
    if (!best) return isEmpty(child) ? [] : [`${path} lacks ${shown(child)}`];
    left.splice(left.indexOf(best.one), 1);
    return [...best.lacks];
  });
}

/** An element without any text in it says nothing, so an answer may leave it out. */
const isEmpty = (tree: XmlTree): boolean => tree.text.trim() === '' && tree.children.every(isEmpty);
