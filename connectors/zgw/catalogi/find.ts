// Finds what the target has for one zaaktype: its versions, the parts of the current one, and what a plan needs beside them.
import type { Absent, FindQuery, Found } from '../../../core/connector/contract';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { Json, JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import type { ZgwConfig } from '../config';
import type { Klasse, Selectielijsten } from '../selectielijst';
import { urlOf, uuidOf } from '../urls';
import { hasField } from '../limits';
import type { Catalogue, Place } from './catalogue';
import { klasseKey, objects, text, toContext, type Context, type SharedType, type Version } from './context';
import { nameKey } from './normalise';
import { readOptions } from './options';
import { PARTS, type Reading } from './parts';
import { readZaaktype, type RawZaaktype } from './read';
import { applicationsOf, mayForce, zakenOn } from './touched';

/** What `find`, `apply` and `recognise` of one connection work with. */
export interface Doors {
  readonly config: ZgwConfig;
  readonly catalogi: Api;
  readonly zaken: Api | null;
  readonly autorisaties: Api | null;
  readonly selectielijsten: Selectielijsten;
  readonly catalogue: Catalogue;
}

const readVersion = (raw: JsonObject): Version => ({
  id: uuidOf(raw['url']) ?? '',
  concept: raw['concept'] === true,
  begin: text(raw['beginGeldigheid']),
  einde: text(raw['eindeGeldigheid']) || null,
});

const byBegin = (a: Version, b: Version): number => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0);

/**
 * The version to compare with: the concept we made (linked); else the newest published one, whoever published it; else a
 * concept of somebody else, which plan will not touch.
 */
export function currentOf(versions: readonly Version[], linked: string | undefined): Version | null {
  const own = versions.find((version) => version.id === linked && version.concept);
  const published = versions.filter((version) => !version.concept).sort(byBegin).at(-1);
  return own ?? published ?? [...versions].sort(byBegin).at(-1) ?? null;
}

/** The lists and classes `want` names, and those behind the URLs the target holds. */
async function lookUpSelectielijst(doors: Doors, want: JsonObject | null, held: readonly string[], signal: AbortSignal) {
  const wanted = [
    ...objects(want?.['resultaattypen']).map((item) => item['selectielijstklasse']),
    want?.['selectielijstProcestype'],
  ].flatMap((place) => (typeof place === 'object' && place !== null && !Array.isArray(place) ? [{ jaar: Number(place['jaar']), nummer: String(place['nummer']) }] : []));
  const klassen: Record<string, Klasse | null> = {};
  const procestypen: Record<string, string | null> = {};
  const snapshots: Record<string, string> = {};
  for (const { jaar, nummer } of wanted) {
    const { lijst } = await doors.selectielijsten.year(jaar, signal);
    snapshots[jaar] = lijst.fetchedAt;
    klassen[klasseKey({ jaar, nummer })] = lijst.klassen.find((klasse) => klasse.nummer === nummer) ?? null;
    procestypen[klasseKey({ jaar, nummer })] = lijst.procestypen.find((type) => String(type.nummer) === nummer)?.id ?? null;
  }
  const lijst = new Map<string, { jaar: number; nummer: string }>();
  for (const url of new Set(held.filter((one) => one !== ''))) {
    const placed = await doors.selectielijsten.behind(url, signal);
    if (!placed) continue;
    lijst.set(uuidOf(url) ?? '', { jaar: placed.jaar, nummer: placed.nummer });
    const { lijst: list } = await doors.selectielijsten.year(placed.jaar, signal);
    klassen[klasseKey(placed)] ??= list.klassen.find((klasse) => klasse.nummer === placed.nummer) ?? null;
    procestypen[klasseKey(placed)] ??= list.procestypen.find((type) => String(type.nummer) === placed.nummer)?.id ?? null;
  }
  return { klassen, procestypen, snapshots, lijst };
}

/** All versions, newest first as the API likes; by identificatie within the catalogus, concepts and ended ones too. */
export const versionsOf = (doors: Doors, place: Place, identificatie: string, signal: AbortSignal): Promise<JsonObject[]> =>
  doors.catalogi.all('/zaaktypen', { catalogus: place.url, identificatie, status: 'alles' }, signal).then((rows) => rows.filter((row) => row['identificatie'] === identificatie));

/** All parts of one list of one version. */
export const partsOf = (doors: Doors, resource: string, place: Place, zaaktype: string, signal: AbortSignal): Promise<JsonObject[]> =>
  doors.catalogi.all(`/${resource}`, { zaaktype: urlOf(place.self, 'zaaktypen', zaaktype), status: 'alles' }, signal);

async function fetchRaw(doors: Doors, place: Place, zaaktype: JsonObject, decisions: readonly SharedType[], signal: AbortSignal): Promise<RawZaaktype> {
  const id = uuidOf(zaaktype['url']) ?? '';
  const lists = await Promise.all(PARTS.map((kind) => partsOf(doors, kind.resource, place, id, signal)));
  // Only a published version is ever copied, and zaakobjecttypen came with 1.2.
  const copied = zaaktype['concept'] !== true && Array.isArray(zaaktype['zaakobjecttypen']) && zaaktype['zaakobjecttypen'].length > 0;
  const zaakobjecttypen = copied ? await doors.catalogi.all('/zaakobjecttypen', { zaaktype: urlOf(place.self, 'zaaktypen', id) }, signal) : [];
  const besluittypen = (Array.isArray(zaaktype['besluittypen']) ? zaaktype['besluittypen'] : []).map((url) => {
    const decision = decisions.find((one) => one.id === uuidOf(url)) ?? decisions.find((one) => one.omschrijving === url);
    return { id: decision?.id ?? uuidOf(url) ?? text(url), omschrijving: decision?.omschrijving ?? uuidOf(url) ?? text(url), publicatieIndicatie: decision?.says['publicatieIndicatie'] === true };
  });
  return { zaaktype, parts: Object.fromEntries(PARTS.map((kind, at) => [kind.list, lists[at] ?? []])), zaakobjecttypen, besluittypen };
}

