// Says whether an e-mail carries other files in it.
import type { Sample } from './sample';

/** As a MIME header says it (RFC 2183), whatever its case. */
const MIME = /^content-disposition:\s*attachment\b/im;
/** Folder of an attachment in an Outlook message ([MS-OXMSG] §2.2.2). */
const OUTLOOK = Buffer.from('__attach_version1.0', 'utf16le');
/** What is gathered from between first and last bytes, for a message longer than both. */
export const ATTACHMENT_MARK = 'ontent-Disposition: attachment';

/** By the first and last bytes, and the marks that were met in between. */
export function hasAttachments({ head, tail, marks }: Sample, puid: string): boolean {
  if (puid === 'x-fmt/430') return head.includes(OUTLOOK) || tail.includes(OUTLOOK);
  if (puid !== 'fmt/950' && puid !== 'fmt/278') return false;
  return MIME.test(head.toString('latin1')) || MIME.test(tail.toString('latin1')) || (marks ?? []).some((mark) => mark.startsWith(ATTACHMENT_MARK));
}
