// Checks the pakbon against what arrived: the name of the SIP, every count, and the hash.
import { createHash } from 'node:crypto';
import sax from 'sax';
import type { Tree } from './tree';
import type { Contents } from './unpack';

/** Texts of a pakbon by path below its root. */
export type Pakbon = ReadonlyMap<string, string>;

/** Reads a pakbon; null: it is no XML. */
export function readPakbon(bytes: Buffer): Pakbon | null {
  const found = new Map<string, string>();
  const open: string[] = [];
  let text = '';
  const parser = sax.parser(true);
  parser.onopentag = ({ name }) => { open.push(name); text = ''; };
  parser.ontext = (piece) => { text += piece; };
  parser.onclosetag = () => {
    if (text.trim() !== '') found.set(open.slice(1).join('/'), text.trim());
    open.pop();
    text = '';
  };
  parser.onerror = (error) => { throw error; };
  try {
    parser.write(bytes.toString('utf8')).close();
    return found;
  } catch {
    return null;
  }
}

/** One hash for a folder: of its checksums and paths, a line each, in order of the paths; the pakbon itself is not in it. */
function manifestOf({ files }: Contents): string {
  const lines = files.filter((file) => file.path !== 'pakbon.xml').map((file) => `${file.digests.sha256}  ${file.path}\n`).sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** `container`: SHA-256 of the TAR; null: a folder was delivered. */
export function checkPakbon(pakbon: Pakbon, sip: string, contents: Contents, tree: Tree, container: string | null): readonly string[] {
  const bytes = tree.files.reduce((sum, { file }) => sum + file.size, 0);
  const hash = pakbon.get('hash/over') === 'container' ? container : manifestOf(contents);
  const wanted: readonly (readonly [string, string])[] = [
    ['identificatie', sip],
    ['aantallen/informatieobjecten', String(tree.objects.size)],
    ['aantallen/bestanden', String(tree.files.length)],
    ['aantallen/bestandenZonderMetagegevens', String(tree.files.length)],
    ['aantallen/omvangInBytes', String(bytes)],
    ['hash/waarde', hash ?? 'no container'],
  ];
  return wanted.flatMap(([field, found]) => (pakbon.get(field) === found ? [] : [`the pakbon says ${field} ${pakbon.get(field) ?? '(nothing)'}; there is ${found}`]));
}
