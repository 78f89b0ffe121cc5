// ZS3: what can be wrong with what a source says.
import type { CodeEntry } from '../codes';

export const SOURCE_CODES = {
  ZS3001: {
    severity: 'error',
    title: 'Source cannot be reached',
    cause: 'The source did not answer, or answered with a failure that may pass.',
    remedy: 'Nothing is lost: it is tried again with growing pauses. Run zaaksluis probe to see what it says now.',
    example: 'openzaak  error ZS3001  GET /zaken: no answer within 30 s',
  },
} as const satisfies Record<string, CodeEntry>;
