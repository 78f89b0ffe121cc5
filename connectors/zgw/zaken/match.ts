// Tells the parts a target holds by the names their source gave them: by link, else by natural key, else as made by hand.
import type { Links } from '../../../core/connector/contract';
import { isObject, type JsonObject } from '../../../core/model/json';
import { objects, text } from '../reading/values';
import { isPlace } from '../references';
import { ownParts } from './comparable';
import { besluitDocumentKey, linkKey, PARTS, towardKey, type PartList } from './parts';

/** Begins the `bron` of what no source is known for: a person made it, or another system did. */
export const BY_HAND = 'hand:';

export interface Matched {
  /** As read, with the names of the source in place of the ids of the target. */
  readonly value: JsonObject;
  readonly links: Links;
}

export interface MatchInput {
  /** As read at the target: every `bron` is an id there. */
  readonly held: JsonObject;
  readonly want: JsonObject | null;
  readonly links: Links;
  /** Source id → id at the target, of zaken and documents that `want` refers to. */
  readonly zaken: ReadonlyMap<string, string>;
  readonly documenten: ReadonlyMap<string, string>;
}

const inverted = (links: ReadonlyMap<string, string>): ReadonlyMap<string, string> => new Map([...links].map(([source, target]) => [target, source]));

/** Links of one sort, turned round: id at the target → name at the source. */
function linked(links: Links, start: string): Map<string, string> {
  return new Map(Object.entries(links).flatMap(([key, id]): [string, string][] => (key.startsWith(`${start}/`) || key.startsWith(`${start} `) ? [[id, key.slice(start.length + 1)]] : [])));
}

/** Names for ids of another kind of subject: those we know now, and those an earlier delivery referred to. */
interface Others {
  name(id: string): string;
  /** Links of the names that were given out. */
  readonly used: ReadonlyMap<string, string>;
}

function others(kind: 'zaak' | 'informatieobject', links: Links, now: ReadonlyMap<string, string>, foreign: readonly string[]): Others {
  const start = `naar ${kind}/`;
  const before = Object.entries(links).flatMap(([key, id]): [string, string][] => (key.startsWith(start) ? [[id, key.slice(start.length)]] : []));
  // Zaken of another register are named by their URL, on both sides.
  const known = new Map([...before, ...inverted(now), ...foreign.map((url) => [url, url] as const)]);
  const used = new Map<string, string>();
  return {
    used,
    name: (id) => {
      const bron = known.get(id);
      if (bron !== undefined) used.set(towardKey(kind, bron), id);
      return bron ?? `${BY_HAND}${id}`;
    },
  };
}

const renamed = (value: JsonObject, field: string, others: Others): JsonObject => {
  const toward = value[field];
  return isObject(toward) ? { ...value, [field]: { bron: others.name(text(toward['bron'])) } } : value;
};

/** An address of the register itself (`zaken/<id>`) by the name of what it leads to. */
function readdressed(value: JsonObject, field: string, by: Readonly<Record<string, (id: string) => string>>): JsonObject {
  const [collection = '', id = ''] = text(value[field]).split('/');
  const name = by[collection];
  return name && isPlace(text(value[field])) ? { ...value, [field]: `${collection}/${name(id)}` } : value;
}

/** Parts of one list: each held part gets the name of the wanted one that it is. */
function matchList(list: PartList, held: readonly JsonObject[], input: MatchInput): { parts: JsonObject[]; links: Record<string, string> } {
  const kind = PARTS.find((one) => one.list === list);
  const byId = linked(input.links, list);
  const taken = new Set(held.flatMap((part) => byId.get(text(part['bron'])) ?? []));
  const open = new Map<string, string[]>();
  for (const wanted of ownParts(list, input.want ?? {})) {
    const bron = text(wanted['bron']);
    const key = kind?.key(wanted) ?? '';
    if (!taken.has(bron)) open.set(key, [...(open.get(key) ?? []), bron]);
  }
  const links: Record<string, string> = {};
  const parts = held.map((part) => {
    const id = text(part['bron']);
    const key = kind?.key(ownParts(list, { [list]: [part] })[0] ?? {}) ?? '';
    const bron = byId.get(id) ?? open.get(key)?.shift();
    if (bron !== undefined) links[linkKey(list, bron)] = id;
    return { ...part, bron: bron ?? `${BY_HAND}${id}` };
  });
  return { parts, links };
}

