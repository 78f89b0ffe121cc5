// Finds what a ZGW target has of one document: by link, else by its natural key.
import type { Absent, FindQuery, Found } from '../../../core/connector/contract';
import { DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { canonical } from '../../../core/model/hash';
import { nameKey } from '../catalogi/normalise';
import { readDocument } from '../reading/document';
import { uuidOf } from '../urls';
import { statedSha256 } from './checksum';
import { objects, text, toContext, type Context, type Held } from './context';
import { DOCUMENTS, type Doors } from './doors';
import { openLocks, type OwnLock } from './locks';
import { keyOf } from './natural-key';
import { readOptions, type Options } from './options';
import { knownPartSize } from './part-size';
import { CONTENT_LINK, contentLink, newestVersion, type NaturalKey } from './request';
import { typeBehind, typeFor } from './types';

/** Parsed options. Throws DiagnosticError ZS4109. */
export function optionsOf(doors: Doors, given: JsonObject): Options {
  const { options, diagnostics } = readOptions(given, doors.config.catalogus);
  if (!options) throw new DiagnosticError(diagnostics);
  return options;
}

/** The document of this natural key, newest version; null: there is none. */
export async function byKey(doors: Doors, { bronorganisatie, identificatie }: NaturalKey, signal: AbortSignal): Promise<JsonObject | null> {
  const rows = await doors.documenten.all(`/${DOCUMENTS}`, { bronorganisatie, identificatie }, signal);
  return rows.find((row) => row['identificatie'] === identificatie && row['bronorganisatie'] === bronorganisatie) ?? null;
}

/** What the source calls each gebruiksrecht: by link, else by what it says; `hand:<uuid>`: a person made it. */
function named(rights: readonly JsonObject[], query: FindQuery): { readonly list: JsonObject[]; readonly links: Record<string, string> } {
  const linked = new Map(Object.entries(query.links).flatMap(([key, id]) => (key.startsWith('gebruiksrechten/') ? [[id, key.slice('gebruiksrechten/'.length)] as const] : [])));
  const says = (one: JsonObject): string => canonical(Object.fromEntries(Object.entries(one).filter(([field]) => field !== 'bron')));
  const taken = new Set(linked.values());
  const links: Record<string, string> = {};
  const list = rights.map((right) => {
    const id = text(right['bron']);
    const alike = objects(query.want?.['gebruiksrechten']).find((one) => !taken.has(text(one['bron'])) && says(one) === says(right));
    const bron = linked.get(id) ?? text(alike?.['bron']);
    if (bron === '') return { ...right, bron: `hand:${id}` };
    taken.add(bron);
    links[`gebruiksrechten/${bron}`] = id;
    return { ...right, bron };
  });
  return { list, links };
}

/** By API-version; a target that does not tell is taken to be as old as Open Zaak's. */
export function atLeast(version: string | null, minor: number): boolean {
  const [major = 1, at = 0] = (version ?? '1.4').split('.').map(Number);
  return major > 1 || at >= minor;
}

/** What is known of a document as the API gave it. */
export function heldOf(raw: JsonObject, own: OwnLock | null, isBorn: boolean, want: JsonObject | null): Held {
  const stated = statedSha256(raw);
  const isLocked = raw['locked'] === true;
  // Unlocked after everything was acknowledged: the reply to our unlock was lost, no more.
  const isWhole = own?.sent === true && !isLocked;
  return {
    id: uuidOf(raw['url']) ?? '',
    versie: Number(raw['versie'] ?? 1),
    locked: isLocked,
    lockedByUs: isBorn || own?.asked === true || (own?.lock ?? null) !== null || own?.upload === true,
    status: text(raw['status']),
    unfinished: own?.wrong === true || ((isBorn || own?.upload === true) && !isWhole),
    sha256: stated ?? own?.sha256 ?? null,
    states: stated !== null && want?.['integriteit'] === undefined,
  };
}

const wantedType = (want: JsonObject | null): string => (isObject(want?.['informatieobjecttype']) ? text(want['informatieobjecttype']['omschrijving']) : '');

/** The name as we have it, where the target only spells it otherwise: a type never changes, so it would differ for ever. */
const spelledAs = (wanted: string, held: string): string => (nameKey(wanted) === nameKey(held) ? wanted : held);

/** See `Target.find`. One call where it is absent, one or two where it is there; types of the catalogus are remembered. */
export async function find(doors: Doors, query: FindQuery, signal: AbortSignal): Promise<Found | Absent> {
  const options = optionsOf(doors, query.options);
  const { want, links } = query;
  const today = doors.host.clock.now().toISOString().slice(0, 10);
  const linked = links[''];
  const raw = (linked === undefined ? null : await doors.documenten.get(`/${DOCUMENTS}/${linked}`, {}, signal)) ?? (want === null ? null : await byKey(doors, keyOf(want), signal));
  const type = want === null ? { id: null, fault: null } : await typeFor(doors, options, want, today, signal);
  const common = { type: type.id, typeFault: type.fault, knowsVervallen: atLeast(doors.documenten.version(), 5), ...(await limitsOf(doors)) };
  if (raw === null) return { state: 'absent', context: toContext({ ...common, held: null, relations: null }) };
  const id = uuidOf(raw['url']) ?? '';
  const locks = openLocks(doors.host.shelf, () => doors.host.clock.now());
  const own = await locks.of(id);
  // The mark that was set before it was made counts as long as the lock that came with it is there.
  const isBorn = own === null && raw['locked'] === true && (await locks.expected({ bronorganisatie: text(raw['bronorganisatie']), identificatie: text(raw['identificatie']) }));
  const context: Context = { ...common, held: heldOf(raw, own, isBorn, want), relations: want === null ? await relationsOf(doors, text(raw['url']), signal) : null };
  // The API sets the indication when a gebruiksrecht is made and takes it back with the last: without it there are none.
  const rechten = raw['indicatieGebruiksrecht'] === true ? await doors.documenten.all('/gebruiksrechten', { informatieobject: text(raw['url']) }, signal) : [];
  const behind = spelledAs(wantedType(want), await typeBehind(doors, options, text(raw['informatieobjecttype']), signal));
  const read = readDocument({ document: raw, older: [], gebruiksrechten: rechten, verzendingen: [] }, { type: () => ({ omschrijving: behind }), own: () => null });
  const rights = named(objects(read['gebruiksrechten']), query);
  return {
    state: 'found',
    value: { ...read, bron: query.ref.id, gebruiksrechten: rights.list, inhoud: contentOf(raw) },
    links: { '': id, ...rights.links, ...contentLinkOf(query, raw, context) },
    context: toContext(context),
  };
}

/** Its size and checksum, by which it is compared; null: there is none. What is on its way has a size too, and is `unfinished`. */
function contentOf(raw: JsonObject): JsonObject | null {
  const sha256 = statedSha256(raw);
  return typeof raw['bestandsomvang'] === 'number' ? { omvang: raw['bestandsomvang'], ...(sha256 === null ? {} : { sha256 }) } : null;
}

/**
 * Met for the first time, content of the size we want is taken for what we want: the natural key says it is this document. Later the
 * link tells which version of the source it is.
 */
function contentLinkOf(query: FindQuery, raw: JsonObject, { held }: Context): Record<string, string> {
  if (query.want === null || query.links[CONTENT_LINK] !== undefined || held === null || held.unfinished) return {};
  const { inhoud } = query.want;
  if (isObject(inhoud) && inhoud['omvang'] !== null && inhoud['omvang'] !== raw['bestandsomvang']) return {};
  return { [CONTENT_LINK]: contentLink(newestVersion(query.want), held.versie) };
}

const MIB = 1024 * 1024;

/** What this connection may send at once. */
export async function limitsOf(doors: Doors): Promise<Pick<Context, 'partSize' | 'mayBeLarge' | 'inlineBelow'>> {
  const { maxBodyMb, inlineBelow } = doors.config.content;
  return maxBodyMb === undefined ? { partSize: null, mayBeLarge: null, inlineBelow } : { partSize: await knownPartSize(doors), mayBeLarge: Math.floor(maxBodyMb * MIB), inlineBelow };
}

/** Zaken and besluiten that have it; the API removes no document that belongs to something. */
export async function relationsOf(doors: Doors, url: string, signal: AbortSignal): Promise<number> {
  return (await doors.documenten.all('/objectinformatieobjecten', { informatieobject: url }, signal)).length;
}
