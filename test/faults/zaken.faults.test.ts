// Kills, lost replies and expired tokens during a load of zaken with documents: run by npm run test:faults.
import { faultsOverZaken } from './zaken';

jest.setTimeout(1_200_000);

faultsOverZaken({ zaken: 12, kills: 3, seed: 7, limitMs: 600_000, replies: true });
