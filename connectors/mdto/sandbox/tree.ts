// Puts the files of a delivery together with their metadata: what belongs to what, what is alone, and how the levels lie.
import path from 'node:path';
import type { Expects } from './expects';
import { first, readSidecar, type Sidecar } from './sidecar';
import type { Arrived, Contents } from './unpack';

/** A folder with its informatieobject, and the files in it with their metadata. */
export interface Tree {
  readonly objects: ReadonlyMap<string, Sidecar>;
  readonly files: readonly { readonly file: Arrived; readonly metadata: Sidecar | null }[];
  readonly faults: readonly string[];
}

const PAKBON = 'pakbon.xml';
const isMetadata = (name: string): boolean => /\.mdto\.xml$/i.test(name);
const { dirname, basename, extname } = path.posix;

/** Names that metadata of a file may have, in lower case: with or without the extension of the file. */
const ofFile = (name: string): readonly string[] => [`${name}.bestand.mdto.xml`, `${name.slice(0, name.length - extname(name).length)}.bestand.mdto.xml`].map((one) => one.toLowerCase());

const kenmerkOf = (sidecar: Sidecar | undefined): string | undefined => first(sidecar, 'identificatie/identificatieKenmerk');

function read(file: Arrived, kind: Sidecar['kind'], faults: string[]): Sidecar | null {
  const { sidecar, faults: found } = readSidecar(file.bytes ?? Buffer.alloc(0));
  faults.push(...found.map((fault) => `${file.path}: ${fault}`));
  if (sidecar && sidecar.kind !== kind) faults.push(`${file.path}: it describes a ${sidecar.kind}, and stands where a ${kind} belongs`);
  return sidecar?.kind === kind ? sidecar : null;
}

function names(contents: Contents, { forbidden }: Expects, faults: string[]): void {
  const seen = new Set<string>();
  for (const { path: file } of contents.files) {
    if (file.length > 255) faults.push(`${file.slice(0, 40)}… is longer than 255 characters`);
    if (file.split('/').some((name) => forbidden.test(name) || /^\.+$/.test(name))) faults.push(`${file} holds a character that is not taken`);
    if (seen.has(file.toLowerCase())) faults.push(`${file} differs from another name only in case`);
    seen.add(file.toLowerCase());
  }
}

/** The levels above and at this folder, from the outside in. */
const levelsAt = (folder: string, objects: ReadonlyMap<string, Sidecar>): readonly string[] =>
  folder === '.' ? [] : [...levelsAt(dirname(folder), objects), first(objects.get(folder), 'aggregatieniveau/begripLabel') ?? '?'];

function nesting(tree: Pick<Tree, 'objects' | 'files'>, expects: Expects, faults: string[]): void {
  const check = (folder: string, levels: readonly string[]): void => {
    if (!expects.nesting.test(levels.join('|'))) faults.push(`${folder}: the levels are ${levels.join(' > ')}`);
  };
  for (const { file } of tree.files) check(file.path, [...levelsAt(dirname(file.path), tree.objects), 'Bestand']);
  for (const folder of tree.objects.keys()) {
    const filled = tree.files.some(({ file }) => dirname(file.path) === folder) || [...tree.objects.keys()].some((other) => dirname(other) === folder);
    if (!filled && expects.bareArchiefstuk) check(folder, levelsAt(folder, tree.objects));
    if (!filled && !expects.bareArchiefstuk) faults.push(`${folder} holds no file`);
  }
}

function relations(tree: Pick<Tree, 'objects' | 'files'>, faults: string[]): void {
  for (const [folder, sidecar] of tree.objects) {
    const parent = tree.objects.get(dirname(folder));
    if (parent && first(sidecar, 'isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk') !== kenmerkOf(parent)) faults.push(`${folder} does not say that it is part of what it lies in`);
  }
  for (const { file, metadata } of tree.files) {
    const owner = tree.objects.get(dirname(file.path));
    if (metadata && owner && first(metadata, 'isRepresentatieVan/verwijzingIdentificatie/identificatieKenmerk') !== kenmerkOf(owner)) faults.push(`${file.path} does not say that it represents what it lies in`);
  }
}

/** The tree of a payload, with everything that is wrong with its form. */
export function plant(contents: Contents, expects: Expects): Tree {
  const faults: string[] = [];
  names(contents, expects, faults);
  const metadata = new Map(contents.files.filter((file) => isMetadata(file.path)).map((file) => [file.path.toLowerCase(), file]));
  const own = contents.files.filter((file) => !isMetadata(file.path) && file.path !== PAKBON);
  const used = new Set<string>();
  const objects = new Map<string, Sidecar>();
  for (const folder of contents.folders) {
    const sidecar = metadata.get(`${folder}/${basename(folder)}.mdto.xml`.toLowerCase());
    if (!sidecar) {
      faults.push(`folder ${folder} has no metadata`);
      continue;
    }
    used.add(sidecar.path);
    const known = read(sidecar, 'informatieobject', faults);
    if (known) objects.set(folder, known);
    for (const element of expects.once) if (known && known.counts.get(element) !== 1) faults.push(`${sidecar.path}: ${known.counts.get(element) ?? 0} × ${element}; exactly one is taken`);
  }
  const files = own.map((file) => {
    const sidecar = ofFile(basename(file.path)).map((name) => metadata.get(`${dirname(file.path)}/${name}`.replace(/^\.\//, '').toLowerCase())).find((found) => found !== undefined);
    if (!sidecar) faults.push(`${file.path} has no metadata`);
    else used.add(sidecar.path);
    return { file, metadata: sidecar ? read(sidecar, 'bestand', faults) : null };
  });
  for (const { path: file } of metadata.values()) if (!used.has(file)) faults.push(`${file} describes nothing that was delivered`);
  nesting({ objects, files }, expects, faults);
  relations({ objects, files }, faults);
  return { objects, files, faults };
}
