// ZS2: what can be wrong in a mapping, or while it runs.
import type { CodeEntry } from '../codes';

export const MAPPING_CODES = {
  ZS2001: {
    severity: 'error',
    title: 'Required value is missing',
    cause: 'A rule marked required found no value in the source.',
    remedy: 'Fill the field in the source, or give the rule an else.',
    example: 'zaaktype/B1026  error ZS2001  omschrijving is required and kernomschrijving is empty',
  },
} as const satisfies Record<string, CodeEntry>;
