// Objects of a zaak: heeftBetrekkingOp and anderZaakObject of StUF, zaakobjecten of the model.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { hasContent, isMissing } from '../../value';
import type { FunctionContext } from '../define';
import { gerelateerdeNaarStuf, gerelateerdeNaarZgw } from './betrokkene';
import { naarGeoJson, naarGml } from './geometrie';
import { kentGroep } from './groep';
import { isCarriage, oneOf, textOf } from './raw';

/** Kinds the Zaken API knows only by address: they travel as `overige`, under the name of StUF. */
const ALLEEN_ADRES = ['besluit', 'enkelvoudigDocument', 'samengesteldDocument', 'status'] as const;

/** Read, or (tijdstipRegistratie) of no use: the register has a time of its own. */
const GELEZEN = new Set(['gerelateerde', 'omschrijving', 'tijdstipRegistratie']);

/** One relation heeftBetrekkingOp as a zaakobject; null where it names no object. */
export function zaakobjectVan(relatie: JsonObject, bron: string, ctx: FunctionContext): JsonObject | null {
  const at = 'heeftBetrekkingOp[]';
  const omschrijving = textOf(relatie['omschrijving']);
  const rest: JsonObject = omschrijving === undefined ? {} : { relatieomschrijving: omschrijving };
  for (const [name, value] of Object.entries(relatie)) if (!isCarriage(name) && !GELEZEN.has(name) && hasContent(value)) ctx.leave(`${at}.${name}`);
  const gerelateerde = oneOf(relatie['gerelateerde']);
  const ander = ALLEEN_ADRES.find((name) => gerelateerde && oneOf(gerelateerde[name]));
  if (ander) return { bron, objectType: 'overige', objectTypeOverige: ander, objectIdentificatie: { overigeData: kaal(oneOf(gerelateerde?.[ander]) ?? {}) as JsonObject }, ...rest };
  const wat = gerelateerdeNaarZgw(relatie, at, ctx);
  if (wat) return { bron, objectType: wat.soort, objectIdentificatie: wat.identificatie, ...rest };
  ctx.report({ code: 'ZS2114', message: `${at} names no object; no zaakobject is made of it` });
  return null;
}

/** Raw data without what the protocol adds. */
function kaal(raw: Json): Json {
  if (Array.isArray(raw)) return raw.filter((item) => !isMissing(item)).map(kaal);
  if (!isObject(raw)) return raw;
  if (raw['#'] !== undefined) return textOf(raw) ?? '';
  return Object.fromEntries(Object.entries(raw).filter(([name, value]) => !isCarriage(name) && !isMissing(value)).map(([name, value]) => [name, kaal(value)]));
}

/** A zaakobject as a relation heeftBetrekkingOp; null where it is an anderZaakObject, or known by address only (told). */
export function objectrelatieVan(zaakobject: JsonObject, ctx: FunctionContext): JsonObject | null {
  if (isAnder(zaakobject)) return null;
  const data = isObject(zaakobject['objectIdentificatie']) ? zaakobject['objectIdentificatie'] : {};
  const overig = zaakobject['objectTypeOverige'];
  const gerelateerde = isOverige(zaakobject)
    ? { [String(overig)]: isObject(data['overigeData']) ? data['overigeData'] : {} }
    : kentGroep(String(zaakobject['objectType']), ctx) ? gerelateerdeNaarStuf(String(zaakobject['objectType']), data, ctx) : null;
  if (gerelateerde === null) {
    ctx.report({ code: 'ZS2115', message: `zaakobject ${ctx.quote(zaakobject['bron'] ?? '')} names its object by an address only, which StUF cannot say; it is left out` });
    return null;
  }
  const omschrijving = textOf(zaakobject['relatieomschrijving']);
  return { ...(isMissing(zaakobject['bron']) ? {} : { '@plaats': String(zaakobject['bron']) }), gerelateerde, ...(omschrijving === undefined ? {} : { omschrijving }) };
}

const isOverige = (zaakobject: JsonObject): boolean => zaakobject['objectType'] === 'overige';

/** An object of any other kind than those of StUF. */
export const isAnder = (zaakobject: JsonObject): boolean => isOverige(zaakobject) && !ALLEEN_ADRES.some((name) => name === zaakobject['objectTypeOverige']);

const ANDER = ['omschrijving', 'aanduiding', 'registratie'] as const;

/** One anderZaakObject as a zaakobject of kind overige; its place is GeoJSON in the data. */
export function zaakobjectVanAnder(raw: JsonObject, index: number, ctx: FunctionContext): JsonObject {
  const lokatie = naarGeoJson(oneOf(raw['lokatie']), ctx);
  const [omschrijving, aanduiding, registratie] = ANDER.map((name) => textOf(raw[name]));
  for (const [name, value] of Object.entries(raw)) if (!isCarriage(name) && name !== 'lokatie' && !ANDER.some((one) => one === name) && hasContent(value)) ctx.leave(`anderZaakObject[].${name}`);
  return {
    bron: `anderZaakObject[${index}]`, objectType: 'overige', objectTypeOverige: omschrijving ?? 'Overig',
    objectIdentificatie: { overigeData: { ...(aanduiding === undefined ? {} : { aanduiding }), ...(registratie === undefined ? {} : { registratie }), ...(lokatie === null ? {} : { lokatie }) } },
  };
}

/** A zaakobject of kind overige as anderZaakObject. Of data that other systems made the first text stands for the object; what is not said is left over. */
export function anderVanZaakobject(zaakobject: JsonObject, ctx: FunctionContext): JsonObject {
  const identificatie = isObject(zaakobject['objectIdentificatie']) ? zaakobject['objectIdentificatie'] : {};
  const data = isObject(identificatie['overigeData']) ? identificatie['overigeData'] : {};
  const named = ['aanduiding', 'naam', 'identificatie', ...Object.keys(data)].find((name) => name !== 'registratie' && textOf(data[name]) !== undefined);
  const lokatie = naarGml(data['lokatie'], ctx);
  for (const [name, value] of Object.entries(data)) if (name !== named && name !== 'registratie' && (name !== 'lokatie' || lokatie === null) && hasContent(value)) ctx.leave(`zaakobjecten[].objectIdentificatie.overigeData.${name}`);
  const registratie = textOf(data['registratie']);
  return {
    omschrijving: textOf(zaakobject['objectTypeOverige']) ?? 'Overig',
    aanduiding: (named === undefined ? undefined : textOf(data[named])) ?? textOf(zaakobject['relatieomschrijving']) ?? textOf(zaakobject['bron']) ?? '',
    ...(lokatie === null ? {} : { lokatie }),
    ...(registratie === undefined ? {} : { registratie }),
  };
}
