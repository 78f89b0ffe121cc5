// Moving images and web archives: MXF, Matroska and WebM, MPEG-4, WARC.
import { all, any, at, holds, signature, starts, type Signature } from '../signature';

const isEbml = starts([0x1a, 0x45, 0xdf, 0xa3]);
const isMp4 = any(...['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV', 'dash'].map((brand) => all(at(4, 'ftyp'), at(8, brand))));

export const VIDEO: readonly Signature[] = [
  signature('fmt/573', 'WebM', all(isEbml, holds('webm'))),
  signature('fmt/569', 'Matroska', all(isEbml, holds('matroska'))),
  signature('fmt/200', 'Material Exchange Format', holds([0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0d, 0x01, 0x02, 0x01, 0x01, 0x02])),
  signature('fmt/199', 'MPEG-4 Media File', isMp4),
  signature('fmt/1281', 'WARC 1.1', starts('WARC/1.1')),
  signature('fmt/1355', 'WARC 1.0', starts('WARC/1.0')),
];
