// Says what format a file is, by what is in it: PRONOM ids of the preferred formats and of what is often sent in their stead.
import type { Sample } from './sample';
import type { Format } from './signature';
import { compound } from './signatures/compound';
import { IMAGES } from './signatures/image';
import { packed, PLAIN_ZIP } from './signatures/packed';
import { isEncryptedPdf, pdf } from './signatures/pdf';
import { SOUND } from './signatures/sound';
import { textual } from './signatures/text';
import { VIDEO } from './signatures/video';
import { zipEntries } from './zip';

export { SAMPLE, type Sample } from './sample';
export type { Format } from './signature';

const SIGNATURES = [...IMAGES, ...SOUND, ...VIDEO, PLAIN_ZIP];

/**
 * The format of a file; null: no signature of ours fits. The name counts only for text of a kind that has no signature (CSV, SQL):
 * whatever a file is called, it is what it holds.
 */
export function identify(sample: Sample, name?: string): Format | null {
  const known = pdf(sample) ?? packed(sample) ?? compound(sample);
  if (known) return known;
  const found = SIGNATURES.find((signature) => signature.test(sample));
  return found ? { puid: found.puid, label: found.label } : textual(sample, name);
}

/** Whether a password stands between a reader and what is in the file. */
export const isProtected = (sample: Sample): boolean =>
  isEncryptedPdf(sample) || (zipEntries(sample)?.some(({ encrypted }) => encrypted) ?? false) || compound(sample)?.puid === 'fmt/494';
