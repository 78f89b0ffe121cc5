// As much XPath as the cases use, over our own trees: paths of names, positions, one attribute test, count and string-length.
import type { XmlTree } from '../../core/xml/tree';

/** What a path finds: elements, or a value where a function was asked. */
export type Found = readonly XmlTree[] | string;

interface Step {
  /** Anywhere below, not only among the children. */
  readonly deep: boolean;
  /** Local name, `*`, or `text()`. */
  readonly name: string;
  readonly position: number | null;
  readonly attribute: { readonly name: string; readonly value: string } | null;
}

const STEP = /^(\/\/|\/)(?:(?:\w+|\*):)?([\w.-]+(?:\(\))?|\*)((?:\[[^\]]*\])*)/;

function stepsOf(path: string): readonly Step[] {
  const steps: Step[] = [];
  let rest = path.trim();
  while (rest !== '') {
    const [whole, axis, name, tests] = STEP.exec(rest) ?? [];
    if (whole === undefined || name === undefined) throw new Error(`no XPath we know at "${rest}"`);
    const position = /\[(\d+)\]/.exec(tests ?? '')?.[1];
    const [, of, value] = /\[@(?:(?:\w+|\*):)?([\w.-]+)\s*=\s*['"]([^'"]*)['"]\]/.exec(tests ?? '') ?? [];
    steps.push({ deep: axis === '//', name, position: position === undefined ? null : Number(position), attribute: of === undefined ? null : { name: of, value: value ?? '' } });
    rest = rest.slice(whole.length);
  }
  return steps;
}

const below = (tree: XmlTree): readonly XmlTree[] => tree.children.flatMap((child) => [child, ...below(child)]);

/** All text in an element, as XPath's string(). */
export const stringOf = (tree: XmlTree): string => tree.children.length === 0 ? tree.text : tree.children.map(stringOf).join('');

function walk(root: XmlTree, path: string): readonly XmlTree[] {
  // The document is above its root element.
  let found: readonly XmlTree[] = [{ ...root, name: '', children: [root], text: '' }];
  for (const { deep, name, position, attribute } of stepsOf(path)) {
    if (name === 'text()') continue;
    found = found.flatMap((one) => {
      const named = (deep ? below(one) : one.children).filter((child) => (name === '*' || child.name === name)
        && (attribute === null || child.attributes.some((given) => given.name === attribute.name && given.value === attribute.value)));
      return position === null ? named : named.slice(position - 1, position);
    });
  }
  return [...new Set(found)];
}

/** Declarations of namespaces before the path are passed over: the cases' local names are enough to tell elements apart. */
export function xpath(tree: XmlTree, expression: string): Found {
  const path = expression.replace(/declare namespace [^;]*;/g, '').trim();
  const [, compared, expected] = /^(.*?)\s+=\s+([\w.]+)$/s.exec(path) ?? [];
  if (compared !== undefined && expected !== undefined) return String(xpath(tree, compared) === expected);
  const [, called, inner] = /^(count|string-length)\((.*)\)$/s.exec(path) ?? [];
  if (called === 'count') return String(walk(tree, inner ?? '').length);
  if (called === 'string-length') return String(walk(tree, inner ?? '').map(stringOf)[0]?.length ?? 0);
  return walk(tree, path);
}
