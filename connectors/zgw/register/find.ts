// Finds one object by the number everybody knows it by.
import type { Absent } from '../../../core/connector/contract';
import type { Held, RegisterKind, RegisterQuery } from '../../../core/connector/register';
import type { RegisterDoors } from './doors';
import { findBesluit } from './find-besluit';
import { findDocument } from './find-document';
import { findZaak } from './find-zaak';

const FIND: Readonly<Record<RegisterKind, typeof findZaak>> = { zaak: findZaak, informatieobject: findDocument, besluit: findBesluit };

/** See `Register.find`. */
export const find = (doors: RegisterDoors, query: RegisterQuery, signal: AbortSignal): Promise<Held | Absent> => FIND[query.kind](doors, query, signal);
