// Says in which words two messages differ, where prefixes, blanks and what goes without saying make no difference.
import { attribute, isNilTree, type XmlTree } from '../../../../core/xml/tree';
import { STUF, XSI } from '../namespaces';

/** Attributes that say what would be so without them. */
const GEWOON = new Set([`${STUF} indOnvolledigeDatum V`, `${STUF} exact true`, `${STUF} metagegeven true`]);

const hasContent = (tree: XmlTree): boolean => tree.children.length > 0 || tree.text.trim() !== '';

/** Says nothing at all: no content, no reason, no attribute of its own. */
const isStil = (tree: XmlTree): boolean => !hasContent(tree) && attribute(tree, STUF, 'noValue') === undefined && !isNilTree(tree) && attributes(tree).size === 0;

/** The reason an element is empty; nil without a reason is its own. */
function leeg(tree: XmlTree): string {
  if (hasContent(tree)) return '';
  return attribute(tree, STUF, 'noValue')?.trim() ?? (isNilTree(tree) ? 'nil' : 'empty');
}

function attributes(tree: XmlTree): Map<string, string> {
  const kept = tree.attributes.filter(({ ns, name, value }) => ns !== XSI && !(ns === STUF && name === 'noValue') && !GEWOON.has(`${ns} ${name} ${value.trim()}`));
  return new Map(kept.map(({ ns, name, value }) => [`${ns} ${name}`, value.trim()]));
}

/** Each difference: its place and both sides. */
export function verschillen(was: XmlTree, is: XmlTree, path = was.name): string[] {
  if (was.ns !== is.ns || was.name !== is.name) return [`${path}: <${was.name}> became <${is.name}>`];
  const found: string[] = [];
  const [left, right] = [attributes(was), attributes(is)];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (left.get(key) !== right.get(key)) found.push(`${path}/@${key.split(' ')[1] ?? ''}: ${left.get(key) ?? '-'} became ${right.get(key) ?? '-'}`);
  }
  if (leeg(was) !== leeg(is)) found.push(`${path}: ${leeg(was) || 'filled'} became ${leeg(is) || 'filled'}`);
  if (was.children.length === 0 && is.children.length === 0 && was.text.replace(/\s+/g, ' ').trim() !== is.text.replace(/\s+/g, ' ').trim()) found.push(`${path}: other text`);
  const names = new Set([...was.children, ...is.children].map((child) => `${child.ns} ${child.name}`));
  for (const name of names) {
    const here = (tree: XmlTree): readonly XmlTree[] => tree.children.filter((child) => `${child.ns} ${child.name}` === name && !isStil(child));
    const [before, after] = [here(was), here(is)];
    const local = `${path}/${name.split(' ')[1] ?? ''}`;
    before.forEach((child, index) => {
      const other = after[index];
      if (other) found.push(...verschillen(child, other, `${local}[${index}]`));
      else found.push(`${local}[${index}]: ${leeg(child) === '' ? 'lost' : `${leeg(child)} lost`}`);
    });
    for (let index = before.length; index < after.length; index += 1) found.push(`${local}[${index}]: made`);
  }
  return found;
}

/** Whether the elements of both that are in both stand in the same order. */
export function zelfdeVolgorde(was: XmlTree, is: XmlTree): boolean {
  const names = (tree: XmlTree): string[] => tree.children.map((child) => child.name);
  const both = new Set(names(was).filter((name) => names(is).includes(name)));
  const order = (tree: XmlTree): string => [...new Set(names(tree).filter((name) => both.has(name)))].join(' ');
  return order(was) === order(is);
}
