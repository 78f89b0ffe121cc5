// ZS5: what can be wrong with content: files and documents.
import type { CodeEntry } from './entry';

export const CONTENT_CODES = {
  ZS5001: {
    severity: 'error',
    title: 'Content is larger than allowed',
    cause: 'A file or upload is larger than the limit of its connection.',
    remedy: 'Raise the limit of the connection, or send less at once.',
    example: 'inavigator  error ZS5001  upload of 214 MB; the limit is 200 MB',
  },
  ZS5002: {
    severity: 'error',
    title: 'Spooled file is gone',
    cause: 'A file that was on its way is no longer in the spool of this node.',
    remedy: 'Nothing is lost at the source: replay the subject and it is fetched again.',
    example: 'inavigator  error ZS5002  spooled file 0b8f6f2e-… is gone',
  },
  ZS5003: {
    severity: 'error',
    title: 'Disk of the spool is full',
    cause: 'There is no room left where content is kept on its way.',
    remedy: 'Make room, or move the data folder; the work stays due and goes on by itself.',
    example: 'inavigator  error ZS5003  the disk of the spool is full',
  },
} as const satisfies Record<string, CodeEntry>;
