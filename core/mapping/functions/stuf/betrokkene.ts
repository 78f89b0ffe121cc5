// One rol between a relation of StUF (heeftAlsInitiator …) and the model.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { hasContent, isMissing } from '../../value';
import type { FunctionContext } from '../define';
import { metVolledigAdres } from './adres';
import { extrasVan, laatOver, plaatsenVan, vulAan } from './extra';
import { groepNaarStuf, groepNaarZgw, kentGroep } from './groep';
import { camel, isCarriage, objectsOf, oneOf, snake, textOf } from './raw';
import { leesDag, leesTijdstip, spelTijdstip } from './tijd';

/** Names of the choice under `gerelateerde` (BTR). */
export const BETROKKENEN = ['natuurlijkPersoon', 'nietNatuurlijkPersoon', 'vestiging', 'medewerker', 'organisatorischeEenheid'] as const;

/** Everything a role relation can hold beside attributes; the rest is left over. The register keeps its own history: tijdvakGeldigheid is not used. */
const GELEZEN = new Set(['gerelateerde', 'toelichting', 'afwijkendCorrespondentieAdres', 'afwijkendBuitenlandsCorrespondentieAdres', 'tijdvakRelatie', 'tijdvakGeldigheid', 'tijdstipRegistratie', 'extraElementen', 'heeftAlsAanspreekpunt']);

/** Fields of a rol that StUF can say; the rest is left over on the way back. */
const ZEGBAAR = new Set(['bron', 'roltype', 'betrokkeneType', 'betrokkeneIdentificatie', 'roltoelichting', 'registratiedatum', 'contactpersoonRol', 'beginGeldigheid', 'eindeGeldigheid', 'afwijkendCorrespondentieadres']);

/** The kind of betrokkene (or object) of a relation and its identifying group; null: the relation names none. */
export function gerelateerdeNaarZgw(relatie: JsonObject, at: string, ctx: FunctionContext): { readonly soort: string; readonly identificatie: JsonObject } | null {
  const gerelateerde = oneOf(relatie['gerelateerde']);
  const found = gerelateerde && Object.entries(gerelateerde).find(([name, value]) => !isCarriage(name) && kentGroep(snake(name), ctx) && oneOf(value) !== undefined);
  const raw = found && oneOf(found[1]);
  if (!raw) return null;
  const identificatie = groepNaarZgw(snake(found[0]), raw, `${at}.gerelateerde.${found[0]}`, ctx);
  return Object.keys(identificatie).length === 0 ? null : { soort: snake(found[0]), identificatie };
}

/** `{ natuurlijkPersoon: {…} }`; null where the model knows it by address only. */
export function gerelateerdeNaarStuf(soort: string, identificatie: Json | undefined, ctx: FunctionContext): JsonObject | null {
  if (!isObject(identificatie) || !hasContent(identificatie)) return null;
  return { [camel(soort)]: groepNaarStuf(soort, identificatie, ctx) };
}

/** The address for letters of a rol: in the fields of an address of the Zaken API, a foreign one under `subVerblijfBuitenland`. */
function correspondentieNaarZgw(relatie: JsonObject, at: string, ctx: FunctionContext): JsonObject | undefined {
  const here = oneOf(relatie['afwijkendCorrespondentieAdres']);
  const abroad = oneOf(relatie['afwijkendBuitenlandsCorrespondentieAdres']);
  if (!here && !abroad) return undefined;
  ctx.report({ code: 'ZS2113', message: 'a correspondence address of its own: the Zaken API has no field for it in a rol' });
  return {
    ...(here ? groepNaarZgw('correspondentieadres', here, `${at}.afwijkendCorrespondentieAdres`, ctx) : {}),
    ...(abroad ? { subVerblijfBuitenland: groepNaarZgw('verblijf_buitenland', abroad, `${at}.afwijkendBuitenlandsCorrespondentieAdres`, ctx) } : {}),
  };
}

function correspondentieNaarStuf(adres: JsonObject, ctx: FunctionContext): JsonObject {
  const { subVerblijfBuitenland: abroad, ...here } = adres;
  if (isObject(abroad)) return { afwijkendBuitenlandsCorrespondentieAdres: groepNaarStuf('verblijf_buitenland', abroad, ctx) };
  return { afwijkendCorrespondentieAdres: groepNaarStuf('correspondentieadres', here, ctx) };
}

/** `tijdvakRelatie` as the days a rol holds. An end that is geenWaarde holds still: no field. */
function geldigheid(relatie: JsonObject, ctx: FunctionContext): JsonObject {
  const tijdvak = oneOf(relatie['tijdvakRelatie']);
  const days = [['beginGeldigheid', tijdvak?.['beginRelatie']], ['eindeGeldigheid', tijdvak?.['eindRelatie']]] as const;
  return Object.fromEntries(days.flatMap(([name, raw]): [string, Json][] => {
    const text = textOf(raw);
    if (text === undefined) return [];
    const ind = isObject(raw) ? raw['@indOnvolledigeDatum'] : undefined;
    const dag = leesDag(text, typeof ind === 'string' ? ind : undefined);
    if (dag?.bekend === 'V') return [[name, dag.iso]];
    ctx.report({ code: dag === null ? 'ZS2110' : 'ZS2111', message: `${name} ${dag === null ? 'is not a date' : 'is known in part only'}; it is left out` });
    return [];
  }));
}

