// ZS9: our own bugs. Whoever sees one should report it.
import type { CodeEntry } from './entry';

export const OWN_CODES = {
  ZS9001: {
    severity: 'error',
    title: 'Something happened that should be impossible',
    cause: 'A fault in Zaaksluis itself.',
    remedy: 'Report it with the lines around it from the log; the work stays due and is tried again.',
    example: 'zaaktype/B1026  error ZS9001  a delivery was claimed without a subject',
  },
  ZS9002: {
    severity: 'error',
    title: 'Unexpected error',
    cause: 'Something failed that nobody classified: a fault in Zaaksluis or in a connector.',
    remedy: 'Report it with the lines around it from the log; the work stays due and is tried again.',
    example: 'zaaktype/B1026  error ZS9002  deliver failed: TypeError',
  },
  ZS9003: {
    severity: 'error',
    title: 'Planning tried to write',
    cause: 'A connector made a call that is not safe while a plan was being shown.',
    remedy: 'Report it: planning must only read. Nothing was written.',
    example: 'catalogi  error ZS9003  POST /zaaktypen while planning',
  },
} as const satisfies Record<string, CodeEntry>;
