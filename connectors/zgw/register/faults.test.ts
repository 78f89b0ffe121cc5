// Calls of two commands that fail, each once and in every way; those of all commands are in faults.faults.test.ts.
import { faultsAtRegister } from './testing/faults';

faultsAtRegister(['creeerZaak with a besluit', 'voegZaakdocumentToe, small']);
