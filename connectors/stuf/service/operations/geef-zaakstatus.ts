// geefZaakstatus: the present status of a zaak (or all of them), with volgnummer, moment and which is the last (ZDS 4.1.1).
import { isObject, type JsonObject } from '../../../../core/model/json';
import type { Answered, Operation, OperationContext } from '../operation';
import { asked, byNumber, demandZaak, leaf } from './context';
import { listOf } from './edit/fields';
import { nothingFound } from './not-found';
import { rawZaak } from './told';

/** What an answer holds beside the statussen: the kerngegevens that name the zaak. */
const KERN = ['@entiteittype', 'identificatie', 'omschrijving', 'isVan'];

const isLast = (heeft: JsonObject): boolean => leaf(heeft, 'indicatieLaatsteStatus') === 'J';

/** The question names `indicatieLaatsteStatus`: only statussen of that kind. */
function askedIndication(gelijk: JsonObject | null | undefined): string | undefined {
  const [heeft] = listOf(gelijk ?? undefined, 'heeft');
  return isObject(heeft) ? leaf(heeft, 'indicatieLaatsteStatus') : undefined;
}

async function run(context: OperationContext): Promise<Answered> {
  const identificatie = asked(context, 'geefZaakstatus');
  const held = await context.exchange.find(byNumber(context, 'zaak', identificatie, ['statussen']), context.signal);
  if (held.state === 'absent') return nothingFound(context, 'zaak', identificatie);
  demandZaak(context, held.value);
  const raw = await rawZaak(context, held);
  const wanted = askedIndication(context.bericht.vraag?.gelijk);
  const heeft = listOf(raw, 'heeft').filter((status) => wanted === undefined || isLast(status) === (wanted === 'J'));
  const kern = Object.fromEntries(KERN.flatMap((field) => (raw[field] === undefined ? [] : [[field, raw[field]]])));
  return { answered: 'objecten', objecten: [{ ...kern, heeft }], vervolg: false };
}

export const geefZaakstatus: Operation = { name: 'geefZaakstatus', kind: 'question', run };
