// geefZaakdetails: one zaak, as much of it as the scope asks.
import type { Answered, Operation, OperationContext } from '../operation';
import { asked, byNumber, decidedFor, demandZaak, extraPlaced } from './context';
import { nothingFound } from './not-found';
import { partsToTell } from './parts';
import { inScope } from './scope';
import { rawZaak } from './told';

async function run(context: OperationContext): Promise<Answered> {
  const identificatie = asked(context, 'geefZaakdetails');
  const scope = context.bericht.vraag?.scope ?? null;
  const held = await context.exchange.find(byNumber(context, 'zaak', identificatie, partsToTell(scope, extraPlaced(context), decidedFor(null, context))), context.signal);
  if (held.state === 'absent') return nothingFound(context, 'zaak', identificatie);
  demandZaak(context, held.value);
  return { answered: 'objecten', objecten: [inScope(await rawZaak(context, held), scope)], vervolg: false };
}

export const geefZaakdetails: Operation = { name: 'geefZaakdetails', kind: 'question', run };
