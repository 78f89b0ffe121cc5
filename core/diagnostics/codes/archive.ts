// ZS46: what can be wrong with the archive dates of a zaak.
import type { CodeEntry } from './entry';

export const ARCHIVE_CODES = {
  ZS4601: {
    severity: 'error',
    title: 'Archiefactiedatum cannot be derived',
    cause: 'The resultaattype says from what the brondatum follows, and the zaak does not have it. A register refuses to close such a zaak (archiefactiedatum-error).',
    remedy: 'Give the zaak what is missing, or record its archiefactiedatum yourself.',
    example: 'zaak/7d4e…  error ZS4601  archiefnominatie vernietigen; afleidingswijze hoofdzaak; de brondatum volgt uit de hoofdzaak, en deze zaak heeft er geen',
  },
  ZS4602: {
    severity: 'error',
    title: 'No resultaat',
    cause: 'A zaak without a resultaat is not closed (resultaat-does-not-exist), and nothing says how long it is kept.',
    remedy: 'Give the zaak a resultaat.',
    example: 'zaak/7d4e…  error ZS4602  de zaak heeft geen resultaat, en zonder resultaat sluit hij niet',
  },
  ZS4603: {
    severity: 'warning',
    title: 'Recorded archive date differs from the calculated one',
    cause: 'What is recorded with the zaak is not what follows from its resultaattype. It may have been changed on purpose.',
    remedy: 'Look which is right. Nothing is overwritten: the recorded value counts.',
    example: 'zaak/7d4e…  warning ZS4603  archiefactiedatum is 2031-03-01, and by the rules it would be 2030-03-01: …',
  },
  ZS4604: {
    severity: 'warning',
    title: 'Archive date is not recorded',
    cause: 'The zaak is closed, its archive date can be calculated, and the register holds none.',
    remedy: 'Record it in the register; Open Zaak does so when the zaak is closed again.',
    example: 'zaak/7d4e…  warning ZS4604  archiefactiedatum is empty, and would be 2030-03-01: …',
  },
  ZS4605: {
    severity: 'error',
    title: 'Deelzaak is open',
    cause: 'A hoofdzaak closes after its deelzaken.',
    remedy: 'Close the deelzaak first.',
    example: 'zaak/7d4e…  error ZS4605  deelzaak ZAAK-2026-0000000017 is open',
  },
  ZS4606: {
    severity: 'error',
    title: 'A document keeps the zaak open',
    cause: 'A document of the zaak is locked, or nobody said whether rights of use apply to it; a register refuses to close such a zaak.',
    remedy: 'Release the lock, or set indicatieGebruiksrecht.',
    example: 'zaak/7d4e…  error ZS4606  document DOC-2026-0000000003 is locked',
  },
  ZS4607: {
    severity: 'warning',
    title: 'Archiefactiedatum stays empty',
    cause: 'The zaak closes, and its archiefactiedatum is not known yet: it follows later, or a person must fill it in.',
    remedy: 'Read the message: it says what the date waits for.',
    example: 'zaak/7d4e…  warning ZS4607  afleidingswijze hoofdzaak; hoofdzaak ZAAK-2026-0000000002 is nog open; de brondatum volgt als die sluit',
  },
} as const satisfies Record<string, CodeEntry>;
