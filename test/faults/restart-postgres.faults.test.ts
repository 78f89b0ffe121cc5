// PostgreSQL that is restarted during a load of zaken with documents: run by npm run test:faults.
import { restartPostgres } from './restart-postgres';

jest.setTimeout(900_000);

restartPostgres({ zaken: 24, restarts: 2, limitMs: 300_000 });
