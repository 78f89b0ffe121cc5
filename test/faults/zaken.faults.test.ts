// Many kills during a load of zaken with documents: run by npm run test:faults.
import { faultsOverZaken } from './zaken';

jest.setTimeout(1_200_000);

faultsOverZaken({ zaken: 24, kills: 8, seed: 42, limitMs: 600_000, replies: true });
