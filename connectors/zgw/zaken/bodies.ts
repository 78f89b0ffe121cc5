// Writes a zaak and its parts as the APIs want them: names become references, empty fields what the API takes for empty.
import type { Diagnostic } from '../../../core/diagnostics/diagnostic';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { isPlace, reference, type Id } from '../references';
import { objects, text } from '../reading/values';
import { klasseKey, type Context, type TypesHere } from './context';
import { BY_HAND } from './match';
import { BESLUIT_FIELDS, ROL_FIELDS, ZAAKOBJECT_FIELDS } from './parts';

/** Writes bodies, and collects what cannot be said at this target. */
export interface Writer {
  zaak(fields: ReadonlyMap<string, Json | undefined>): JsonObject;
  rol(part: JsonObject): JsonObject;
  eigenschap(part: JsonObject): JsonObject;
  zaakobject(part: JsonObject): JsonObject;
  /** `rolOf`: the id of the rol that set it, by its bron; undefined: it is not there. */
  status(part: JsonObject, rolOf: (bron: string) => Id | undefined): JsonObject;
  zaakinformatieobject(part: JsonObject): JsonObject;
  resultaat(part: JsonObject): JsonObject;
  besluit(part: JsonObject): JsonObject;
  besluitDocument(link: JsonObject): JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the API wants in place of nothing; any other field is emptied with ''. */
const EMPTY: Readonly<Record<string, Json>> = {
  einddatumGepland: null, uiterlijkeEinddatumAfdoening: null, publicatiedatum: null, laatsteBetaaldatum: null, zaakgeometrie: null, verlenging: null, opschorting: null,
  hoofdzaak: null, archiefnominatie: null, archiefactiedatum: null, startdatumBewaartermijn: null, processobject: null, archiefstatus: 'nog_te_archiveren',
  productenOfDiensten: [], kenmerken: [], relevanteAndereZaken: [], contactpersoonRol: null, authenticatieContext: null, beginGeldigheid: null, eindeGeldigheid: null,
  vervaldatum: null, verzenddatum: null, uiterlijkeReactiedatum: null, vernietigingsdatum: null, betrokkeneIdentificatie: null, objectIdentificatie: null, objectTypeOverigeDefinitie: null,
};

const filled = (part: JsonObject, fields: readonly string[]): JsonObject => Object.fromEntries(fields.flatMap((field): [string, Json][] => (part[field] === undefined ? [] : [[field, part[field]]])));

/** VerblijfsAdresRequest demands aoaIdentificatie, and takes an empty one: not everybody knows the id of an address. */
function withAddressId(part: JsonObject, group: 'betrokkeneIdentificatie' | 'objectIdentificatie'): JsonObject {
  const who = part[group];
  const address = isObject(who) ? who['verblijfsadres'] : undefined;
  return isObject(who) && isObject(address) && address['aoaIdentificatie'] === undefined ? { ...part, [group]: { ...who, verblijfsadres: { aoaIdentificatie: '', ...address } } } : part;
}

/** A value, or what the API takes for empty where it was taken away. */
export const orEmpty = (field: string, value: Json | undefined): Json => value ?? EMPTY[field] ?? (field in EMPTY ? null : '');

/** Fields of a part that are sent when it changes: those that are filled, and those that were. */
export const changedBody = (whole: JsonObject, before: JsonObject): JsonObject => ({ ...Object.fromEntries(Object.keys(before).filter((field) => !(field in whole)).map((field) => [field, orEmpty(field, undefined)])), ...whole });

const nameIn = (part: JsonObject, field: string): string => (isObject(part[field]) ? text(part[field]['omschrijving']) : '');
const bronIn = (part: JsonObject, field: string): string => (isObject(part[field]) ? text(part[field]['bron']) : '');

export function openWriter(context: Context, types: TypesHere, subject: string): Writer {
  const diagnostics: Diagnostic[] = [];
  const missing = (kind: string, name: string, field: string): string => {
    diagnostics.push(diagnostic('ZS4172', `${kind} "${name}" is not in zaaktype ${types.identificatie} of ${types.begin}`, { subject, field }));
    return '';
  };
  const type = (collection: string, kind: string, ids: Readonly<Record<string, string>>, name: string, field: string): JsonObject => reference('catalogi', collection, ids[name] ?? missing(kind, name, field));

  /** Addresses of the source itself mean nothing here: they become those of the same zaak or document. */
  const address = (told: string, field: string): Json | undefined => {
    if (!isPlace(told)) return told;
    const [collection = '', bron = ''] = told.split('/');
    if (bron.startsWith(BY_HAND)) return undefined;
    if (collection === 'zaken' && context.zaken[bron]) return reference('zaken', 'zaken', context.zaken[bron]);
    if (collection === 'enkelvoudiginformatieobjecten' && context.documenten[bron]) return reference('documenten', collection, context.documenten[bron]);
    diagnostics.push(diagnostic('ZS4190', `${field} refers to an object of ${collection} at the source that is not known here; it is left out`, { subject, field }));
    return undefined;
  };
  const readdressed = (body: JsonObject, field: string, path: string): JsonObject => {
    const { [field]: told, ...rest } = body;
    const kept = typeof told === 'string' ? address(told, path) : undefined;
    return kept === undefined ? rest : { ...rest, [field]: kept };
  };

  const relation = (one: JsonObject): JsonObject => {
    const bron = bronIn(one, 'zaak');
    const id = context.zaken[bron];
    return { url: id === undefined ? bron : reference('zaken', 'zaken', id), ...filled(one, ['aardRelatie', 'overigeRelatie', 'toelichting']) };
  };
  const klasse = (value: Json | undefined): Json => {
    const id = context.klassen[klasseKey(value)];
    if (id) return reference('selectielijst', 'resultaten', id);
    diagnostics.push(diagnostic('ZS4193', `selectielijstklasse ${klasseKey(value)} is in no selectielijst that the connection knows; the zaak keeps that of its resultaattype`, { subject, field: 'selectielijstklasse' }));
    return '';
  };
  const ZAAK: Readonly<Record<string, (value: Json | undefined) => Json>> = {
    hoofdzaak: (value) => (isObject(value) && context.zaken[text(value['bron'])] ? reference('zaken', 'zaken', context.zaken[text(value['bron'])] ?? '') : null),
    relevanteAndereZaken: (value) => [...objects(value).map(relation), ...context.relations],
    selectielijstklasse: (value) => (value === undefined ? '' : klasse(value)),
    zaaktype: () => reference('catalogi', 'zaaktypen', types.id),
  };

  return {
    diagnostics,
    zaak: (fields) => Object.fromEntries([...fields].map(([field, value]) => [field, ZAAK[field]?.(value) ?? orEmpty(field, value)])),
    rol: (part) => ({ ...readdressed(withAddressId(filled(part, ROL_FIELDS), 'betrokkeneIdentificatie'), 'betrokkene', 'rollen.betrokkene'), roltoelichting: text(part['roltoelichting']), roltype: type('roltypen', 'roltype', types.roltypen, nameIn(part, 'roltype'), 'rollen.roltype') }),
    eigenschap: (part) => ({ eigenschap: type('eigenschappen', 'eigenschap', types.eigenschappen, text(part['naam']), 'eigenschappen.naam'), waarde: text(part['waarde']) }),
    zaakobject: (part) => ({
      ...readdressed(withAddressId(filled(part, ZAAKOBJECT_FIELDS), 'objectIdentificatie'), 'object', 'zaakobjecten.object'),
      ...(part['zaakobjecttype'] === undefined ? {} : { zaakobjecttype: type('zaakobjecttypen', 'zaakobjecttype', types.zaakobjecttypen, text(part['zaakobjecttype']), 'zaakobjecten.zaakobjecttype') }),
    }),
    status: (part, rolOf) => {
      const name = nameIn(part, 'statustype');
      const setBy = text(part['gezetdoor']) === '' ? undefined : rolOf(text(part['gezetdoor']));
      return {
        ...filled(part, ['datumStatusGezet', 'statustoelichting']),
        statustype: reference('catalogi', 'statustypen', types.statustypen[name]?.id ?? missing('statustype', name, 'statussen.statustype')),
        ...(setBy === undefined ? {} : { gezetdoor: reference('zaken', 'rollen', setBy) }),
      };
    },
    zaakinformatieobject: (part) => ({ informatieobject: reference('documenten', 'enkelvoudiginformatieobjecten', context.documenten[bronIn(part, 'informatieobject')] ?? ''), ...filled(part, ['titel', 'beschrijving', 'vernietigingsdatum']) }),
    resultaat: (part) => {
      const name = nameIn(part, 'resultaattype');
      return { resultaattype: reference('catalogi', 'resultaattypen', types.resultaattypen[name]?.id ?? missing('resultaattype', name, 'resultaat.resultaattype')), toelichting: text(part['toelichting']) };
    },
    besluit: (part) => {
      const name = nameIn(part, 'besluittype');
      const versions = types.besluittypen[name] ?? [];
      const day = text(part['datum']);
      const valid = versions.filter((one) => one.begin <= day && (one.einde === null || day < one.einde)).at(-1) ?? versions.at(-1);
      return { ...filled(part, BESLUIT_FIELDS), besluittype: reference('catalogi', 'besluittypen', valid?.id ?? missing('besluittype', name, 'besluiten.besluittype')) };
    },
    besluitDocument: (link) => ({ informatieobject: reference('documenten', 'enkelvoudiginformatieobjecten', context.documenten[bronIn(link, 'informatieobject')] ?? '') }),
  };
}
