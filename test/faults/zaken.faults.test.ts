// Many kills during a load of zaken with documents: run by npm run test:faults.
import { faultsOverZaken } from './zaken';

jest.setTimeout(1_200_000);

faultsOverZaken({ zaken: 100, kills: 40, seed: 42, limitMs: 900_000, replies: true });
