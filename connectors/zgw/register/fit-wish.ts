// Makes a wish fit for planning: names that are no paths, and addresses that the API takes; what it does not take is told.
import { diagnostic, type Diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { objects, text } from '../reading/values';
import { PART_LISTS } from '../zaken/parts';

/** Groups of an address with the fields the Zaken API demands in them (VerblijfsAdresRequest, SubVerblijfBuitenlandRequest). */
const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  verblijfsadres: ['wplWoonplaatsNaam', 'gorOpenbareRuimteNaam', 'aoaHuisnummer'],
  subVerblijfBuitenland: ['lndLandcode', 'lndLandnaam'],
};

const isFilled = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== '';

/** A rol without the addresses that the API would refuse, and the fields each lacks. */
function fitRol(rol: JsonObject): { readonly rol: JsonObject; readonly lacking: readonly string[] } {
  const who = rol['betrokkeneIdentificatie'];
  if (!isObject(who)) return { rol, lacking: [] };
  const lacking = Object.entries(DEMANDED).flatMap(([group, fields]) => {
    const held = who[group];
    const absent = isObject(held) ? fields.filter((field) => !isFilled(held[field])) : [];
    return absent.length === 0 ? [] : [{ group, said: `${group} without ${absent.join(' and ')}` }];
  });
  if (lacking.length === 0) return { rol, lacking: [] };
  const kept = Object.fromEntries(Object.entries(who).filter(([field]) => !lacking.some(({ group }) => group === field)));
  return { rol: { ...rol, betrokkeneIdentificatie: kept }, lacking: lacking.map(({ said }) => said) };
}

/** Brackets mean a place in a list where values are compared by their paths. */
const plainName = (name: Json | undefined): string => text(name).replace(/\[/g, '(').replace(/\]/g, ')');

function renamed(part: JsonObject): JsonObject {
  return {
    ...part, bron: plainName(part['bron']),
    ...(typeof part['gezetdoor'] === 'string' ? { gezetdoor: plainName(part['gezetdoor']) } : {}),
    ...(Array.isArray(part['informatieobjecten']) ? { informatieobjecten: objects(part['informatieobjecten']).map((link) => ({ ...link, bron: plainName(link['bron']) })) } : {}),
  };
}

/** Pure. An address that lacks what the API demands is left out with a warning (ZS4210): the person counts more than the address. */
export function fitWish(want: JsonObject, subject: string): { readonly want: JsonObject; readonly diagnostics: readonly Diagnostic[] } {
  const lists = Object.fromEntries(PART_LISTS.flatMap((part): [string, JsonObject[]][] => (want[part] === undefined ? [] : [[part, objects(want[part]).map(renamed)]])));
  const rollen = (lists['rollen'] ?? []).map(fitRol);
  const diagnostics = rollen.flatMap(({ rol, lacking }) => lacking.map((said) => diagnostic('ZS4210', `${said} is left out of ${rolName(rol)}: the register does not take it so`, { subject, field: 'rollen.betrokkeneIdentificatie' })));
  return { want: { ...want, ...lists, ...(lists['rollen'] === undefined ? {} : { rollen: rollen.map(({ rol }) => rol) }) }, diagnostics };
}

const rolName = (rol: JsonObject): string => (isObject(rol['roltype']) ? `rol "${text(rol['roltype']['omschrijving'])}"` : 'a rol');