/** Types that `want` names or the current version uses; the rest of the catalogus does not travel with a plan. */
const relevant = (types: readonly SharedType[], names: readonly Json[], used: readonly string[]): readonly SharedType[] => {
  const keys = new Set(names.map((name) => nameKey(text(name))));
  return types.filter((type) => keys.has(nameKey(type.omschrijving)) || used.includes(type.id));
};

/** The catalogus these options mean. Throws DiagnosticError ZS4109 where they name none, Halt ZS4105 where it is not there. */
export async function placeOf(doors: Doors, given: JsonObject, signal: AbortSignal): Promise<Place> {
  const { options, diagnostics } = readOptions(given, doors.config.catalogus);
  if (!options) throw new DiagnosticError(diagnostics);
  return doors.catalogue.place(options.catalogus, signal);
}

/** What the target knows it by: as wanted; where it only goes, as the version we linked says; else by its name at the source. */
async function identificatieOf(doors: Doors, { want, links, ref }: FindQuery, signal: AbortSignal): Promise<string> {
  const wanted = text(want?.['identificatie']);
  if (wanted !== '') return wanted;
  const linked = links[''];
  const held = linked ? await doors.catalogi.get(`/zaaktypen/${linked}`, {}, signal) : null;
  return text(held?.['identificatie']) || ref.id;
}

/** See `Target.find`. Some eight calls, fewer for the zaaktypen after the first. */
export async function find(doors: Doors, query: FindQuery, signal: AbortSignal): Promise<Found | Absent> {
  const place = await placeOf(doors, query.options, signal);
  const limits = await doors.catalogue.limits(false, signal);
  const identificatie = await identificatieOf(doors, query, signal);
  const raws = await versionsOf(doors, place, identificatie, signal);
  const versions = raws.map(readVersion);
  const current = currentOf(versions, query.links['']);
  const [documents, decisions, omschrijvingen] = await Promise.all([
    doors.catalogue.types('informatieobjecttypen', place, false, signal),
    doors.catalogue.types('besluittypen', place, false, signal),
    doors.selectielijsten.omschrijvingen(signal),
  ]);
  const zaaktype = raws.find((raw) => uuidOf(raw['url']) === current?.id);
  const raw = zaaktype ? await fetchRaw(doors, place, zaaktype, decisions, signal) : null;
  const held = raw ? [text(raw.zaaktype['selectielijstProcestype']), ...(raw.parts['resultaattypen'] ?? []).map((result) => text(result['selectielijstklasse']))] : [];
  const looked = await lookUpSelectielijst(doors, query.want, held, signal);
  const reading: Omit<Reading, 'statussen'> = {
    lijst: looked.lijst,
    omschrijvingen: new Map([...omschrijvingen].map(([name, id]) => [id, name])),
    documents: new Map(documents.map((type) => [type.id, type.omschrijving])),
    roots: { catalogi: place.self, selectielijst: await doors.selectielijsten.self(signal) },
  };
  const read = raw ? readZaaktype(raw, query.want, query.links, reading) : null;
  const names = (list: string): Json[] => objects(query.want?.[list]).map((item) => item['omschrijving'] ?? '');
  const used = (raw?.parts['informatieobjecttypen'] ?? []).map((relation) => uuidOf(relation['informatieobjecttype']) ?? '');
  const isPublished = current !== null && !current.concept;
  const url = text(zaaktype?.['url']);
  const context: Context = {
    limits,
    catalogus: place.id,
    versions: [...versions].sort(byBegin),
    current,
    linked: current !== null && query.links[''] === current.id,
    carried: read?.carried ?? { zaaktype: {}, parts: {}, zaakobjecttypen: [] },
    informatieobjecttypen: relevant(documents, names('informatieobjecttypen'), used),
    besluittypen: relevant(decisions, names('besluittypen'), raw?.besluittypen.map((one) => one.id) ?? []),
    klassen: looked.klassen,
    procestypen: looked.procestypen,
    omschrijvingen: Object.fromEntries(omschrijvingen),
    zaken: isPublished ? await zakenOn(doors, url, signal) : null,
    applicaties: isPublished ? await applicationsOf(doors, url, signal) : null,
    snapshots: looked.snapshots,
    mayForce: query.options['force'] === true ? await mayForce(doors, signal) : null,
  };
  if (!read) return { state: 'absent', context: toContext(context) };
  return { state: 'found', value: withKnownFields(read.value, context), links: read.links, context: toContext(context) };
}

/** Fields an old target does not have are not compared with: they would differ for ever. */
function withKnownFields(value: JsonObject, { limits }: Context): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([field]) => PARTS.some((kind) => kind.list === field) || field === 'besluittypen' || hasField(limits, 'zaaktypen', field)));
}
