// Writes a tree as XML text: namespaces under the prefixes one chooses, nothing between elements, in UTF-8.
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import { XSI, type XmlTree } from './tree';
import { attributeText, elementText } from './write';

export interface WriteTreeOptions {
  /** Prefix per namespace; `''` makes it the default one (of elements). What is not named gets `ns1`, `ns2` … */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Whether to begin with `<?xml …?>`; on unless told otherwise. */
  readonly declaration?: boolean;
  /** Puts each start tag on the line where it was read, so that what a schema says of a line is true of the message. */
  readonly atLines?: boolean;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

/** Every namespace of names and types in it, in order of appearance. */
function namespacesOf(tree: XmlTree, seen: Set<string>, ofAttributes: Set<string>): void {
  seen.add(tree.ns);
  for (const { ns, type } of tree.attributes) {
    if (ns !== '') ofAttributes.add(ns);
    if (type && type.ns !== '') seen.add(type.ns);
  }
  for (const child of tree.children) namespacesOf(child, seen, ofAttributes);
}

/** A prefix for each namespace, and the default one; an element without namespace makes a default impossible. */
function choosePrefixes(tree: XmlTree, chosen: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const seen = new Set<string>();
  const ofAttributes = new Set<string>();
  namespacesOf(tree, seen, ofAttributes);
  const made = new Map([[XML, 'xml'], ['', '']]);
  const taken = new Set(['xml', 'xmlns', ...Object.values(chosen)]);
  let last = 0;
  for (const ns of new Set([...seen, ...ofAttributes])) {
    if (made.has(ns)) continue;
    let prefix = chosen[ns] ?? (ns === XSI && !taken.has('xsi') ? 'xsi' : null);
    if (prefix === '' && (seen.has('') || ofAttributes.has(ns))) prefix = null;
    while (prefix === null || (prefix !== chosen[ns] && taken.has(prefix))) prefix = `ns${(last += 1)}`;
    taken.add(prefix);
    made.set(ns, prefix);
  }
  return made;
}

/**
 * The whole text; every namespace is declared on the root. An element with children has no text of its own but white space: mixed
 * content is refused (ZS3027), and so is a character XML does not allow (ZS3026).
 */
export function writeTree(tree: XmlTree, options: WriteTreeOptions = {}): string {
  const prefixes = choosePrefixes(tree, options.prefixes ?? {});
  const out: string[] = options.declaration === false ? [] : ['<?xml version="1.0" encoding="UTF-8"?>'];
  let line = 1;
  const named = (ns: string, name: string): string => {
    const prefix = prefixes.get(ns) ?? '';
    return prefix === '' ? name : `${prefix}:${name}`;
  };
  const put = (one: XmlTree, declarations: string): void => {
    const name = named(one.ns, one.name);
    if (one.children.length > 0 && one.text.trim() !== '') throw new DiagnosticError([diagnostic('ZS3027', `<${one.name}> has text beside its elements`, { field: one.name })]);
    if (options.atLines === true && one.line > line) {
      out.push('\n'.repeat(one.line - line));
      line = one.line;
    }
    const attributes = one.attributes.map(({ ns, name: local, value, type }) => ` ${named(ns, local)}="${type ? named(type.ns, type.name) : attributeText(value, `${one.name}/@${local}`)}"`).join('');
    if (one.children.length === 0) {
      const text = elementText(one.text, one.name);
      out.push(text === '' ? `<${name}${declarations}${attributes}/>` : `<${name}${declarations}${attributes}>${text}</${name}>`);
      if (options.atLines === true) line += text.split('\n').length - 1;
      return;
    }
    out.push(`<${name}${declarations}${attributes}>`);
    for (const child of one.children) put(child, '');
    out.push(`</${name}>`);
  };
  const declarations = [...prefixes].filter(([ns, prefix]) => ns !== '' && prefix !== 'xml').map(([ns, prefix]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${attributeText(ns, 'xmlns')}"`).join('');
  put(tree, declarations);
  return out.join('');
}
