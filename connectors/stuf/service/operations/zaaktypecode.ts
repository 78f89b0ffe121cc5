// Says which zaaktype of the catalogue a code in a message means, and under which code a sender knows a zaaktype.
import { isObject, type JsonObject } from '../../../../core/model/json';
import { textOfRaw } from '../../message/raw';
import type { OperationContext } from '../operation';
import { listOf, objectOf } from './edit/fields';
import { plain } from './names';

type Speaks = Pick<OperationContext, 'settings' | 'sender'>;

type Codes = Readonly<Record<string, string>>;

/** Those of the sender: in its file, or among the settings of its mapping. */
function own({ sender }: Pick<Speaks, 'sender'>): Codes {
  const mapped = sender.mapping['zaaktypecodes'];
  const codes = isObject(mapped) ? Object.entries(mapped).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : [];
  return { ...Object.fromEntries(codes), ...sender.zaaktypecodes };
}

const listed = (codes: Codes, code: string): string | undefined => Object.entries(codes).find(([from]) => plain(from) === plain(code))?.[1];

/** The identificatie a code stands for: by the sender, by the service, else the code itself. */
export const zaaktypeBy = (code: string, speaks: Speaks): string => listed(own(speaks), code) ?? listed(speaks.settings.service.zaaktypecodes, code) ?? code;

/** Codes as an answer gives them back: one zaaktype under one code, the sender's before the service's. */
export function codesBack(speaks: Speaks): Codes {
  const mine = own(speaks);
  const known = new Set(Object.values(mine));
  return { ...Object.fromEntries(Object.entries(speaks.settings.service.zaaktypecodes).filter(([, zaaktype]) => !known.has(zaaktype))), ...mine };
}

/** The code of the zaaktype (isVan) as it stands in the message; undefined where it does not say. */
export const zaaktypecodeSaid = (raw: JsonObject): string | undefined => listOf(raw, 'isVan').map((relation) => textOfRaw(objectOf(relation, 'gerelateerde')?.['code'])).find((code) => code !== null) ?? undefined;

/** Identificatie in the catalogue of the zaaktype of a message; undefined where it does not say. */
export function zaaktypeSaid(raw: JsonObject, speaks: Speaks): string | undefined {
  const code = zaaktypecodeSaid(raw);
  return code === undefined ? undefined : zaaktypeBy(code, speaks);
}
