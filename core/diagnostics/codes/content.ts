// ZS5: what can be wrong with content: files and documents.
import type { CodeEntry } from '../codes';

export const CONTENT_CODES = {
  ZS5001: {
    severity: 'error',
    title: 'Content is larger than allowed',
    cause: 'A file or upload is larger than the limit of its connection.',
    remedy: 'Raise the limit of the connection, or send less at once.',
    example: 'inavigator  error ZS5001  upload of 214 MB; the limit is 200 MB',
  },
} as const satisfies Record<string, CodeEntry>;
