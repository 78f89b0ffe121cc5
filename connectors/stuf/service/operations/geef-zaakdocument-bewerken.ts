// geefZaakdocumentBewerken and cancelCheckout: a document is lent out with a lock that is its checkedOutId, and the lock is given up.
import type { Held } from '../../../../core/connector/register';
import { Blocked } from '../../../../core/connector/outcome';
import { diagnostic } from '../../../../core/diagnostics/diagnostic';
import type { Answered, Operation, OperationContext } from '../operation';
import { asked, byNumber, identificatieOf, leaf, notFound, objectsOf } from './context';
import { documentTold, partsOfDocument } from './document-told';
import { partsToPermit, permitDocument } from './holders';

async function checkedOut(context: OperationContext): Promise<Answered> {
  const identificatie = asked(context, 'geefZaakdocumentBewerken');
  const scope = context.bericht.vraag?.scope ?? null;
  const held = await context.exchange.find(byNumber(context, 'informatieobject', identificatie, partsOfDocument(context, scope)), context.signal);
  if (held.state === 'absent') throw notFound('document', identificatie);
  await permitDocument(context, held);
  // everything that can go wrong with the answer goes wrong before anything is locked
  const { object, inhoud } = documentTold(context, held, scope);
  const { lock } = await context.exchange.checkOut(held, context.signal);
  return { answered: 'vrij', object, checkedOutId: lock, ...(inhoud === undefined ? {} : { inhoud }) };
}

async function givenUp(context: OperationContext): Promise<Answered> {
  const identificatie = identificatieOf(objectsOf(context).wordt, 'cancelCheckout');
  const checkedOutId = leaf(context.bericht.parameters, 'checkedOutId');
  if (checkedOutId === undefined) throw new Blocked(diagnostic('ZS6123', 'cancelCheckout needs checkedOutId', { field: 'parameters/checkedOutId' }));
  const held = await context.exchange.find(byNumber(context, 'informatieobject', identificatie, partsToPermit(context)), context.signal);
  if (held.state === 'absent') throw notFound('document', identificatie);
  await permitDocument(context, held);
  await release(context, held, checkedOutId);
  return { answered: 'bevestiging' };
}

const release = (context: OperationContext, held: Held, lock: string): Promise<void> => context.exchange.cancelCheckOut(held, lock, context.signal);

export const geefZaakdocumentBewerken: Operation = { name: 'geefZaakdocumentBewerken', kind: 'free', run: checkedOut };
export const cancelCheckout: Operation = { name: 'cancelCheckout', kind: 'free', run: givenUp };
