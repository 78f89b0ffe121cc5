// Names the relations a peer holds by the parts of the source they stand for: by what was delivered, else by what they lead to. Pure.
import type { Links } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import { attributeOf, listOf, textOfRaw, type RawObject } from '../message/raw';
import { RELATIONS, relationKey } from '../source/relations';

/** Begins the `@plaats` of a relation no part of the source is known for: somebody made it there. */
export const BY_HAND = 'hand:';

/** Under which a part is kept in links; the value is what it leads to, hashed, or the number of a document. */
export const partLink = (name: string, bron: string): string => `${name}/${bron}`;

/** A type of status and its moment; peers cut moments off where they please. */
export function sameStatus(a: RawObject, b: RawObject): boolean {
  const type = (one: RawObject) => listOf(one['gerelateerde'])[0] ?? {};
  const same = (field: string): boolean => {
    const [x, y] = [textOfRaw(type(a)[field]), textOfRaw(type(b)[field])];
    return x === null || y === null || x === y;
  };
  const [s, t] = [textOfRaw(a['datumStatusGezet']) ?? '', textOfRaw(b['datumStatusGezet']) ?? ''];
  const length = Math.min(s.length, t.length, 14);
  return same('volgnummer') && same('omschrijving') && s.slice(0, length) === t.slice(0, length);
}

const documentOf = (relation: RawObject): string | null => textOfRaw(listOf(relation['gerelateerde'])[0]?.['identificatie']);

/** What a relation leads to, as it stands in links. */
export function leadsTo(name: string, relation: RawObject): string {
  return name === 'heeftRelevant' || name === 'leidtTot' ? (documentOf(relation) ?? '') : relationKey(name, relation);
}

interface Matched {
  /** As held, with `@plaats` of the source. */
  readonly value: JsonObject;
  readonly links: Record<string, string>;
}

function matchRelation(name: string, held: readonly RawObject[], want: readonly RawObject[], links: Links): { readonly list: JsonObject[]; readonly links: Record<string, string> } {
  const found: Record<string, string> = {};
  const open = [...want];
  const take = (test: (one: RawObject) => boolean): string | null => {
    const at = open.findIndex(test);
    return at < 0 ? null : attributeOf(open.splice(at, 1)[0], 'plaats');
  };
  const before = Object.entries(links).filter(([link]) => link.startsWith(`${name}/`)).map(([link, key]) => [key, link.slice(name.length + 1)] as const);
  const list = held.map((one): JsonObject => {
    const key = leadsTo(name, one);
    const linked = before.find(([known]) => known === key)?.[1];
    const bron = linked ?? take((other) => (name === 'heeft' ? sameStatus(one, other) : leadsTo(name, other) === key));
    if (linked !== undefined) take((other) => attributeOf(other, 'plaats') === linked);
    if (bron !== null) found[partLink(name, bron)] = key;
    return { ...one, '@plaats': bron ?? `${BY_HAND}${key}` };
  });
  if (name !== 'heeft') return { list, links: found };
  // A status is never taken back: what was delivered is there, also where the peer tells only the last one.
  const silent = want.filter((one) => {
    const bron = attributeOf(one, 'plaats') ?? '';
    return links[partLink(name, bron)] !== undefined && found[partLink(name, bron)] === undefined;
  });
  for (const one of silent) found[partLink(name, attributeOf(one, 'plaats') ?? '')] = links[partLink(name, attributeOf(one, 'plaats') ?? '')] ?? '';
  return { list: [...list, ...silent], links: found };
}

/** `held` as the peer told it. */
export function match(held: RawObject, want: RawObject | null, links: Links): Matched {
  const value: JsonObject = { ...held };
  const all: Record<string, string> = {};
  for (const name of RELATIONS) {
    if (name === 'isVan' || (held[name] === undefined && want?.[name] === undefined)) continue;
    const { list, links: found } = matchRelation(name, listOf(held[name]), listOf(want?.[name]), links);
    if (list.length > 0) value[name] = list;
    Object.assign(all, found);
  }
  return { value, links: all };
}
