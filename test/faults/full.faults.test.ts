// Each fault in full numbers: run by npm run test:faults.
import { faults } from './faults';

jest.setTimeout(600_000);

faults({ kills: 20, subjects: 120, seed: 42 });
