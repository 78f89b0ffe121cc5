// ZS4: what can be wrong with a target, or with what we want of it.
import type { CodeEntry } from '../codes';

export const TARGET_CODES = {
  ZS4001: {
    severity: 'error',
    title: 'Target cannot be reached',
    cause: 'The target did not answer, or answered with a failure that may pass.',
    remedy: 'Nothing is lost: it is tried again with growing pauses. Run zaaksluis probe to see what it says now.',
    example: 'catalogi  error ZS4001  POST /zaaktypen: 503',
  },
} as const satisfies Record<string, CodeEntry>;
