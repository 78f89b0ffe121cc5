// Nodes whose clocks are wrong: run by npm run test:faults.
import { skewZaken } from './skew-zaken';

jest.setTimeout(900_000);

skewZaken({ zaken: 24, kills: 2, limitMs: 600_000 });