/** One relation as a rol named `omschrijving`; null where it names nobody. */
export function rolVan(relatie: JsonObject, bron: string, at: string, omschrijving: string, ctx: FunctionContext, more: ReadonlySet<string> = new Set()): JsonObject | null {
  const wie = gerelateerdeNaarZgw(relatie, at, ctx);
  if (wie === null) {
    ctx.report({ code: 'ZS2114', message: `${at} names nobody; no rol is made of it` });
    return null;
  }
  const adres = correspondentieNaarZgw(relatie, at, ctx);
  const contact = oneOf(oneOf(relatie['heeftAlsAanspreekpunt'])?.['gerelateerde']);
  const { identificatie, tekst } = metVolledigAdres(wie.identificatie, ctx);
  const toelichting = [textOf(relatie['toelichting']), tekst ?? undefined].filter((one) => one !== undefined).join('. ') || undefined;
  const geregistreerd = textOf(relatie['tijdstipRegistratie']);
  const registratiedatum = geregistreerd === undefined ? null : leesTijdstip(geregistreerd);
  const rol: JsonObject = {
    bron, roltype: { omschrijving }, betrokkeneType: wie.soort, betrokkeneIdentificatie: identificatie,
    ...(toelichting === undefined ? (relatie['toelichting'] !== undefined && isEmptied(relatie['toelichting']) ? { roltoelichting: null } : {}) : { roltoelichting: toelichting }),
    ...(adres ? { afwijkendCorrespondentieadres: adres } : {}),
    ...(contact ? { contactpersoonRol: groepNaarZgw('contactpersoon', contact, `${at}.heeftAlsAanspreekpunt[].gerelateerde`, ctx) } : {}),
    ...(registratiedatum === null ? {} : { registratiedatum }),
    ...geldigheid(relatie, ctx),
  };
  vulAan(rol, 'rollen[].', relatie, ctx.settings);
  laatOver(relatie, new Set(plaatsenVan('rollen[].', ctx.settings).map(({ naam }) => naam)), at, ctx);
  for (const [name, value] of Object.entries(relatie)) if (!isCarriage(name) && !GELEZEN.has(name) && !more.has(name) && hasContent(value)) ctx.leave(`${at}.${name}`);
  return rol;
}

const isEmptied = (raw: Json): boolean => isObject(raw) && raw['@noValue'] === 'geenWaarde';

/** A rol as a relation; null where the model knows the betrokkene by address only. `omschrijving` names the role where the element does not. */
export function relatieVan(rol: JsonObject, omschrijving: string | null, ctx: FunctionContext): JsonObject | null {
  const gerelateerde = gerelateerdeNaarStuf(String(rol['betrokkeneType']), rol['betrokkeneIdentificatie'], ctx);
  if (gerelateerde === null) {
    ctx.report({ code: 'ZS2115', message: `rol ${ctx.quote(rol['bron'] ?? '')} names its betrokkene by an address only, which StUF cannot say; it is left out` });
    return null;
  }
  for (const [name, value] of Object.entries(rol)) if (!ZEGBAAR.has(name) && hasContent(value)) ctx.leave(`rollen[].${name}`);
  const text = (name: string): string | undefined => textOf(rol[name]);
  const contact = rol['contactpersoonRol'];
  const adres = rol['afwijkendCorrespondentieadres'];
  const registratie = text('registratiedatum');
  const tijdvak = { ...dagOf('beginRelatie', text('beginGeldigheid')), ...dagOf('eindRelatie', text('eindeGeldigheid')) };
  const extras = extrasVan('rollen[].', rol, ctx.settings);
  const gezegd = new Set(plaatsenVan('rollen[].contactpersoonRol.', ctx.settings).map(({ pad }) => pad));
  const aanspreekpunt = isObject(contact) ? groepNaarStuf('contactpersoon', Object.fromEntries(Object.entries(contact).filter(([name]) => !gezegd.has(name))), ctx) : {};
  return {
    ...(isMissing(rol['bron']) ? {} : { '@plaats': String(rol['bron']) }),
    gerelateerde,
    ...(omschrijving === null ? {} : { omschrijving }),
    ...(text('roltoelichting') === undefined ? {} : { toelichting: text('roltoelichting') ?? '' }),
    ...(isObject(adres) ? correspondentieNaarStuf(adres, ctx) : {}),
    ...(Object.keys(tijdvak).length === 0 ? {} : { tijdvakRelatie: tijdvak }),
    ...(registratie === undefined ? {} : { tijdstipRegistratie: spelTijdstip(registratie) ?? registratie }),
    ...(extras.length === 0 ? {} : { extraElementen: extras }),
    ...(Object.keys(aanspreekpunt).length === 0 ? {} : { heeftAlsAanspreekpunt: [{ gerelateerde: aanspreekpunt }] }),
  };
}

const dagOf = (name: string, iso: string | undefined): JsonObject => (iso === undefined ? {} : { [name]: iso.replaceAll('-', '') });

/** Relations of a rol element with a value, each with the path it is told by. */
export const relatiesVan = (raw: Json | undefined, element: string): { readonly relatie: JsonObject; readonly bron: string }[] =>
  objectsOf(raw).map((relatie, index) => ({ relatie, bron: typeof relatie['@plaats'] === 'string' ? relatie['@plaats'] : `${element}[${index}]` }));
