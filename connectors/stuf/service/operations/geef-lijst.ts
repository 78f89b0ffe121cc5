// geefLijstZaakdocumenten and geefLijstBesluiten: what belongs to one zaak, each with what the scope asks of it.
import type { ZaakPart } from '../../../../core/connector/register';
import type { JsonObject } from '../../../../core/model/json';
import type { Answered, Operation, OperationContext } from '../operation';
import { asked, byNumber, demandZaak } from './context';
import { nothingFound } from './not-found';
import { inScope } from './scope';
import { rawZaak } from './told';

/** What a list without a scope holds: the zaak by its kerngegevens and the relation. */
const ONLY = ['identificatie', 'omschrijving', 'isVan'];

function listed(raw: JsonObject, element: string): JsonObject {
  return Object.fromEntries(Object.entries(raw).filter(([field]) => field.startsWith('@') || ONLY.includes(field) || field === element));
}

const ofZaak = (name: string, element: string, parts: readonly ZaakPart[]) => async (context: OperationContext): Promise<Answered> => {
  const identificatie = asked(context, name);
  const held = await context.exchange.find(byNumber(context, 'zaak', identificatie, parts), context.signal);
  if (held.state === 'absent') return nothingFound(context, 'zaak', identificatie);
  demandZaak(context, held.value);
  const scope = context.bericht.vraag?.scope ?? null;
  const raw = await rawZaak(context, held);
  return { answered: 'objecten', objecten: [scope === null || scope['@scope'] !== undefined ? listed(raw, element) : inScope(raw, scope)], vervolg: false };
};

export const geefLijstZaakdocumenten: Operation = { name: 'geefLijstZaakdocumenten', kind: 'question', run: ofZaak('geefLijstZaakdocumenten', 'heeftRelevant', ['zaakinformatieobjecten', 'documenten']) };
export const geefLijstBesluiten: Operation = { name: 'geefLijstBesluiten', kind: 'question', run: ofZaak('geefLijstBesluiten', 'leidtTot', ['besluiten']) };
