// Images: TIFF, PNG, JPEG, JPEG 2000, GIF, SVG.
import type { Sample } from '../sample';
import { all, any, at, holds, not, signature, starts, type Signature } from '../signature';
import { textOf } from '../text';

const isPng = starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isJpeg = starts([0xff, 0xd8, 0xff]);
const jfif = (minor: number) => all(isJpeg, at(6, 'JFIF\0'), at(11, [1, minor]));
const isJp2 = starts([0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a, 0x87, 0x0a]);

/** The `version` of the svg element itself, not of the XML declaration before it. */
const svg = (version: string) => (sample: Sample): boolean => {
  const text = textOf(sample);
  return text !== null && new RegExp(`<(?:[a-z]+:)?svg\\b[^>]*\\bversion\\s*=\\s*["']${version.replace('.', '\\.')}["']`, 'i').test(text);
};

export const IMAGES: readonly Signature[] = [
  signature('fmt/353', 'Tagged Image File Format', any(starts([0x49, 0x49, 0x2a, 0]), starts([0x4d, 0x4d, 0, 0x2a]))),
  signature('fmt/13', 'Portable Network Graphics 1.2', all(isPng, holds('iTXt'))),
  signature('fmt/12', 'Portable Network Graphics 1.1', all(isPng, any(holds('iCCP'), holds('sRGB'), holds('sPLT')))),
  signature('fmt/11', 'Portable Network Graphics 1.0', isPng),
  signature('fmt/44', 'JPEG File Interchange Format 1.02', jfif(2)),
  signature('fmt/43', 'JPEG File Interchange Format 1.01', jfif(1)),
  signature('fmt/42', 'JPEG File Interchange Format 1.00', jfif(0)),
  signature('fmt/41', 'Raw JPEG Stream', all(isJpeg, not(at(6, 'Exif')))),
  signature('fmt/645', 'Exchangeable Image File Format (Compressed) 2.2.1', all(isJpeg, at(6, 'Exif'), holds('0221'))),
  signature('x-fmt/391', 'Exchangeable Image File Format (Compressed) 2.2', all(isJpeg, at(6, 'Exif'), holds('0220'))),
  signature('x-fmt/390', 'Exchangeable Image File Format (Compressed) 2.1', all(isJpeg, at(6, 'Exif'), holds('0210'))),
  signature('fmt/41', 'Raw JPEG Stream', isJpeg),
  signature('x-fmt/392', 'JP2 (JPEG 2000 part 1)', all(isJp2, at(20, 'jp2 '))),
  signature('fmt/151', 'JPX (JPEG 2000 part 2)', all(isJp2, at(20, 'jpx '))),
  signature('fmt/4', 'Graphics Interchange Format 89a', starts('GIF89a')),
  signature('fmt/3', 'Graphics Interchange Format 87a', starts('GIF87a')),
  signature('fmt/92', 'Scalable Vector Graphics 1.1', svg('1.1')),
  signature('fmt/91', 'Scalable Vector Graphics 1.0', svg('1.0')),
];
