// Finds what the target has for one zaak, whole and by the names of its source, and what a plan needs beside it.
import type { Absent, FindQuery, Found, Links } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { DiagnosticError, diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { lookUpZaak } from '../reading/look-up';
import { objects, text } from '../reading/values';
import { readZaak } from '../reading/zaak';
import { relative } from '../references';
import { selfRoot, uuidOf } from '../urls';
import { comparable } from './comparable';
import { klasseKey, toContext, type Context } from './context';
import type { ZaakDoors } from './doors';
import { gather, zaakById, zakenByKey } from './gather';
import { lookUpClosing } from './look-up-closing';
import { BY_HAND, match } from './match';
import { readOptions } from './options';
import { linkKey, towardKey } from './parts';
import { refersTo, refs } from './refer';
import { chooseTypes } from './types-here';

/** By the link of an earlier delivery, else by bronorganisatie and identificatie. Throws Blocked ZS4192 where there are two. */
async function held(doors: ZaakDoors, { want, links }: FindQuery, signal: AbortSignal): Promise<JsonObject | null> {
  const linked = links[''];
  const byLink = linked === undefined ? null : await zaakById(doors, linked, signal);
  if (byLink !== null || want === null) return byLink;
  const key = { identificatie: text(want['identificatie']), bronorganisatie: text(want['bronorganisatie']) };
  const rows = await zakenByKey(doors, key, signal);
  if (rows.length > 1) throw new Blocked(diagnostic('ZS4192', `${rows.length} zaken there are called ${key.identificatie} of ${key.bronorganisatie}`, { subject: `zaak ${key.identificatie}` }));
  return rows[0] ?? null;
}

/** Ids at the target of what `want` refers to: by delivery or adoption. */
async function known(doors: ZaakDoors, query: FindQuery): Promise<{ zaken: ReadonlyMap<string, string>; documenten: ReadonlyMap<string, string> }> {
  const { zaken, documenten } = refersTo(query.want ?? {});
  const all = [...refs(query.ref.system, 'zaak', zaken), ...refs(query.ref.system, 'informatieobject', documenten)];
  const linked = all.length === 0 ? new Map<string, string>() : await doors.host.linked(all);
  const of = (ids: readonly string[]): Map<string, string> => new Map(ids.flatMap((id): [string, string][] => {
    const there = linked.get(id);
    return there === undefined ? [] : [[id, there]];
  }));
  return { zaken: of(zaken), documenten: of(documenten) };
}

/** A hoofdzaak that nobody delivered may stand there all the same, under the name it has everywhere. */
async function hoofdzaakByKey(doors: ZaakDoors, want: JsonObject | null, zaken: ReadonlyMap<string, string>, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const hoofdzaak = isObject(want?.['hoofdzaak']) ? want['hoofdzaak'] : null;
  const [identificatie, bronorganisatie, bron] = ['identificatie', 'bronorganisatie', 'bron'].map((field) => text(hoofdzaak?.[field]));
  if (!hoofdzaak || !bron || !identificatie || !bronorganisatie || zaken.has(bron)) return zaken;
  const [found] = await zakenByKey(doors, { identificatie, bronorganisatie }, signal);
  const id = uuidOf(found?.['url']);
  return id === null ? zaken : new Map([...zaken, [bron, id]]);
}

/** The class of the selectielijst that a zaak names itself: its id, null where no list has it. */
export async function klassenOf(doors: Pick<ZaakDoors, 'selectielijsten'>, want: JsonObject | null, signal: AbortSignal): Promise<Record<string, string | null>> {
  const wanted = isObject(want?.['selectielijstklasse']) ? want['selectielijstklasse'] : null;
  if (wanted === null || typeof wanted['jaar'] !== 'number') return {};
  const { lijst } = await doors.selectielijsten.year(wanted['jaar'], signal);
  return { [klasseKey(wanted)]: lijst.klassen.find((klasse) => klasse.nummer === wanted['nummer'])?.id ?? null };
}

/** The one wanted status, where its link is known: then its history need not be read. */
function onlyStatus(query: FindQuery): string | null {
  const [first, ...more] = objects(query.want?.['statussen']);
  return first && more.length === 0 ? (query.links[linkKey('statussen', text(first['bron']))] ?? null) : null;
}

const besluitenMatter = (query: FindQuery): boolean => query.want === null || objects(query.want['besluiten']).length > 0 || Object.keys(query.links).some((key) => key.startsWith('besluiten/'));

/** Relations to zaken that no delivery of ours named, as the API says them. */
function relationsByHand(zaak: JsonObject, links: Links): JsonObject[] {
  const ours = new Set(Object.entries(links).flatMap(([key, id]) => (key.startsWith(towardKey('zaak', '')) ? [id] : [])));
  const root = selfRoot(text(zaak['url'])) ?? undefined;
  return objects(zaak['relevanteAndereZaken'])
    .filter((one) => !ours.has(uuidOf(one['url']) ?? '') && !ours.has(text(one['url'])))
    .map((one) => relative(one, root === undefined ? {} : { zaken: root }));
}

/** See `Target.find`. One call for an absent zaak, two or three for one that is there; the catalogue is remembered. */
export async function find(doors: ZaakDoors, query: FindQuery, signal: AbortSignal): Promise<Found | Absent> {
  const { options, diagnostics } = readOptions(query.options);
  if (!options) throw new DiagnosticError(diagnostics);
  const [features, zaak, linked] = await Promise.all([doors.features.of(signal), held(doors, query, signal), known(doors, query)]);
  if (zaak) doors.roots.learn('zaken', text(zaak['url']));
  const zaken = await hoofdzaakByKey(doors, query.want, linked.zaken, signal);
  const chosen = await chooseTypes(doors, query.want, zaak, options, signal);
  const here: Omit<Context, 'deelzaken' | 'documents' | 'hoofdzaak'> = {
    features, types: chosen.types, why: chosen.why,
    zaak: zaak === null ? null : { id: uuidOf(zaak['url']) ?? '', einddatum: text(zaak['einddatum']) || null, deelzaken: (Array.isArray(zaak['deelzaken']) ? zaak['deelzaken'] : []).map((url) => uuidOf(url) ?? '') },
    zaken: Object.fromEntries(zaken), documenten: Object.fromEntries(linked.documenten),
    klassen: await klassenOf(doors, query.want, signal), relations: [],
  };
  const closing = await lookUpClosing(doors, query.want, here, signal);
  if (zaak === null) return { state: 'absent', context: toContext({ ...here, ...closing }) };
  const parts = await gather(doors, zaak, { onlyStatus: onlyStatus(query), besluiten: besluitenMatter(query) }, signal);
  const { meaning } = await lookUpZaak(doors, parts, signal);
  const read = readZaak(parts, meaning);
  const { value, links } = match({ held: read, want: query.want, links: query.links, zaken, documenten: linked.documenten });
  return {
    state: 'found',
    value: shownValue(value, features.zaakFields),
    links,
    context: toContext({ ...here, ...closing, relations: relationsByHand(zaak, links) }),
  };
}

/** The value as it is compared, and beside it what the server says by itself: shown, never compared. */
function shownValue(value: JsonObject, knownFields: readonly string[] | null): JsonObject {
  const derived = ['bron', 'einddatum', 'deelzaken'].flatMap((field): [string, Json][] => (value[field] === undefined ? [] : [[field, value[field]]]));
  const own = comparable(value, knownFields);
  const relations = objects(own['relevanteAndereZaken']).filter((one) => !text((one['zaak'] as JsonObject)['bron']).startsWith(BY_HAND));
  const { relevanteAndereZaken: _, ...rest } = own;
  return { ...Object.fromEntries(derived), ...rest, ...(relations.length === 0 ? {} : { relevanteAndereZaken: relations }) };
}
