// A few kills during a load of zaken with documents, with a fixed seed; more of them under npm run test:faults.
import { faultsOverZaken } from './zaken';

jest.setTimeout(300_000);

faultsOverZaken({ zaken: 12, kills: 3, seed: 7, limitMs: 120_000 });
