// ZS1120 and up: what can be wrong with persons, revisions and the state that the house shares.
import type { CodeEntry } from './entry';

export const HOUSE_CODES = {
  ZS1120: {
    severity: 'error',
    title: 'Person exists already',
    cause: 'A person with this name has a token.',
    remedy: 'Choose another name, or revoke this person first; the old token then ends.',
    example: 'persons.anna  error ZS1120  there is a person "anna" already',
  },
  ZS1121: {
    severity: 'error',
    title: 'No such person',
    cause: 'Nobody with this name has a token.',
    remedy: 'Look at the list of persons; names are written exactly as they were added.',
    example: 'persons.ana  error ZS1121  there is no person "ana"',
  },
  ZS1122: {
    severity: 'error',
    title: 'Name cannot be used',
    cause: 'The name of a person is empty, or is one that the house uses itself.',
    remedy: 'Choose another name.',
    example: 'persons.zaaksluis  error ZS1122  "zaaksluis" is the house itself',
  },
  ZS1124: {
    severity: 'info',
    title: 'Page was taken in by another node',
    cause: 'Two nodes read the same page of one scan; the first took it in, and this one changed nothing.',
    remedy: 'Nothing: the scan goes on where the other node is.',
    example: 'syncs.zaaktypen  info ZS1124  page of scan 12 of sync "zaaktypen" was taken in by another node',
  },
  ZS1125: {
    severity: 'warning',
    title: 'Plan was rejected',
    cause: 'A person turned down the plan that held this delivery.',
    remedy: 'Mend what the person names; the next mark of this name makes a new plan.',
    example: 'plan k3m9x2pw  warning ZS1125  plan k3m9x2pw was rejected by piet: the term is wrong',
  },
} as const satisfies Record<string, CodeEntry>;
