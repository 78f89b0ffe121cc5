// extraElementen (stuf.md A7.3): where the settings of a sender say each goes in the model, and back.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { isMissing } from '../../value';
import type { FunctionContext } from '../define';
import { objectsOf, textOf } from './raw';

/** The setting: name of the element → path in the model (`communicatiekanaal`, `eigenschappen.kleur`, `rollen[].contactpersoonRol.emailadres`). */
const SETTING = 'extraElementen';

/** Names with their paths below `scope` (`rollen[].`, `eigenschappen.`, or an empty text for fields of the zaak itself). */
export function plaatsenVan(scope: string, settings: JsonObject): { readonly naam: string; readonly pad: string }[] {
  const given = settings[SETTING];
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([naam, pad]) => (typeof pad === 'string' && pad.startsWith(scope) && (scope !== '' || !/[.[]/.test(pad)) ? [{ naam, pad: pad.slice(scope.length) }] : []));
}

/** Every value an object has under this name, in the order of the message. */
const waardenVan = (raw: JsonObject, naam: string): string[] =>
  objectsOf(raw['extraElementen']).flatMap((one) => {
    const text = one['@naam'] === naam ? textOf(one) : undefined;
    return text === undefined ? [] : [text];
  });

/** The first value that goes to this path. */
export function extraVoor(scope: string, pad: string, raw: JsonObject, settings: JsonObject): string | undefined {
  return plaatsenVan(scope, settings).filter((one) => one.pad === pad).flatMap(({ naam }) => waardenVan(raw, naam))[0];
}

/** Every value that goes to this path. */
export const extrasVoor = (scope: string, pad: string, raw: JsonObject, settings: JsonObject): string[] => plaatsenVan(scope, settings).filter((one) => one.pad === pad).flatMap(({ naam }) => waardenVan(raw, naam));

/** Tells which elements have no place, each by its name; `at` is the path of the object that holds them. */
export function laatOver(raw: JsonObject, known: ReadonlySet<string>, at: string, ctx: FunctionContext): void {
  for (const one of objectsOf(raw['extraElementen'])) {
    const naam = typeof one['@naam'] === 'string' ? one['@naam'] : '';
    if (!known.has(naam) && textOf(one) !== undefined) ctx.leave(`${at === '' ? '' : `${at}.`}extraElementen[${naam}]`);
  }
}

/** Puts what the settings say into a part (a rol): `contactpersoonRol.emailadres`. */
export function vulAan(part: JsonObject, scope: string, raw: JsonObject, settings: JsonObject): void {
  for (const { naam, pad } of plaatsenVan(scope, settings)) {
    const [value] = waardenVan(raw, naam);
    if (value !== undefined) zet(part, pad.split('.'), value);
  }
}

function zet(into: JsonObject, [name = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const known = into[name];
  const inner = isObject(known) ? known : {};
  into[name] = inner;
  zet(inner, rest, value);
}

/** The elements of an object on the way back: one per setting whose path has a value; a list gives one for each. */
export function extrasVan(scope: string, part: JsonObject, settings: JsonObject): JsonObject[] {
  return plaatsenVan(scope, settings).flatMap(({ naam, pad }) => {
    const value = pad.split('.').reduce<Json | undefined>((here, name) => (isObject(here) ? here[name] : undefined), part);
    return (Array.isArray(value) ? value : [value]).flatMap((one) => (isMissing(one) || typeof one === 'object' ? [] : [{ '@naam': naam, '#': String(one) }]));
  });
}
