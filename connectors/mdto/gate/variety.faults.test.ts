// A thousand generated zaken per receiver through the gate and the published schema: run by npm run test:faults.
import { variety } from '../testing/variety';

jest.setTimeout(600_000);

variety(1000);
