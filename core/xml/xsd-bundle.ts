// Bundles a set of XSD files to one schema per namespace, in memory: libxml2 imports a namespace once and passes over every further
// import of it, and official sets spread one namespace over dozens of files that import each other.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { diagnostic, DiagnosticError } from '../diagnostics/diagnostic';

/** Texts by the name under which they include each other. */
export interface XsdBundle {
  /** Name of the driver, which imports every namespace once. */
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
}

interface Reference {
  readonly kind: 'include' | 'import';
  /** Absolute path; null: an import that names no file. */
  readonly file: string | null;
  readonly namespace: string;
}

/** One file as it is used: a file without namespace takes that of who includes it ("chameleon"). */
interface Source {
  readonly file: string;
  readonly namespace: string;
  /** Without its includes, and with imports that name no file. */
  readonly text: string;
  readonly references: readonly Reference[];
}

const XSD = 'http://www.w3.org/2001/XMLSchema';
const ATTRIBUTES = String.raw`(?:[^>"']|"[^"]*"|'[^']*')*?`;
const REFERENCE = new RegExp(String.raw`<((?:[\w.-]+:)?)(include|import|redefine)\b(${ATTRIBUTES})(?:/>|>[\s\S]*?</\1\2\s*>)`, 'g');

const attributeOf = (attributes: string, name: string): string | null => {
  const found = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? (found[1] ?? found[2] ?? '') : null;
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Comments blanked, line by line: what is commented out must not be followed, and places stay what they were. */
const withoutComments = (text: string): string => text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));

async function readSource(file: string, includedBy: string | null, root: string): Promise<Source> {
  const shown = path.relative(root, file);
  const refuse = (message: string): never => {
    throw new DiagnosticError([diagnostic('ZS3046', message, { subject: shown })]);
  };
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'ENOTDIR') throw error;
    return refuse(`${shown} is not there`);
  });
  const text = withoutComments(bytes.toString('utf8').replace(/^\ufeff/, ''));
  const head = new RegExp(String.raw`<(?:[\w.-]+:)?schema\b(${ATTRIBUTES})>`).exec(text)?.[1];
  if (head === undefined || !head.includes(XSD)) return refuse(`${shown} is no XML schema`);
  const namespace = attributeOf(head, 'targetNamespace') ?? includedBy ?? '';
  const references: Reference[] = [];
  const rest = text.replace(REFERENCE, (all, prefix: string, kind: string, attributes: string) => {
    if (kind === 'redefine') return refuse(`${shown} redefines another schema, which we do not bundle`);
    const location = attributeOf(attributes, 'schemaLocation');
    // Some sets were written on Windows: a backslash in a location is a slash.
    const target = location === null ? null : path.resolve(path.dirname(file), location.replace(/\\/g, '/'));
    const lines = all.replace(/[^\n]/g, '');
    if (kind === 'include') {
      references.push({ kind, file: target, namespace });
      return lines;
    }
    const imported = attributeOf(attributes, 'namespace') ?? '';
    references.push({ kind: 'import', file: target, namespace: imported });
    return `<${prefix}import${imported === '' ? '' : ` namespace="${escaped(imported)}"`}/>${lines}`;
  });
  return { file, namespace, text: rest, references };
}

/** Everything the roots lead to. Throws ZS3046 where a file is not there, is no schema, or is of another namespace than its include says. */
async function follow(folder: string, roots: readonly string[]): Promise<readonly Source[]> {
  const sources = new Map<string, Source>();
  const waiting: { readonly file: string; readonly from: string | null; readonly namespace: string | null }[] = roots.map((root) => ({ file: path.resolve(folder, root), from: null, namespace: null }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const key = `${next.file} ${next.namespace ?? ''}`;
    if (sources.has(key)) continue;
    const source = await readSource(next.file, next.namespace, folder);
    if (next.from !== null && next.namespace !== null && source.namespace !== next.namespace) {
      throw new DiagnosticError([diagnostic('ZS3046', `${next.from} refers to ${path.relative(folder, next.file)} for "${next.namespace}", which is of "${source.namespace}"`, { subject: next.from })]);
    }
    sources.set(key, source);
    for (const reference of source.references) {
      if (reference.file !== null) waiting.push({ file: reference.file, from: path.relative(folder, next.file), namespace: reference.namespace });
    }
  }
  // A root and a reference to it are the same file.
  return [...new Map([...sources.values()].map((source) => [`${source.file} ${source.namespace}`, source])).values()];
}

/** Follows include and import from the roots (relative to the folder) and bundles what they lead to. Throws DiagnosticError ZS3046. */
export async function bundleXsd(folder: string, roots: readonly string[]): Promise<XsdBundle> {
  const root = path.resolve(folder);
  const sources = await follow(root, roots);
  const files: Record<string, string> = {};
  const byNamespace = new Map<string, string[]>();
  for (const source of sources) {
    const group = byNamespace.get(source.namespace) ?? [];
    byNamespace.set(source.namespace, group);
    const name = `bundle/${byNamespace.size}.${group.length + 1}/${path.relative(root, source.file).replace(/\\/g, '/').replace(/^(?:\.\.\/)+/, '')}`;
    files[name] = source.text;
    group.push(name);
  }
  const imports: string[] = [];
  [...byNamespace].forEach(([namespace, names], index) => {
    const name = `bundle/namespace-${index + 1}.xsd`;
    const target = namespace === '' ? '' : ` targetNamespace="${escaped(namespace)}"`;
    files[name] = `<schema xmlns="${XSD}"${target}>${names.map((one) => `<include schemaLocation="${escaped(one.replace(/^bundle\//, ''))}"/>`).join('')}</schema>`;
    imports.push(`<import${namespace === '' ? '' : ` namespace="${escaped(namespace)}"`} schemaLocation="${escaped(name.replace(/^bundle\//, ''))}"/>`);
  });
  const main = 'bundle/all.xsd';
  files[main] = `<schema xmlns="${XSD}" targetNamespace="urn:zaaksluis:bundle">${imports.join('')}</schema>`;
  return { main, files };
}
