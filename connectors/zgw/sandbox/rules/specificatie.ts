// The shape of an eigenschap must be possible: length by format, a positive number of values.
import { isObject } from '../../../../core/model/json';
import type { Invalid } from '../problem';
import type { Rule } from '../resource';

const LENGTH: Readonly<Record<string, { readonly allowed: RegExp; readonly says: string }>> = {
  tekst: { allowed: /^(\d{1,3})$/, says: 'Als formaat tekst is, moet de lengte een getal tussen 0 en 255 zijn.' },
  getal: { allowed: /^\d+(,\d+)?$/, says: 'Als formaat getal is, moet de lengte een (komma gescheiden) getal zijn.' },
  datum: { allowed: /^8$/, says: 'Als formaat datum is, moet de lengte 8 zijn.' },
  datum_tijd: { allowed: /^14$/, says: 'Als formaat datum/tijd is, moet de lengte 14 zijn.' },
};

export const specificatie: Rule = ({ value }) => {
  const shape = value['specificatie'];
  if (!isObject(shape)) return Promise.resolve([]);
  const faults: Invalid[] = [];
  const rule = LENGTH[String(shape['formaat'])];
  const length = String(shape['lengte']);
  if (rule && (!rule.allowed.test(length) || (shape['formaat'] === 'tekst' && Number(length) > 255))) faults.push({ name: 'specificatie.lengte', code: 'invalid-length', reason: rule.says });
  const count = String(shape['kardinaliteit']);
  if (count !== 'N' && !/^[1-9]\d*$/.test(count)) faults.push({ name: 'specificatie.kardinaliteit', code: 'invalid', reason: "Gebruik gehele getallen groter dan 0 of 'N' voor ongelimiteerd" });
  return Promise.resolve(faults);
};
