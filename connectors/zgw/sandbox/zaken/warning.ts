// Says in a header that the value of an eigenschap does not fit what the catalogue says of it (Zaken 1.7, #2591).
import { isObject, type JsonObject } from '../../../../core/model/json';
import { placeFromUrl } from '../paths';
import { lookUp } from '../state';
import type { Room } from './room';

const FORMS: Readonly<Record<string, RegExp>> = { getal: /^-?\d+([.,]\d+)?$/, datum: /^\d{8}$|^\d{4}-\d{2}-\d{2}$/, datum_tijd: /^\d{14}$|^\d{4}-\d{2}-\d{2}T/ };

/** What is wrong with a zaakeigenschap as it was answered; null: nothing. */
export async function specificationWarning(room: Room, shown: JsonObject): Promise<string | null> {
  const place = placeFromUrl(String(shown['eigenschap']));
  const specificatie = place === null ? undefined : (await lookUp(room.shelf, place))?.value['specificatie'];
  if (!isObject(specificatie)) return null;
  const waarde = String(shown['waarde']);
  const form = FORMS[String(specificatie['formaat'])];
  if (form && !form.test(waarde)) return `waarde is geen ${String(specificatie['formaat'])}`;
  if (specificatie['formaat'] === 'tekst' && waarde.length > Number(specificatie['lengte'])) return `waarde is langer dan ${String(specificatie['lengte'])}`;
  const { waardenverzameling } = specificatie;
  return Array.isArray(waardenverzameling) && waardenverzameling.length > 0 && !waardenverzameling.includes(waarde) ? 'waarde staat niet in de waardenverzameling' : null;
}
