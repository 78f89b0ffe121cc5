// Plans the statuses a peer does not have yet, in the order in which they were set. Pure.
import type { Step } from '../../../../core/connector/contract';
import type { JsonObject } from '../../../../core/model/json';
import { attributeOf, listOf, textOfRaw, type RawObject } from '../../message/raw';
import { leadsTo, partLink } from '../match';
import { bare } from './was-wordt';
import { isWritten } from './verdicts';
import { step, type Work } from './work';

/** Required (stuf.md A12); a source need not tell it. */
function setBy(status: RawObject, who: string): JsonObject {
  if (listOf(status['isGezetDoor']).length > 0) return {};
  return { isGezetDoor: [{ '@verwerkingssoort': 'T', gerelateerde: { medewerker: { '@entiteittype': 'MDW', '@verwerkingssoort': 'I', identificatie: who } } }] };
}

const nameOf = (status: RawObject): string => {
  const type = listOf(status['gerelateerde'])[0] ?? {};
  return [textOfRaw(type['volgnummer']), textOfRaw(type['omschrijving']), textOfRaw(status['datumStatusGezet'])].filter(Boolean).join(' ');
};

/** A status cannot be taken back or changed: only those that are not there go, each in a message of its own. */
export function statusSteps(work: Work): Step[] {
  const held = new Set(listOf(work.now['heeft']).map((one) => attributeOf(one, 'plaats')));
  const missing = listOf(work.want['heeft']).filter((one) => {
    const bron = attributeOf(one, 'plaats') ?? '';
    return !held.has(bron) && isWritten(work.verdicts.of('heeft', bron));
  });
  return missing.map((status): Step => {
    const identity: JsonObject = { '@verwerkingssoort': 'W', identificatie: work.number };
    const bron = attributeOf(status, 'plaats') ?? '';
    return step({
      name: `status ${nameOf(status)} (${bron})`, action: 'create', object: { kind: 'zaak', key: work.key }, do: 'actualiseerZaakstatus', irreversible: true,
      link: partLink('heeft', bron), id: leadsTo('heeft', status),
      objecten: [
        { ...identity, heeft: [{ '@verwerkingssoort': 'T', '@noValue': 'geenWaarde' }] },
        { ...identity, heeft: [{ ...bare(status, { '@verwerkingssoort': 'T' }), ...setBy(status, work.settings.peer.gezetDoor) }] },
      ],
    });
  });
}
