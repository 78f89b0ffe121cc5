// The gate and the published schema over generated zaken of great variety; a thousand of them with npm run test:faults.
import { variety } from '../testing/variety';

variety(150);
