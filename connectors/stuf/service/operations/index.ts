// Every operation of ZDS 1.1 and 1.2 and of StUF-ZKN, by the name both versions share.
import type { Operation } from '../operation';
import { actualiseerZaakstatus } from './actualiseer-zaakstatus';
import { geefBesluitdetails, updateBesluit, voegBesluitToe } from './besluiten';
import { creeerZaak } from './creeer-zaak';
import { geefLijstBesluiten, geefLijstZaakdocumenten } from './geef-lijst';
import { cancelCheckout, geefZaakdocumentBewerken } from './geef-zaakdocument-bewerken';
import { geefZaakdetails } from './geef-zaakdetails';
import { geefZaakdocumentLezen } from './geef-zaakdocument-lezen';
import { geefZaakstatus } from './geef-zaakstatus';
import { genereerBesluitIdentificatie, genereerDocumentIdentificatie, genereerZaakIdentificatie } from './genereer-identificatie';
import { ontkoppelZaakdocument } from './ontkoppel-zaakdocument';
import { overdragenZaak } from './overdragen-zaak';
import { edcLk01, edcLv01, zakLk01, zakLv01 } from './raw-zkn';
import { updateZaak } from './update-zaak';
import { updateZaakdocument } from './update-zaakdocument';
import { maakZaakdocument, voegZaakdocumentToe } from './voeg-zaakdocument-toe';

/** The operations; names as in connectors/stuf/message/operaties.ts. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    creeerZaak, updateZaak, actualiseerZaakstatus, voegZaakdocumentToe, maakZaakdocument, voegBesluitToe, updateBesluit, overdragenZaak,
    geefZaakstatus, geefZaakdetails, geefLijstZaakdocumenten, geefZaakdocumentLezen, geefLijstBesluiten, geefBesluitdetails,
    genereerZaakIdentificatie, genereerDocumentIdentificatie, genereerBesluitIdentificatie,
    geefZaakdocumentBewerken, updateZaakdocument, cancelCheckout, ontkoppelZaakdocument,
    zakLk01, edcLk01, zakLv01, edcLv01,
  ].map((operation) => [operation.name, operation]),
);
