// ZS6050 to ZS6099: what the door of a StUF service refuses or lets pass, and the certificates it works with.
import type { CodeEntry } from './entry';

export const DOOR_CODES = {
  ZS6090: {
    severity: 'error',
    title: 'Certificate or key cannot be used',
    cause: 'A file under http.tls is missing, cannot be read, or certificate and key are not a pair.',
    remedy: 'Check the files under http.tls in zaaksluis.yaml: cert and key must belong together, each in PEM. While a node runs, the former pair stays in use.',
    example: 'ZS6090  http.tls: ENOENT tls/zaaksluis.crt',
  },
} as const satisfies Record<string, CodeEntry>;
