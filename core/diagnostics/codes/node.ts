// ZS1140 to ZS12: what can be wrong with a node, its key, its sandboxes, and with what is asked of a command.
import type { CodeEntry } from './entry';

export const NODE_CODES = {
  ZS1140: {
    severity: 'error',
    title: 'Installation key cannot be read',
    cause: 'The file with the installation key does not hold what was written into it.',
    remedy: 'Put back installation.key from your copy of the data folder. Without it values kept as hashes cannot be compared: adopt them again.',
    example: 'ZS1140  /srv/zaaksluis/data/installation.key does not hold 64 hex digits',
  },
  ZS1141: {
    severity: 'error',
    title: 'Another installation key than the house',
    cause: 'All nodes of one house share one key; this node made its own.',
    remedy: 'Copy installation.key from the data folder of a node that works, and start again.',
    example: 'ZS1141  this node has another installation key than the house',
  },
  ZS1142: {
    severity: 'error',
    title: 'Other files than the house works with',
    cause: 'The configuration or a mapping on this node differs from the revision that is active in the house.',
    remedy: 'Run zaaksluis config diff to see what differs; zaaksluis activate makes the files of this node the active revision.',
    example: 'ZS1142  this node has configuration 3fa4223b, the house works with 9bc1de02',
  },
  ZS1143: {
    severity: 'error',
    title: 'Key for proofs cannot be used',
    cause: 'Proofs are signed with Ed25519; the key that is named is another kind of key, or no key in PEM.',
    remedy: 'Make one with: openssl genpkey -algorithm ed25519 -out proof.key, and refer to it under proof.key in zaaksluis.yaml.',
    example: 'ZS1143  proof.key in zaaksluis.yaml: expected an Ed25519 key, this is rsa',
  },
  ZS1201: {
    severity: 'error',
    title: 'No sandbox',
    cause: 'A connection asks for a sandbox, and its connector has none.',
    remedy: 'Take the sandbox away from the connection and give the address of a test system.',
    example: 'connections.archief.sandbox  error ZS1201  connector "folder" has no sandbox',
  },
  ZS1203: {
    severity: 'error',
    title: 'There is no such thing here',
    cause: 'A command names a sync, connection, mapping, plan or subject that this house does not have.',
    remedy: 'The names there are stand in the message; zaaksluis status shows them too.',
    example: 'ZS1203  there is no sync "zaaktype"; there is: zaaktypen',
  },
  ZS1204: {
    severity: 'error',
    title: 'Cannot do that',
    cause: 'The connection has no such side: it cannot be read, or takes no file.',
    remedy: 'zaaksluis probe shows what each connection can do.',
    example: 'ZS1204  connection "openzaak" does not read files',
  },
  ZS1205: {
    severity: 'error',
    title: 'Port is taken',
    cause: 'Another program listens on the port of this node.',
    remedy: 'Stop it, or choose another port under http in zaaksluis.yaml (0: any free one).',
    example: 'ZS1205  127.0.0.1:8480 is taken',
  },
  ZS1206: {
    severity: 'error',
    title: 'Who are you?',
    cause: 'This act is written into the journal under a name, and no token was given, or one that is nobody\'s.',
    remedy: 'Put your token into ZAAKSLUIS_TOKEN or name a file with --token-file. zaaksluis person add makes a person and prints the token once.',
    example: 'ZS1206  approving needs a person with the role approver',
  },
  ZS1207: {
    severity: 'error',
    title: 'No file to read',
    cause: 'The file that was named does not exist or cannot be read.',
    remedy: 'Mend the name; it is taken from the folder you stand in.',
    example: 'ZS1207  export.xml: no such file',
  },
} as const satisfies Record<string, CodeEntry>;
