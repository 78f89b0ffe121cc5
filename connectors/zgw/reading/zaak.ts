// Turns what the Zaken and Besluiten APIs say of one zaak into `zgw.zaak`: names instead of catalogue URLs, ids instead of the others.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import type { Besluit, Resultaat, Rol, Status, Zaak } from '../../../core/model/zaak';
import { uuidOf } from '../urls';
import { idOf, inUtc, pick, pickInstants } from './spell';

/** What the APIs say of one zaak, object by object, as they say it. */
export interface RawZaak {
  readonly zaak: JsonObject;
  readonly statussen: readonly JsonObject[];
  readonly resultaat: JsonObject | null;
  readonly rollen: readonly JsonObject[];
  readonly eigenschappen: readonly JsonObject[];
  readonly zaakobjecten: readonly JsonObject[];
  readonly zaakinformatieobjecten: readonly JsonObject[];
  readonly besluiten: readonly { readonly besluit: JsonObject; readonly informatieobjecten: readonly JsonObject[] }[];
}

/** A zaak or document another one refers to, as far as it is known; `bron` is added here. */
export interface Named {
  readonly identificatie?: string;
  readonly bronorganisatie?: string;
}

/** What the URLs in these objects lead to, looked up before; each is asked by UUID. undefined: not known. */
export interface Names {
  readonly zaaktype: Zaak['zaaktype'];
  statustype(id: string): Status['statustype'] | undefined;
  resultaattype(id: string): Resultaat['resultaattype'] | undefined;
  /** Only asked where the rol itself does not say its omschrijving. */
  roltype(id: string): Rol['roltype'] | undefined;
  besluittype(id: string): Besluit['besluittype'] | undefined;
  zaakobjecttype(id: string): string | undefined;
  /** `collection/<uuid>` of a URL that leads to an object of this register itself; null: to somewhere else. */
  place(url: string): string | null;
  /** A class of the selectielijst, by its URL. */
  klasse(url: string): Zaak['selectielijstklasse'];
  zaak?(id: string): Named | undefined;
  document?(id: string): Named | undefined;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** What is not known by name is told by its id: it stays visible, and no two of them are taken for one. */
const unknown = (id: string): string => `onbekend ${id}`;

const ZAAK_FIELDS = [
  'identificatie', 'bronorganisatie', 'omschrijving', 'toelichting', 'registratiedatum', 'verantwoordelijkeOrganisatie', 'startdatum',
  'einddatum', 'einddatumGepland', 'uiterlijkeEinddatumAfdoening', 'publicatiedatum', 'communicatiekanaal', 'communicatiekanaalNaam',
  'vertrouwelijkheidaanduiding', 'betalingsindicatie', 'verlenging', 'archiefnominatie', 'archiefactiedatum', 'startdatumBewaartermijn',
  'opdrachtgevendeOrganisatie', 'processobjectaard', 'processobject',
] as const;

const ROL_FIELDS = [
  'betrokkeneType', 'betrokkene', 'betrokkeneIdentificatie', 'afwijkendeNaamBetrokkene', 'indicatieMachtiging', 'contactpersoonRol', 'authenticatieContext',
  'beginGeldigheid', 'eindeGeldigheid',
] as const;

const BESLUIT_FIELDS = [
  'identificatie', 'verantwoordelijkeOrganisatie', 'datum', 'toelichting', 'bestuursorgaan', 'ingangsdatum', 'vervaldatum', 'vervalreden',
  'publicatiedatum', 'verzenddatum', 'uiterlijkeReactiedatum',
] as const;

const byBron = (a: JsonObject, b: JsonObject): number => (text(a['bron']) < text(b['bron']) ? -1 : 1);
const parts = (raws: readonly JsonObject[], read: (raw: JsonObject) => JsonObject): JsonObject[] => raws.map((raw) => ({ bron: idOf(raw), ...read(raw) })).sort(byBron);

/** `{ [field]: value }`, or nothing where there is none. */
const maybe = (field: string, value: Json | undefined): JsonObject => (value === undefined ? {} : { [field]: value });

/** Another subject: by its UUID where it is one of this register, else by its whole URL. */
const toward = (url: Json | undefined, names: Names, named: ((id: string) => Named | undefined) | undefined): JsonObject => {
  const id = names.place(text(url)) === null ? null : uuidOf(url);
  return { bron: id ?? text(url), ...(id === null ? {} : named?.(id)) };
};

/** An address as the model has it: of the register itself without its host. */
const addressed = (value: JsonObject, field: string, names: Names): JsonObject =>
  typeof value[field] === 'string' ? { ...value, [field]: names.place(value[field]) ?? value[field] } : value;

function readStatus(raw: JsonObject, names: Names): JsonObject {
  const type = uuidOf(raw['statustype']) ?? '';
  return {
    bron: idOf(raw),
    statustype: { ...(names.statustype(type) ?? { omschrijving: unknown(type) }) },
    datumStatusGezet: inUtc(text(raw['datumStatusGezet'])),
    ...pick(raw, ['statustoelichting']),
    ...maybe('gezetdoor', uuidOf(raw['gezetdoor']) ?? undefined),
  };
}

/** As they were set. Of two at one moment the eindstatus is the later one, then the higher volgnummer. */
function inOrder(statussen: readonly JsonObject[]): JsonObject[] {
  const rank = (status: JsonObject): [string, number, string] => {
    const type = isObject(status['statustype']) ? status['statustype'] : {};
    return [text(status['datumStatusGezet']), Number(type['volgnummer'] ?? 0) + (type['isEindstatus'] === true ? 1e6 : 0), text(status['bron'])];
  };
  return [...statussen].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
  });
}

