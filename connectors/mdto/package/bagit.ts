// Makes a bag of a SIP: BagIt 1.0 (RFC 8493) with SHA-256 manifests over payload and tag files.
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Listed } from './describe';
import { writeWhole } from './work';

// RFC 8493 §2.1.3: line ends and percent signs in paths are percent-encoded.
const encoded = (file: string): string => file.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes the tag files beside `data/`, and answers them as the manifest of the delivery lists them. */
export async function makeBag(folder: string, sip: string, payload: readonly Listed[], on: string): Promise<readonly Listed[]> {
  const bytes = payload.reduce((sum, file) => sum + file.size, 0);
  const tags: Readonly<Record<string, string>> = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag-info.txt': `Bagging-Date: ${on.slice(0, 10)}\nExternal-Identifier: ${sip}\nPayload-Oxum: ${bytes}.${payload.length}\n`,
    'manifest-sha256.txt': payload.map((file) => `${file.sha256}  data/${encoded(file.path)}\n`).join(''),
  };
  const all = { ...tags, 'tagmanifest-sha256.txt': Object.entries(tags).map(([name, text]) => `${digest(text)}  ${name}\n`).join('') };
  for (const [name, text] of Object.entries(all)) await writeWhole(path.join(folder, name), text);
  return Object.entries(all).map(([name, text]): Listed => ({ path: name, size: Buffer.byteLength(text), sha256: digest(text), kind: 'metadata' }));
}
