// zakLk01, edcLk01, zakLv01 and edcLv01: the messages of StUF-ZKN itself, which say by their content what ZDS says by its SOAPAction.
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { Operation, OperationContext } from '../operation';
import { leaf, objectsOf } from './context';
import { creeerZaak } from './creeer-zaak';
import { geefZaakdetails } from './geef-zaakdetails';
import { geefZaakdocumentLezen } from './geef-zaakdocument-lezen';
import { isAboutPerson, zakenOfPerson } from './zaken-of-person';
import { updateZaak } from './update-zaak';
import { updateZaakdocument } from './update-zaakdocument';
import { maakZaakdocument, voegZaakdocumentToe } from './voeg-zaakdocument-toe';

const ADDS = 'T';
const REMOVES = 'V';

/** mutatiesoort, in whatever capitals; a message without one adds where it has one object. Throws Blocked ZS6126 for V. */
function mutatie(context: OperationContext): string {
  const soort = leaf(context.bericht.parameters, 'mutatiesoort')?.toUpperCase() ?? (context.bericht.objecten.length === 1 ? ADDS : 'W');
  // "no longer relevant to the sender" is no reason to destroy what a register holds
  if (soort === REMOVES) throw new Blocked(diagnostic('ZS6126', 'mutatiesoort V is not carried out: what a register holds is destroyed by a decision, not by a message', { field: 'parameters/mutatiesoort' }));
  return soort;
}

export const zakLk01: Operation = {
  name: 'zakLk01',
  kind: 'command',
  run: (context) => (mutatie(context) === ADDS ? creeerZaak : updateZaak).run(context),
};

export const edcLk01: Operation = {
  name: 'edcLk01',
  kind: 'command',
  run: (context) => {
    if (mutatie(context) !== ADDS) return updateZaakdocument.run(context);
    return (objectsOf(context).wordt['inhoud'] === undefined ? maakZaakdocument : voegZaakdocumentToe).run(context);
  },
};

export const zakLv01: Operation = { name: 'zakLv01', kind: 'question', run: (context) => (isAboutPerson(context) ? zakenOfPerson : geefZaakdetails.run)(context) };
export const edcLv01: Operation = { name: 'edcLv01', kind: 'question', run: geefZaakdocumentLezen.run };
