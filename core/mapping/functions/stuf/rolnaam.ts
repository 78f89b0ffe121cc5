// Which role an element of StUF stands for, and which element a role goes back to.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { loose } from '../../value';
import type { FunctionContext } from '../define';

const ROLTYPE = 'stuf/roltype';

/** Elements of a zaak whose relations are rollen; heeftBetrekkingOp only where the setting of that name says `rol`, or the role says so on the way back. */
export const ROLELEMENTEN = ['heeftBetrekkingOp', 'heeftAlsBelanghebbende', 'heeftAlsGemachtigde', 'heeftAlsInitiator', 'heeftAlsUitvoerende', 'heeftAlsVerantwoordelijke', 'heeftAlsOverigBetrokkene'] as const;
export type Rolelement = (typeof ROLELEMENTEN)[number];

const OVERIG: Rolelement = 'heeftAlsOverigBetrokkene';

/** Generic roles of the ZGW catalogue, with the element that says most of them. Others are overig, with their name. */
const GENERIEK: Readonly<Record<string, Rolelement>> = {
  initiator: 'heeftAlsInitiator', belanghebbende: 'heeftAlsBelanghebbende', behandelaar: 'heeftAlsUitvoerende', zaakcoordinator: 'heeftAlsVerantwoordelijke',
};

/** Name of the roltype for an element: the setting `roltypen`, else the table. */
export function roltypeVoor(element: string, ctx: FunctionContext): string {
  const own = ctx.settings['roltypen'];
  const chosen = isObject(own) ? own[element] : undefined;
  if (typeof chosen === 'string' && chosen !== '') return chosen;
  return String(ctx.reference(ROLTYPE).find('key', element)[0]?.['value'] ?? element);
}

/** The element a rol goes back to, and its name where the element does not say it. */
export function elementVoor(rol: JsonObject, ctx: FunctionContext): { readonly element: Rolelement; readonly omschrijving: string | null } {
  const roltype = isObject(rol['roltype']) ? rol['roltype'] : {};
  const name = String(roltype['omschrijving'] ?? '');
  const same = ROLELEMENTEN.find((element) => loose(roltypeVoor(element, ctx)) === loose(name));
  if (same !== undefined) return { element: same, omschrijving: null };
  return { element: GENERIEK[String(roltype['omschrijvingGeneriek'] as Json)] ?? OVERIG, omschrijving: name === '' ? null : name };
}

/** Whether persons under heeftBetrekkingOp are rollen for this sender. */
export const betrekkingIsRol = (settings: JsonObject): boolean => settings['heeftBetrekkingOp'] === 'rol';
