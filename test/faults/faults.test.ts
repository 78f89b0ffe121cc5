// Each fault with a fixed seed and few kills: the full numbers are in full.faults.test.ts.
import { faults } from './faults';

jest.setTimeout(180_000);

faults({ kills: 2, subjects: 12, seed: 2026 });
