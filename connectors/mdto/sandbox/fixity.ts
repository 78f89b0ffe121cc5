// Compares what metadata says of a file with what arrived: size and checksum.
import { first } from './sidecar';
import type { Tree } from './tree';
import { ALGORITHMS } from './unpack';

/** Everything that is not as its metadata says. */
export function fixity(tree: Tree): readonly string[] {
  return tree.files.flatMap(({ file, metadata }): string[] => {
    if (!metadata) return [];
    const label = first(metadata, 'checksum/checksumAlgoritme/begripLabel') ?? '';
    const algorithm = ALGORITHMS.find((known) => known === label.toLowerCase().replace('-', ''));
    const size = first(metadata, 'omvang');
    return [
      ...((metadata.counts.get('checksum') ?? 0) === 1 ? [] : [`${file.path}: ${metadata.counts.get('checksum') ?? 0} checksums; exactly one is taken`]),
      ...(algorithm === undefined ? [`${file.path}: checksum algorithm "${label}" is not known`] : []),
      ...(algorithm !== undefined && file.digests[algorithm] !== first(metadata, 'checksum/checksumWaarde')?.toLowerCase() ? [`${file.path}: its checksum is not what its metadata says`] : []),
      ...(size === String(file.size) ? [] : [`${file.path}: it is ${file.size} bytes; its metadata says ${size ?? 'nothing'}`]),
    ];
  });
}
