// Kills, lost replies and expired tokens during a load of zaken with documents: run by npm run test:faults.
import { faultsOverZaken } from './zaken';

jest.setTimeout(3_600_000);

/** `ZAAKSLUIS_FAULTS_ZAKEN` and `ZAAKSLUIS_FAULTS_KILLS`: another size of the load; fewer for a quick look. */
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

describe('many kills', () => faultsOverZaken({ zaken: number('ZAAKSLUIS_FAULTS_ZAKEN', 1_000), kills: number('ZAAKSLUIS_FAULTS_KILLS', 100), seed: 7, limitMs: 1_800_000 }));

describe('every fault', () => faultsOverZaken({ zaken: 12, kills: 3, seed: 7, limitMs: 600_000, replies: true }));
