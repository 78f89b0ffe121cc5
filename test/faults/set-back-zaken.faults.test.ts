// Source, target and Zaaksluis set back an hour over zaken with documents: run by npm run test:faults.
import { setBackZaken } from './set-back-zaken';

jest.setTimeout(1_200_000);

setBackZaken({ zaken: 12, changes: 12, limitMs: 600_000 });
