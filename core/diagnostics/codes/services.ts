// ZS124 to ZS125: what can be wrong with the files of services and their senders.
import type { CodeEntry } from './entry';

export const SERVICE_CODES = {
  ZS1240: {
    severity: 'error',
    title: 'Unknown service',
    cause: 'A sender names a service that has no file in config/services/.',
    remedy: 'Mend the name, or make the service.',
    example: 'config/senders/zaaksysteem.yaml:1:10  error ZS1240  unknown service "zsd"',
  },
  ZS1241: {
    severity: 'error',
    title: 'Connection that answers nobody',
    cause: 'The connection of a service speaks no protocol in which others can call us.',
    remedy: 'Name a connection whose connector offers a service, such as stuf.',
    example: 'config/services/zds.yaml:1:13  error ZS1241  connector mdto answers nobody: an archive is not called',
  },
  ZS1242: {
    severity: 'error',
    title: 'Connection that is no register',
    cause: 'A service stands in front of registers, which can be asked and changed by number; the connector of this connection offers none.',
    remedy: 'Name a connection whose connector offers a register, such as zgw.',
    example: 'config/services/zds.yaml:2:15  error ZS1242  connector folder cannot be put behind a service: it only keeps files',
  },
  ZS1243: {
    severity: 'error',
    title: 'Series of numbers that clash',
    cause: 'Two series of one kind could make the same number: one prefix begins as the other, and they are as long.',
    remedy: 'Give both the same prefix and width (they then share one series), or prefixes that differ from the start.',
    example: 'config/services/zds.yaml:9:9  error ZS1243  this series and that of service zkn (prefix 0363, 10 digits) do not go together',
  },
  ZS1244: {
    severity: 'error',
    title: 'Zaaktype with two registers',
    cause: 'A zaaktype, or all that are not named, is routed to two registers of one service, or a register is listed twice.',
    remedy: 'Leave it at one of them.',
    example: 'config/services/zds.yaml:4:26  error ZS1244  zaaktype B1026 already goes to openzaak',
  },
  ZS1245: {
    severity: 'error',
    title: 'Organisation for numbers is missing',
    cause: 'Numbers come from the register, which gives them per organisation, and the service does not say which.',
    remedy: 'Add bronorganisatie: the RSIN of the municipality.',
    example: 'config/services/zds.yaml:9:9  error ZS1245  the register gives numbers per organisation, and bronorganisatie is missing',
  },
  ZS1246: {
    severity: 'error',
    title: 'Service that knows no senders',
    cause: 'A sender belongs to a service whose connector has no senders to configure.',
    remedy: 'Take the file away, or name another service.',
    example: 'config/senders/zaaksysteem.yaml:1:10  error ZS1246  connector memory knows no senders',
  },
} as const satisfies Record<string, CodeEntry>;
