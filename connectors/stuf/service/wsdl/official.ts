// The official WSDL and XSD files from the folder the user names, with our address filled in and imports that resolve below it.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StufVersie } from '../../message/bericht';
import { OPERATIETABEL } from '../../message/operaties';

/** Files of one version, found once: they do not change while a node runs. */
export interface OfficialFiles {
  /** The WSDL of this portType with everything in it pointing to us; null: the folder has none. */
  wsdl(portType: string, at: { readonly address: string; readonly schemas: string }): string | null;
  /** A file below the folder by its relative path; null: there is none, or it lies elsewhere. */
  file(relative: string): Buffer | null;
}

const SERVED = /\.(xsd|wsdl)$/i;

export function openOfficial(folder: string, versie: StufVersie): OfficialFiles {
  const root = realpathSync(folder);
  const wsdls = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.toLowerCase().endsWith('.wsdl')).sort();
  const found = new Map<string, string | null>();
  return {
    wsdl(portType, { address, schemas }) {
      if (!found.has(portType)) found.set(portType, fileOf(portType, versie, root, wsdls));
      const file = found.get(portType) ?? null;
      return file === null ? null : rewritten(readFileSync(path.join(root, file), 'utf8'), path.posix.dirname(file.split(path.sep).join('/')), address, schemas);
    },
    file(relative) {
      const wanted = path.resolve(root, relative);
      if (relative.includes('\0') || !SERVED.test(wanted) || !wanted.startsWith(root + path.sep)) return null;
      const stands = statSync(wanted, { throwIfNoEntry: false });
      if (!stands?.isFile() || !realpathSync(wanted).startsWith(root + path.sep)) return null; // a link out of the folder
      return readFileSync(wanted);
    },
  };
}

/** The file with most of our SOAPActions: the official sets hold several with the same portType. */
function fileOf(portType: string, versie: StufVersie, root: string, wsdls: readonly string[]): string | null {
  const actions = OPERATIETABEL.filter((one) => one.versie === versie && one.portType === portType).map((one) => `soapAction="${one.soapAction}"`);
  const counted = wsdls.map((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return { file, count: text.includes(`portType name="${portType}"`) ? actions.filter((action) => text.includes(action)).length : 0 };
  });
  const [best] = counted.sort((a, b) => b.count - a.count);
  return best === undefined || best.count === 0 ? null : best.file;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

function rewritten(text: string, folder: string, address: string, schemas: string): string {
  const resolved = (relative: string): string => (/^[a-z]+:\/\//i.test(relative) ? relative : escaped(`${schemas}/${path.posix.normalize(path.posix.join(folder, relative))}`));
  return text
    .replace(/(<(?:[\w-]+:)?address\b[^>]*?\blocation=")[^"]*"/g, (_all, before: string) => `${before}${escaped(address)}"`)
    .replace(/\bschemaLocation="([^"]*)"/g, (_all, relative: string) => `schemaLocation="${resolved(relative)}"`)
    .replace(/(<(?:[\w-]+:)?import\b[^>]*?\blocation=")([^"]*)"/g, (_all, before: string, relative: string) => `${before}${resolved(relative)}"`);
}
