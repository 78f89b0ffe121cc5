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
  ZS1002: {
    severity: 'error',
    title: 'Field stands twice in a file',
    cause: 'The same name is used twice in one object; one of the two would be lost without a word.',
    remedy: 'Keep one of the two.',
    example: 'config/syncs/leiden.yaml:9:1  error ZS1002  this field stands here for the second time',
  },
  ZS1003: {
    severity: 'error',
    title: 'Anchor, alias or tag in a file',
    cause: 'YAML can refer to itself (&name, *name) and name types (!tag). That hides what a file says and can be made to explode.',
    remedy: 'Write the value out where it is used.',
    example: 'config/syncs/leiden.yaml:4:12  error ZS1003  an alias is not allowed here',
  },
  ZS1004: {
    severity: 'error',
    title: 'Unknown field',
    cause: 'This kind of file, or this connector, has no field of that name.',
    remedy: 'Mend the name or remove the field; config/README.md lists the fields.',
    example: 'config/syncs/leiden.yaml:5:1  error ZS1004  unknown field "shedule"',
  },
  ZS1005: {
    severity: 'error',
    title: 'Required field is missing',
    cause: 'A field that has no default is absent.',
    remedy: 'Add the field; config/README.md says what it means.',
    example: 'config/syncs/leiden.yaml:1:1  error ZS1005  field "source" is missing',
  },
  ZS1006: {
    severity: 'error',
    title: 'Value of the wrong type',
    cause: 'A text stands where a number or an object is expected, or the other way round.',
    remedy: 'Write the value as the field expects it; quotes make a text.',
    example: 'config/syncs/leiden.yaml:7:10  error ZS1006  backlog: expected a number, found a text',
  },
  ZS1007: {
    severity: 'error',
    title: 'Value is none of the choices',
    cause: 'The field has a fixed list of values and this is none of them.',
    remedy: 'Choose one of the values that are named.',
    example: 'config/syncs/leiden.yaml:8:10  error ZS1007  "automatisch" is none of: automatic, approve',
  },
  ZS1008: {
    severity: 'error',
    title: 'Value is not allowed',
    cause: 'The value has the right type and still breaks a rule of the field: too large, too long, the wrong form.',
    remedy: 'Change the value as the message says.',
    example: 'config/zaaksluis.yaml:3:9  error ZS1008  port: at most 65535',
  },
  ZS1009: {
    severity: 'error',
    title: 'File is missing or cannot be read',
    cause: 'A file or folder that must be there is absent, or this account may not read it.',
    remedy: 'Make the file (config/README.md has an example), or start in the folder that holds config/.',
    example: 'config/zaaksluis.yaml  error ZS1009  file not found',
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