function readRol(raw: JsonObject, names: Names): JsonObject {
  const id = uuidOf(raw['roltype']) ?? '';
  const said = pick({ omschrijving: raw['omschrijving'] ?? null, omschrijvingGeneriek: raw['omschrijvingGeneriek'] ?? null }, ['omschrijving', 'omschrijvingGeneriek']);
  return {
    roltype: { ...('omschrijving' in said ? said : (names.roltype(id) ?? { omschrijving: unknown(id) })) },
    ...addressed(pick(raw, ROL_FIELDS), 'betrokkene', names),
    ...pickInstants(raw, ['registratiedatum']),
    roltoelichting: text(raw['roltoelichting']),
  };
}

function readResultaat(raw: JsonObject, names: Names): JsonObject {
  const id = uuidOf(raw['resultaattype']) ?? '';
  return { bron: idOf(raw), resultaattype: { ...(names.resultaattype(id) ?? { omschrijving: unknown(id) }) } as JsonObject, ...pick(raw, ['toelichting']) };
}

function readZaakobject(raw: JsonObject, names: Names): JsonObject {
  const type = uuidOf(raw['zaakobjecttype']);
  return {
    ...addressed(pick(raw, ['objectType', 'objectTypeOverige', 'objectTypeOverigeDefinitie', 'relatieomschrijving', 'object', 'objectIdentificatie']), 'object', names),
    ...(type === null ? {} : { zaakobjecttype: names.zaakobjecttype(type) ?? unknown(type) }),
  };
}

function readBesluit({ besluit, informatieobjecten }: RawZaak['besluiten'][number], names: Names): JsonObject {
  const id = uuidOf(besluit['besluittype']) ?? '';
  return {
    bron: idOf(besluit),
    ...pick(besluit, BESLUIT_FIELDS),
    besluittype: { ...(names.besluittype(id) ?? { omschrijving: unknown(id) }) },
    informatieobjecten: parts(informatieobjecten, (raw) => ({ informatieobject: toward(raw['informatieobject'], names, names.document) })),
  };
}

function readRelation(raw: JsonObject, names: Names): JsonObject {
  return { zaak: toward(raw['url'], names, names.zaak), ...pick(raw, ['aardRelatie', 'overigeRelatie', 'toelichting']) };
}

