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

/** Where a part says who or what it is about. */
const SAID_IN = { rollen: 'betrokkeneIdentificatie', zaakobjecten: 'objectIdentificatie' } as const;
type Addressed = keyof typeof SAID_IN;

/** A rol or zaakobject without the addresses that the API would refuse, and what each lacks. */
function fitPart(list: Addressed, part: JsonObject): { readonly part: JsonObject; readonly lacking: readonly string[] } {
  const who = part[SAID_IN[list]];
  if (!isObject(who)) return { part, lacking: [] };
  const lacking = Object.entries(DEMANDED).flatMap(([group, fields]) => {
    const held = who[group];
    const absent = isObject(held) ? fields.filter((field) => !isFilled(held[field])) : [];
    return absent.length === 0 ? [] : [{ group, said: `${group} without ${absent.join(' and ')}` }];
  });
  if (lacking.length === 0) return { part, lacking: [] };
  const kept = Object.fromEntries(Object.entries(who).filter(([field]) => !lacking.some(({ group }) => group === field)));
  return { part: { ...part, [SAID_IN[list]]: kept }, lacking: lacking.map(({ said }) => said) };
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
  const diagnostics: Diagnostic[] = [];
  for (const list of ['rollen', 'zaakobjecten'] as const) {
    const fit = lists[list]?.map((part) => fitPart(list, part));
    if (fit === undefined) continue;
    lists[list] = fit.map(({ part }) => part);
    diagnostics.push(...fit.flatMap(({ part, lacking }) => lacking.map((said) => diagnostic('ZS4210', `${said} is left out of ${partName(list, part)}: the register does not take it so`, { subject, field: `${list}.${SAID_IN[list]}` }))));
  }
  return { want: { ...want, ...lists }, diagnostics };
}

const partName = (list: Addressed, part: JsonObject): string => {
  if (list === 'zaakobjecten') return `zaakobject ${text(part['objectType'])}`;
  return isObject(part['roltype']) ? `rol "${text(part['roltype']['omschrijving'])}"` : 'a rol';
};
