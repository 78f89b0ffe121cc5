// Every call of every command fails once, in every way: run by npm run test:faults.
import { faultsAtRegister } from './testing/faults';

faultsAtRegister();