const relationKey = (relation: JsonObject): string => `${text((relation['zaak'] as JsonObject)['bron'])} ${text(relation['aardRelatie'])}`;

/** Not suspended and never was: the API answers a group all the same. */
function readOpschorting(raw: JsonObject): JsonObject {
  const group = isObject(raw['opschorting']) ? raw['opschorting'] : {};
  if (group['indicatie'] !== true && group['eerdereOpschorting'] !== true && text(group['reden']) === '') return {};
  return { opschorting: { indicatie: group['indicatie'] === true, ...(group['eerdereOpschorting'] === true ? { eerdereOpschorting: true } : {}), reden: text(group['reden']) } };
}

const sortedKenmerken = (raw: JsonObject): JsonObject[] =>
  objects(raw['kenmerken'])
    .map((one) => ({ kenmerk: text(one['kenmerk']), bron: text(one['bron']) }))
    .sort((a, b) => (`${a.bron}\n${a.kenmerk}` < `${b.bron}\n${b.kenmerk}` ? -1 : 1));

/**
 * The zaak whole. `bron` of everything is its UUID in this register; the order of parts without an order of their own is that of
 * their ids, so that one state is always one value.
 */
export function readZaak(raw: RawZaak, names: Names): JsonObject {
  const { zaak } = raw;
  const klasse = text(zaak['selectielijstklasse']) === '' ? undefined : names.klasse(text(zaak['selectielijstklasse']));
  const hoofdzaak = text(zaak['hoofdzaak']);
  return {
    bron: idOf(zaak),
    ...pick(zaak, ZAAK_FIELDS),
    ...pickInstants(zaak, ['laatsteBetaaldatum']),
    ...(isObject(zaak['zaakgeometrie']) ? { zaakgeometrie: zaak['zaakgeometrie'] } : {}),
    ...readOpschorting(zaak),
    ...(klasse === undefined ? {} : { selectielijstklasse: { ...klasse } as JsonObject }),
    zaaktype: { ...names.zaaktype } as JsonObject,
    archiefstatus: text(zaak['archiefstatus']) || 'nog_te_archiveren',
    productenOfDiensten: (Array.isArray(zaak['productenOfDiensten']) ? zaak['productenOfDiensten'] : []).filter((url): url is string => typeof url === 'string').sort(),
    kenmerken: sortedKenmerken(zaak),
    ...(hoofdzaak === '' ? {} : { hoofdzaak: toward(hoofdzaak, names, names.zaak) }),
    deelzaken: (Array.isArray(zaak['deelzaken']) ? zaak['deelzaken'] : []).map((url) => toward(url, names, names.zaak)).sort(byBron),
    relevanteAndereZaken: objects(zaak['relevanteAndereZaken']).map((one) => readRelation(one, names)).sort((a, b) => (relationKey(a) < relationKey(b) ? -1 : 1)),
    statussen: inOrder(raw.statussen.map((status) => readStatus(status, names))),
    ...(raw.resultaat === null ? {} : { resultaat: readResultaat(raw.resultaat, names) }),
    rollen: parts(raw.rollen, (rol) => readRol(rol, names)),
    eigenschappen: parts(raw.eigenschappen, (one) => ({ naam: text(one['naam']), waarde: text(one['waarde']) })),
    zaakobjecten: parts(raw.zaakobjecten, (one) => readZaakobject(one, names)),
    zaakinformatieobjecten: parts(raw.zaakinformatieobjecten, (one) => ({
      informatieobject: toward(one['informatieobject'], names, names.document),
      ...pick(one, ['titel', 'beschrijving', 'aardRelatieWeergave']),
      ...pickInstants(one, ['registratiedatum', 'vernietigingsdatum']),
    })),
    besluiten: raw.besluiten.map((one) => readBesluit(one, names)).sort(byBron),
  };
}
