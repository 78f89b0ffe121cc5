// The first meeting with a filled target, in small: the full numbers are in adopt.faults.test.ts.
import { adopting } from './adopt';

jest.setTimeout(120_000);

adopting({ present: 200, differing: 6, ambiguous: 5 });
