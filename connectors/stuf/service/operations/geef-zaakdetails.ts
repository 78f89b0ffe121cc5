// geefZaakdetails: one zaak, as much of it as the scope asks.
import type { JsonObject } from '../../../../core/model/json';
import type { Answered, Operation, OperationContext } from '../operation';
import { asked, byNumber, decidedFor, demandZaak, extraPlaced } from './context';
import { nothingFound } from './not-found';
import { partsToTell } from './parts';
import { inScope } from './scope';
import { rawZaak } from './told';

/** What is asked of opschorting is known also where there is none: it is not suspended. */
const withOpschorting = (raw: JsonObject, scope: JsonObject | null): JsonObject => (scope?.['opschorting'] !== undefined && raw['opschorting'] === undefined ? { ...raw, opschorting: { indicatie: 'N' } } : raw);

async function run(context: OperationContext): Promise<Answered> {
  const identificatie = asked(context, 'geefZaakdetails');
  const scope = context.bericht.vraag?.scope ?? null;
  const held = await context.exchange.find(byNumber(context, 'zaak', identificatie, partsToTell(scope, extraPlaced(context), decidedFor(null, context))), context.signal);
  if (held.state === 'absent') return nothingFound(context, 'zaak', identificatie);
  demandZaak(context, held.value);
  return { answered: 'objecten', objecten: [inScope(withOpschorting(await rawZaak(context, held), scope), scope)], vervolg: false };
}

export const geefZaakdetails: Operation = { name: 'geefZaakdetails', kind: 'question', run };
