// ZS9: our own bugs. Whoever sees one should report it.
import type { CodeEntry } from '../codes';

export const OWN_CODES = {
  ZS9001: {
    severity: 'error',
    title: 'Something happened that should be impossible',
    cause: 'A fault in Zaaksluis itself.',
    remedy: 'Report it with the lines around it from the log; the work stays due and is tried again.',
    example: 'zaaktype/B1026  error ZS9001  a delivery was claimed without a subject',
  },
} as const satisfies Record<string, CodeEntry>;