/** Documents of a besluit, by the document they lead to. */
function matchBesluitDocuments(besluit: JsonObject, input: MatchInput): { besluit: JsonObject; links: Record<string, string> } {
  const bron = text(besluit['bron']);
  const wanted = objects(objects(input.want?.['besluiten']).find((one) => one['bron'] === bron)?.['informatieobjecten']);
  const start = besluitDocumentKey(bron, '');
  const byId = new Map(Object.entries(input.links).flatMap(([key, id]): [string, string][] => (key.startsWith(start) ? [[id, key.slice(start.length)]] : [])));
  const links: Record<string, string> = {};
  const informatieobjecten = objects(besluit['informatieobjecten']).map((one) => {
    const id = text(one['bron']);
    const document = isObject(one['informatieobject']) ? text(one['informatieobject']['bron']) : '';
    const same = wanted.find((other) => isObject(other['informatieobject']) && other['informatieobject']['bron'] === document);
    const name = byId.get(id) ?? (same ? text(same['bron']) : undefined);
    if (name !== undefined) links[besluitDocumentKey(bron, name)] = id;
    return { ...one, bron: name ?? `${BY_HAND}${id}` };
  });
  return { besluit: { ...besluit, informatieobjecten }, links };
}

/** Relations of `want` that lead to another register. */
const foreignIn = (want: JsonObject | null): string[] => objects(want?.['relevanteAndereZaken']).flatMap((one) => (isObject(one['zaak']) && /^https?:/.test(text(one['zaak']['bron'])) ? [text(one['zaak']['bron'])] : []));

/** See `Found.value`: parts carry the `bron` of the source where it is known. Pure. */
export function match(input: MatchInput): Matched {
  const { held, want } = input;
  const zaken = others('zaak', input.links, input.zaken, foreignIn(want));
  const documenten = others('informatieobject', input.links, input.documenten, []);
  const addresses = { zaken: zaken.name, enkelvoudiginformatieobjecten: documenten.name };
  const named: JsonObject = {
    ...renamed(held, 'hoofdzaak', zaken),
    deelzaken: objects(held['deelzaken']).map((one) => ({ ...one, bron: zaken.name(text(one['bron'])) })),
    relevanteAndereZaken: objects(held['relevanteAndereZaken']).map((one) => renamed(one, 'zaak', zaken)),
    rollen: objects(held['rollen']).map((one) => readdressed(one, 'betrokkene', addresses)),
    zaakobjecten: objects(held['zaakobjecten']).map((one) => readdressed(one, 'object', addresses)),
    zaakinformatieobjecten: objects(held['zaakinformatieobjecten']).map((one) => renamed(one, 'informatieobject', documenten)),
    besluiten: objects(held['besluiten']).map((one) => ({ ...one, informatieobjecten: objects(one['informatieobjecten']).map((link) => renamed(link, 'informatieobject', documenten)) })),
  };
  const links: Record<string, string> = { '': text(held['bron']) };
  const value: JsonObject = { ...named };
  for (const { list } of PARTS) {
    const matched = matchList(list, objects(named[list]), input);
    value[list] = matched.parts;
    Object.assign(links, matched.links);
  }
  value['besluiten'] = objects(value['besluiten']).map((one) => {
    const matched = matchBesluitDocuments(one, input);
    Object.assign(links, matched.links);
    return matched.besluit;
  });
  // A status says which rol set it: by the name of that rol.
  const rollen = new Map(objects(value['rollen']).map((rol, at) => [text(objects(named['rollen'])[at]?.['bron']), text(rol['bron'])]));
  value['statussen'] = objects(value['statussen']).map((status) => (status['gezetdoor'] === undefined ? status : { ...status, gezetdoor: rollen.get(text(status['gezetdoor'])) ?? `${BY_HAND}${text(status['gezetdoor'])}` }));
  const resultaat = isObject(held['resultaat']) ? held['resultaat'] : null;
  if (resultaat) links['resultaat'] = text(resultaat['bron']);
  if (resultaat && isObject(want?.['resultaat'])) value['resultaat'] = { ...resultaat, bron: want['resultaat']['bron'] ?? '' };
  return { value, links: { ...links, ...Object.fromEntries(zaken.used), ...Object.fromEntries(documenten.used) } };
}
