// The first meeting with a filled target in full numbers: run by npm run test:faults.
import { adopting } from './adopt';

jest.setTimeout(900_000);

adopting({ present: 10_000, differing: 300, ambiguous: 50 });
