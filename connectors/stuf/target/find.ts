// Finds what a ZDS peer has of one zaak, with its documents, by the names of the source.
import type { Absent, FindQuery, Found, Unknowable } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import { isObject, type JsonObject } from '../../../core/model/json';
import { listOf, noValueOf, textOfRaw, type RawObject } from '../message/raw';
import { RELATIONS } from '../source/relations';
import { objectOf } from './call';
import { answers } from './config';
import { comparable, contentMark } from './comparable';
import { match } from './match';
import { isOnItsWay } from './on-its-way';
import type { Peer } from './peer';
import { keepContent, readContentKept } from './content-kept';
import { isNumber } from './plan/work';
import { measureDocument } from './read-document';

/** What is remembered between readings; somebody who only looks writes nothing. */
type Memory = Pick<Host, 'shelf' | 'readOnly'>;

/** What the peer says it does not tell us counts as what it was told last. */
function silentIn(raw: RawObject): string[] {
  return Object.entries(raw).flatMap(([name, value]) => {
    const kind = noValueOf(Array.isArray(value) ? value[0] : value);
    return kind === 'nietOndersteund' || kind === 'nietGeautoriseerd' || kind === 'waardeOnbekend' ? [name] : [];
  });
}

const byNumber = (identificatie: string): JsonObject => ({ '@entiteittype': 'ZAK', identificatie });
const documentOf = (relation: RawObject): RawObject => listOf(relation['gerelateerde'])[0] ?? {};

const askedForDocuments = (query: FindQuery): boolean =>
  query.want?.['heeftRelevant'] !== undefined || Object.keys(query.links).some((link) => link.startsWith('heeftRelevant/'));

/** geefZaakdetails need not tell of documents: the list is a question of its own (stuf.md A12). */
async function withDocuments(peer: Peer, zaak: RawObject, query: FindQuery, number: string, signal: AbortSignal): Promise<JsonObject> {
  if (!askedForDocuments(query) || !answers(peer.settings, 'geefLijstZaakdocumenten')) return zaak;
  const listed = objectOf(await peer.ask('geefLijstZaakdocumenten', { gelijk: byNumber(number) }, signal));
  return listed?.['heeftRelevant'] === undefined ? zaak : { ...zaak, heeftRelevant: listed['heeftRelevant'] };
}

async function withBesluiten(peer: Peer, zaak: RawObject, query: FindQuery, number: string, signal: AbortSignal): Promise<JsonObject> {
  const asked = query.want?.['leidtTot'] !== undefined || Object.keys(query.links).some((link) => link.startsWith('leidtTot/'));
  if (!asked || zaak['leidtTot'] !== undefined || peer.settings.version === '1.1' || !answers(peer.settings, 'geefLijstBesluiten')) return zaak;
  const listed = objectOf(await peer.ask('geefLijstBesluiten', { gelijk: byNumber(number) }, signal));
  return listed?.['leidtTot'] === undefined ? zaak : { ...zaak, leidtTot: listed['leidtTot'] };
}

/**
 * Which content a document has there: by what we sent, as long as the version is the same; else by reading it. The peer tells no hash.
 */
export async function contentThere(peer: Peer, host: Memory, document: RawObject, wanted: RawObject, signal: AbortSignal): Promise<string | null> {
  const number = textOfRaw(document['identificatie']) ?? '';
  const want = isObject(wanted['inhoud']) ? contentMark(wanted['inhoud']) : null;
  const kept = await readContentKept(host.shelf, number);
  const version = textOfRaw(document['versie']);
  if (kept && peer.settings.peer.contentIs === 'recorded' && (kept.versie === null || kept.versie === version)) {
    if (kept.versie === null && version !== null && !host.readOnly) await keepContent(host.shelf, number, { kenmerk: kept.kenmerk, versie: version });
    return kept.kenmerk;
  }
  if (!answers(peer.settings, 'geefZaakdocumentLezen')) return kept?.kenmerk ?? want;
  const there = await measureDocument(peer, number, signal);
  if (!there || there.size === 0) return null;
  const mark = contentMark({ sha256: there.sha256 });
  // A source that states no hash is compared by size: the mark of what is wanted stands for it.
  const omvang = isObject(wanted['inhoud']) ? wanted['inhoud']['omvang'] : undefined;
  return want !== null && !want.startsWith('sha256:') && omvang === there.size ? want : mark;
}

async function withContents(peer: Peer, host: Memory, value: JsonObject, query: FindQuery, signal: AbortSignal): Promise<JsonObject> {
  const wanted = new Map(listOf(query.want?.['heeftRelevant']).map((one) => [String(one['@plaats']), documentOf(one)]));
  const list: JsonObject[] = [];
  for (const relation of listOf(value['heeftRelevant'])) {
    const document = documentOf(relation);
    const { inhoud: told, ...rest } = document;
    const want = wanted.get(String(relation['@plaats']));
    const kenmerk = want?.['inhoud'] === undefined || told === null ? null : await contentThere(peer, host, document, want, signal);
    list.push({ ...relation, gerelateerde: { ...rest, ...(kenmerk === null ? {} : { inhoud: { kenmerk } }) } });
  }
  return list.length === 0 ? value : { ...value, heeftRelevant: list };
}

/** Marks of an answer are not of the object. */
const object = (raw: RawObject): JsonObject => Object.fromEntries(Object.entries(raw).filter(([name]) => name !== '@plaats' && !(RELATIONS.has(name) && listOf(raw[name]).every((one) => noValueOf(one) !== null))));

export async function findZaak(peer: Peer, host: Memory, query: FindQuery, signal: AbortSignal): Promise<Found | Absent | Unknowable> {
  signal.throwIfAborted();
  const { settings } = peer;
  if (!answers(settings, 'geefZaakdetails')) return { state: 'unknowable', why: 'the peer does not answer geefZaakdetails', context: {} };
  const own = textOfRaw(query.want?.['identificatie']);
  const number = query.links[''] ?? (settings.peer.numbers === 'ours' && own !== null && isNumber(own) ? own : null);
  if (number === null) return { state: 'absent', context: {} };
  if (settings.peer.shows === 'later' && (await isOnItsWay(host.shelf, number, settings.peer.graceSeconds * 1000, peer.now()))) {
    return { state: 'unknowable', why: 'the peer may still be working on what it was told last', context: {} };
  }
  const answer = await peer.ask('geefZaakdetails', { gelijk: byNumber(number) }, signal);
  const held = objectOf(answer);
  if (held === null) return { state: 'absent', context: {} };
  const silent = silentIn(held);
  const whole = await withBesluiten(peer, await withDocuments(peer, object(held), query, number, signal), query, number, signal);
  const matched = match(whole, query.want, query.links);
  const raw = await withContents(peer, host, matched.value, query, signal);
  return { state: 'found', value: comparable(raw), links: { '': number, ...matched.links }, context: { silent, raw } };
}

