// geefZaakdocumentLezen: one document with its content; also where it belongs to no zaak (B13).
import type { Answered, Operation, OperationContext } from '../operation';
import { asked, byNumber } from './context';
import { documentTold, partsOfDocument } from './document-told';
import { permitDocument } from './holders';
import { nothingFound } from './not-found';

async function run(context: OperationContext): Promise<Answered> {
  const identificatie = asked(context, 'geefZaakdocumentLezen');
  const scope = context.bericht.vraag?.scope ?? null;
  const held = await context.exchange.find(byNumber(context, 'informatieobject', identificatie, partsOfDocument(context, scope)), context.signal);
  if (held.state === 'absent') return nothingFound(context, 'document', identificatie);
  await permitDocument(context, held);
  const { object, inhoud } = documentTold(context, held, scope);
  return { answered: 'objecten', objecten: [object], vervolg: false, ...(inhoud === undefined ? {} : { inhoud }) };
}

export const geefZaakdocumentLezen: Operation = { name: 'geefZaakdocumentLezen', kind: 'question', run };
