// ZS1: what can be wrong in config/ and on this node.
import type { CodeEntry } from '../codes';

export const CONFIG_CODES = {
  ZS1001: {
    severity: 'error',
    title: 'File is not YAML',
    cause: 'The file cannot be read as YAML: an indent, a quote or a colon is wrong.',
    remedy: 'Mend the line that is named; an editor with YAML support shows the same place.',
    example: 'config/syncs/leiden.yaml:3:1  error ZS1001  a tab is not allowed as indent',
  },
  ZS1005: {
    severity: 'error',
    title: 'Required field is missing',
    cause: 'A field that has no default is absent.',
    remedy: 'Add the field; config/README.md says what it means.',
    example: 'config/syncs/leiden.yaml:1:1  error ZS1005  field "source" is missing',
  },
  ZS1010: {
    severity: 'error',
    title: 'Secret stands in a file',
    cause: 'A field that holds a secret has a literal value. Configuration is copied, mailed and kept in version control.',
    remedy: 'Write { env: NAME } or { file: path }, put the value there, and replace the secret: it has been seen.',
    example: 'config/connections/openzaak.yaml:6:11  error ZS1010  a secret must not stand in a file: only a reference to it',
  },
  ZS1011: {
    severity: 'error',
    title: 'Secret cannot be found',
    cause: 'The environment variable is not set, or the file is absent, empty or not readable for this account.',
    remedy: 'Set the variable or write the file, in the environment in which the node runs.',
    example: 'config/connections/openzaak.yaml:6:11  error ZS1011  environment variable OPENZAAK_SECRET is not set, or empty',
  },
  ZS1012: {
    severity: 'warning',
    title: 'Secret can be read by other accounts',
    cause: 'The file that holds a secret is open to its group or to everyone.',
    remedy: 'chmod 600 the file.',
    example: 'config/connections/openzaak.yaml:6:11  warning ZS1012  file secrets/openzaak can be read by other accounts (mode 0644)',
  },
} as const satisfies Record<string, CodeEntry>;
