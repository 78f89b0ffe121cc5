// Addresses of a rol that lack what the Zaken API requires: left out, told as text, or kept, as the setting `onvolledigAdres` says.
import { isObject, type JsonObject } from '../../../model/json';
import { isMissing } from '../../value';
import type { FunctionContext } from '../define';

/** Zaken API 1.5, required in VerblijfsAdres and SubVerblijfBuitenland: an address is taken whole or refused, and the rol with it. */
const NODIG: Readonly<Record<string, readonly string[]>> = {
  verblijfsadres: ['aoaIdentificatie', 'wplWoonplaatsNaam', 'gorOpenbareRuimteNaam', 'aoaHuisnummer'],
  subVerblijfBuitenland: ['lndLandcode', 'lndLandnaam'],
};

/** How an address is read, in the order of an envelope. */
const REGELS: readonly (readonly string[])[] = [
  ['gorOpenbareRuimteNaam', 'aoaHuisnummer', 'aoaHuisletter', 'aoaHuisnummertoevoeging'], ['aoaPostcode', 'wplWoonplaatsNaam'], ['inpLocatiebeschrijving'],
  ['subAdresBuitenland_1'], ['subAdresBuitenland_2'], ['subAdresBuitenland_3'], ['lndLandnaam'],
];

const opEenRegel = (adres: JsonObject): string => REGELS.map((names) => names.map((name) => adres[name]).filter((value) => !isMissing(value)).map(String).join(' ')).filter((line) => line !== '').join(', ');

export interface MetAdres {
  readonly identificatie: JsonObject;
  /** The address as text, where the setting asks for that; null: there is none to tell. */
  readonly tekst: string | null;
}

/**
 * The identifying group with addresses the Zaken API can take. One that lacks a required field is left out and told (ZS2120); with the
 * setting `onvolledigAdres: toelichting` it goes to roltoelichting as text, with `houden` it stays (for registers that can hold it).
 */
export function metVolledigAdres(identificatie: JsonObject, ctx: FunctionContext): MetAdres {
  const how = ctx.settings['onvolledigAdres'];
  if (how === 'houden') return { identificatie, tekst: null };
  const kept: JsonObject = { ...identificatie };
  const told: string[] = [];
  for (const [name, required] of Object.entries(NODIG)) {
    const adres = identificatie[name];
    const lacks = isObject(adres) ? required.filter((field) => isMissing(adres[field])) : [];
    if (!isObject(adres) || lacks.length === 0) continue;
    delete kept[name];
    if (how === 'toelichting') told.push(opEenRegel(adres));
    ctx.report({ code: 'ZS2120', message: `${name} lacks ${lacks.join(', ')}, without which the Zaken API takes no address; ${how === 'toelichting' ? 'it is told in roltoelichting' : 'it is left out of the rol'}` });
  }
  return { identificatie: kept, tekst: told.length === 0 ? null : `Adres: ${told.join('; ')}` };
}
