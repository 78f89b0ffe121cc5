// Checks a bag (BagIt 1.0, RFC 8493): declaration, both manifests complete and true, Payload-Oxum.
import type { Arrived, Contents } from './unpack';

const LINE = /^([0-9a-f]{64}) [ *](.+)$/;

function listed(manifest: Arrived | undefined, faults: string[]): ReadonlyMap<string, string> {
  const lines = (manifest?.bytes?.toString('utf8') ?? '').split(/\r?\n/).filter((line) => line !== '');
  return new Map(lines.flatMap((line): [string, string][] => {
    const [, hash, file] = LINE.exec(line) ?? [];
    if (hash === undefined || file === undefined) return faults.push(`${manifest?.path ?? 'the manifest'} has a line that cannot be read`), [];
    return [[file.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'), hash]];
  }));
}

function compare(name: string, manifest: ReadonlyMap<string, string>, files: readonly Arrived[], faults: string[]): void {
  for (const file of files) {
    const stated = manifest.get(file.path);
    if (stated === undefined) faults.push(`${file.path} is not in ${name}`);
    else if (stated !== file.digests.sha256) faults.push(`${file.path} has another checksum than ${name} says`);
  }
  for (const file of manifest.keys()) if (!files.some((one) => one.path === file)) faults.push(`${file} is in ${name} and was not delivered`);
}

/** Whether this is a bag. */
export const isBag = ({ files }: Contents): boolean => files.some((file) => file.path === 'bagit.txt');

/** The payload of a bag as if it lay there by itself, and what is wrong with the bag. */
export function openBag(contents: Contents): Contents {
  const faults = [...contents.faults];
  const named = (name: string): Arrived | undefined => contents.files.find((file) => file.path === name);
  const payload = contents.files.filter((file) => file.path.startsWith('data/'));
  const tags = contents.files.filter((file) => !file.path.startsWith('data/') && file.path !== 'tagmanifest-sha256.txt');
  if (!/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n$/.test(named('bagit.txt')?.bytes?.toString('utf8') ?? '')) faults.push('bagit.txt is not the declaration of BagIt 1.0');
  compare('manifest-sha256.txt', listed(named('manifest-sha256.txt'), faults), payload, faults);
  compare('tagmanifest-sha256.txt', listed(named('tagmanifest-sha256.txt'), faults), tags, faults);
  const oxum = /^Payload-Oxum: (\d+\.\d+)$/m.exec(named('bag-info.txt')?.bytes?.toString('utf8') ?? '')?.[1];
  const found = `${payload.reduce((sum, file) => sum + file.size, 0)}.${payload.length}`;
  if (oxum !== undefined && oxum !== found) faults.push(`Payload-Oxum is ${oxum}; there is ${found}`);
  return {
    files: payload.map((file) => ({ ...file, path: file.path.slice('data/'.length) })),
    folders: contents.folders.flatMap((folder) => (folder.startsWith('data/') ? [folder.slice('data/'.length)] : [])),
    faults,
  };
}
