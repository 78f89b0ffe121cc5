// Sound: WAVE in its variants, FLAC, MP3, Apple Lossless.
import type { Sample } from '../sample';
import { all, any, at, holds, not, signature, starts, type Signature } from '../signature';

const isWave = all(any(starts('RIFF'), starts('RF64')), at(8, 'WAVE'));

/** Where the contents of a chunk of a RIFF file begin; null: not in the first bytes. */
function chunk({ head }: Sample, name: string): Buffer | null {
  for (let place = 12; place + 8 <= head.length; ) {
    const size = head.readUInt32LE(place + 4);
    if (head.toString('latin1', place, place + 4) === name) return head.subarray(place + 8, place + 8 + size);
    place += 8 + size + (size % 2);
  }
  return null;
}

/** PCMWAVEFORMAT has 16 bytes, WAVEFORMATEX 18 or more, WAVEFORMATEXTENSIBLE tag 0xFFFE. */
const formatOf = (sample: Sample): Buffer | null => chunk(sample, 'fmt ');
const isExtensible = (sample: Sample): boolean => { const format = formatOf(sample); return format !== null && format.length >= 2 && format.readUInt16LE(0) === 0xfffe; };
const isBroadcast = (version: number) => (sample: Sample): boolean => {
  const bext = chunk(sample, 'bext');
  return bext !== null && bext.length > 348 && bext.readUInt16LE(346) === version; // EBU Tech 3285: version after 346 bytes
};

export const SOUND: readonly Signature[] = [
  signature('fmt/527', 'Broadcast WAVE 2 Generic', all(isWave, isBroadcast(2))),
  signature('fmt/2', 'Broadcast WAVE 1 Generic', all(isWave, isBroadcast(1))),
  signature('fmt/1', 'Broadcast WAVE 0 Generic', all(isWave, isBroadcast(0))),
  signature('fmt/143', 'Waveform Audio (WAVEFORMATEXTENSIBLE)', all(isWave, isExtensible)),
  signature('fmt/142', 'Waveform Audio (WAVEFORMATEX)', all(isWave, (sample) => (formatOf(sample)?.length ?? 0) >= 18)),
  signature('fmt/141', 'Waveform Audio (PCMWAVEFORMAT)', all(isWave, (sample) => formatOf(sample)?.length === 16)),
  signature('fmt/6', 'Waveform Audio', isWave),
  signature('fmt/279', 'FLAC (Free Lossless Audio Codec)', starts('fLaC')),
  signature('fmt/596', 'Apple Lossless Audio Codec', all(at(4, 'ftypM4A '), holds('alac'))),
  signature('fmt/134', 'MPEG 1/2 Audio Layer 3', any(starts('ID3'), all(not(starts([0xff, 0xff])), ({ head }) => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2))),
];
