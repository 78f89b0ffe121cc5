// actualiseerZaakstatus: a status, and what closing by it brings along; other elements of the message are its identification only.
import type { Operation } from '../operation';
import { checkNeeded } from './checks';
import { leaf, objectsOf } from './context';
import { listOf, objectOf } from './edit/fields';
import { isSetter } from './edit/rollen';
import type { Said } from './edit/said';
import { changeZaak } from './update-zaak';

const MODEL: readonly string[] = ['statussen', 'resultaat', 'einddatum'];
const RAW: readonly string[] = ['identificatie', 'isVan', 'heeft', 'resultaat', 'einddatum'];

/** The statussen of a message, with who set them. */
export function onlyStatus(said: Said): Said {
  const of = (object: Said['model'], fields: readonly string[]): Said['model'] => Object.fromEntries(Object.entries(object).filter(([field]) => fields.includes(field)));
  return { ...said, model: { ...of(said.model, MODEL), rollen: listOf(said.model, 'rollen').filter(isSetter) }, raw: of(said.raw, RAW) };
}

export const actualiseerZaakstatus: Operation = {
  name: 'actualiseerZaakstatus',
  kind: 'command',
  run: async (context) => {
    const heeft = listOf(objectsOf(context).wordt, 'heeft');
    const told = heeft.map((relation) => objectOf(relation, 'gerelateerde'));
    context.report(checkNeeded('actualiseerZaakstatus', [
      { element: 'heeft/gerelateerde/omschrijving', there: told.some((status) => leaf(status, 'omschrijving') !== undefined || leaf(status, 'volgnummer') !== undefined), vital: true },
      { element: 'heeft/gerelateerde/volgnummer', there: told.some((status) => leaf(status, 'volgnummer') !== undefined), vital: false },
      { element: 'heeft/datumStatusGezet', there: heeft.some((relation) => leaf(relation, 'datumStatusGezet') !== undefined), vital: false },
      { element: 'heeft/isGezetDoor', there: heeft.some((relation) => listOf(relation, 'isGezetDoor').length > 0), vital: false },
    ]));
    return changeZaak(context, 'actualiseerZaakstatus', onlyStatus);
  },
};
