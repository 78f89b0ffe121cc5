// Checks every term of the metadata against the list it says that it is from: code and label must be a pair of it.
import { isObject, type Json } from '../../../../core/model/json';
import type { Begrip } from '../../metadata';
import { objectsOf } from '../../sip';
import type { Check, Finding } from '../gate';
import { whereOf } from '../where';
import { BUILT_IN, listNamed, type Lijst } from './lists';

/** Everything that is a begrip, with its path. */
function* begrippen(value: Json | undefined, path: string): Generator<readonly [path: string, begrip: Begrip]> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* begrippen(item, `${path}[${index}]`);
  else if (isObject(value)) {
    if (typeof value['begripLabel'] === 'string' && isObject(value['begripBegrippenlijst'])) yield [path, value as unknown as Begrip];
    else for (const [field, item] of Object.entries(value)) yield* begrippen(item, path === '' ? field : `${path}.${field}`);
  }
}

function wrongWith({ begripCode, begripLabel }: Begrip, { naam, holds, termen }: Lijst): string | null {
  if (begripCode === undefined) {
    const isKnown = Object.values(termen).some((labels) => labels.includes(begripLabel));
    return holds === 'codes' || isKnown ? null : `is no term of ${naam}`;
  }
  const labels = Object.hasOwn(termen, begripCode) ? termen[begripCode] : undefined;
  if (labels === undefined) return `has a code that ${naam} does not have`;
  return labels.includes(begripLabel) ? null : `has another label than ${naam} gives its code`;
}

export const terms: Check = (sip, _profile, { lists = BUILT_IN }) => objectsOf(sip.objects).flatMap((object): Finding[] => {
  const where = whereOf(object);
  return [...begrippen(object.metadata as unknown as Json, '')].flatMap(([path, begrip]): Finding[] => {
    const known = listNamed(lists, begrip.begripBegrippenlijst.verwijzingNaam);
    const wrong = known ? wrongWith(begrip, known) : null;
    return wrong === null ? [] : [{ code: 'ZS4370', field: `${where}.${path}`, message: `${where}.${path} ${wrong}`, bron: object.bron }];
  });
});
