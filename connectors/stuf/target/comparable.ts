// Says what of a zaak or document is compared with what the peer holds: values and relations in one spelling, without the marks of messages.
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { flatten, type Flat } from '../../../core/model/paths';
import type { BaseValues } from '../../../core/model/threeway';
import { attributeOf, listOf, noValueOf, textOfRaw, type RawObject } from '../message/raw';
import { RELATIONS, single } from '../source/relations';

/** Of messages, not of objects. Keys are the peer's own or ours; what they name is matched otherwise. */
const MARK = /^@(?:verwerkingssoort|plaats|noValue|functie|entiteittype|sleutel\w*|scope|exact)$/;
/** What a receiver makes itself, or may spell in its own way. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['tijdstipRegistratie', 'tijdvakGeldigheid', 'historieMaterieel', 'historieFormeel', 'heeftAlsHoofdzaak', 'indicatieLaatsteStatus', 'versie']);
const SORTED: ReadonlySet<string> = new Set(['kenmerk', 'anderZaakObject']);

/** Names of StUF that hold a dot begin with one of these (BG and ZKN 3.10). */
const DOTTED: ReadonlySet<string> = new Set(['inp', 'inn', 'ann', 'anp', 'aoa', 'wpl', 'gor', 'sub', 'dct', 'bst', 'stt', 'sta', 'zkt', 'lnd', 'num', 'sbi', 'ing', 'acd', 'bag', 'wdo']);

/** Which bytes are meant: by their hash where that is known, else as the source names them. */
export function contentMark(inhoud: JsonObject): string {
  const { sha256, bron, versie, omvang } = inhoud;
  return typeof sha256 === 'string' ? `sha256:${sha256}` : `bron:${JSON.stringify([bron ?? null, versie ?? null, omvang ?? null])}`;
}

function leaf(raw: Json): Json | undefined {
  const value = single(raw);
  if (noValueOf(value) === 'vastgesteldOnbekend') return { '@noValue': 'vastgesteldOnbekend' };
  if (noValueOf(value) !== null) return undefined;
  if (Array.isArray(value)) return value.map((one) => leaf(one)).filter((one) => one !== undefined);
  if (!isObject(value)) return value === '' ? undefined : value;
  const kept = fields(value);
  const names = Object.keys(kept);
  if (names.length === 0) return undefined;
  return names.length === 1 && names[0] === '#' ? kept['#'] : kept;
}

function fields(value: JsonObject): JsonObject {
  const kept: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) {
    if (MARK.test(name) || NOT_COMPARED.has(name)) continue;
    if (name === 'inhoud' && isObject(inner) && noValueOf(inner) === null) kept[name] = typeof inner['kenmerk'] === 'string' ? inner['kenmerk'] : contentMark(inner);
    else {
      const made = leaf(inner);
      if (made !== undefined && !(Array.isArray(made) && made.length === 0)) kept[name] = made;
    }
  }
  return kept;
}

/** `bron` of a kenmerk is a register, not the name of a part: under another name the list is compared as one value. */
const REGISTER = 'uit';

function exchanged(value: Json, from: string, to: string): Json {
  if (!isObject(value) || value[from] === undefined) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name === from ? to : name, inner]));
}

const byText = (list: Json[]): Json[] => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** One relation, named by `@plaats`: the part of the source it stands for. */
function relation(name: string, raw: RawObject): JsonObject | null {
  const bron = attributeOf(raw, 'plaats');
  if (bron === null || noValueOf(raw) !== null) return null;
  const kept = fields(raw);
  // A status is set by somebody at a moment: who it was is told, not compared (geefZaakdetails need not tell it).
  if (name === 'heeft') return { bron, gerelateerde: kept['gerelateerde'] ?? {}, ...(kept['datumStatusGezet'] === undefined ? {} : { datumStatusGezet: kept['datumStatusGezet'] }) };
  // ZDS has no message that changes a link itself: a document and a besluit are compared, how they hang together is told once.
  if (name === 'heeftRelevant' || name === 'leidtTot') return { bron, gerelateerde: kept['gerelateerde'] ?? {} };
  return { ...kept, bron };
}

/** `extraElementen` by name; those of one name in their order. */
function byName(list: Json): JsonObject {
  const named: JsonObject = {};
  for (const one of listOf(list)) {
    const name = attributeOf(one, 'naam') ?? '';
    const text = textOfRaw(one);
    if (text === null) continue;
    const before = named[name];
    named[name] = before === undefined ? text : Array.isArray(before) ? [...before, text] : [before, text];
  }
  return named;
}

/** The one spelling. A zaaktype is compared by its code: its name belongs to a catalogue. */
export function comparable(raw: RawObject): JsonObject {
  const made: JsonObject = {};
  for (const [name, value] of Object.entries(raw)) {
    if (MARK.test(name) || NOT_COMPARED.has(name)) continue;
    if (name === 'isVan') {
      const code = textOfRaw(listOf(listOf(value)[0]?.['gerelateerde'])[0]?.['code']);
      if (code !== null) made['zaaktype'] = code;
    } else if (RELATIONS.has(name)) {
      const parts = listOf(value).flatMap((one) => relation(name, one) ?? []);
      if (parts.length > 0) made[name] = parts;
    } else if (name === 'extraElementen') {
      const named = byName(value);
      if (Object.keys(named).length > 0) made[name] = named;
    } else {
      const own = fields({ [name]: value })[name];
      if (own !== undefined) made[name] = SORTED.has(name) && Array.isArray(own) ? byText(own.map((one) => exchanged(one, 'bron', REGISTER))) : own;
    }
  }
  return made;
}

export const flat = (raw: RawObject): Flat => flatten(comparable(raw));

const unknown: JsonObject = { '@noValue': 'waardeOnbekend' };

/** The names a path is made of: `heeftAlsInitiator[r1].gerelateerde.natuurlijkPersoon.inp.bsn`. */
function namesOf(path: string): (string | { readonly bron: string })[] {
  const names: (string | { readonly bron: string })[] = [];
  let open = '';
  for (const [, name, bron] of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (bron !== undefined) names.push({ bron });
    else if (open !== '') {
      names.push(`${open}.${name ?? ''}`);
      open = '';
    } else if (DOTTED.has(name ?? '')) open = name ?? '';
    else names.push(name ?? '');
  }
  return names;
}

/**
 * What was delivered last, as an object of messages again: the was of a peer that cannot be asked. What is kept only as a hash has a value
 * that we do not know. Relations carry their `@plaats`.
 */
export function fromBase(base: BaseValues): JsonObject {
  const made: JsonObject = {};
  for (const [path, kept] of base) {
    const names = namesOf(path);
    let here = made;
    names.forEach((name, at) => {
      if (typeof name !== 'string') return;
      const next = names[at + 1];
      if (next !== undefined && typeof next !== 'string') {
        const list = (here[name] = Array.isArray(here[name]) ? here[name] : []) as JsonObject[];
        let item = list.find((one) => one['@plaats'] === next.bron);
        if (!item) list.push((item = { '@plaats': next.bron }));
        here = item;
      } else if (at === names.length - 1) {
        if (name !== 'bron') here[name] = 'value' in kept ? kept.value : unknown;
      } else here = (here[name] = isObject(here[name]) ? here[name] : {}) as JsonObject;
    });
  }
  return respelled(made);
}

/** Relations named by `bron` get their `@plaats` back. */
const replaced = (value: Json): Json =>
  Array.isArray(value) ? value.map((one) => (isObject(one) && typeof one['bron'] === 'string' && one['@plaats'] === undefined && one['gerelateerde'] !== undefined ? renamed(one) : one)) : value;

const renamed = ({ bron, ...relation }: JsonObject): JsonObject => ({ ...relation, '@plaats': bron ?? '' });

/** What was found, wanted again (a roll-back); an object of messages stays as it is. */
export function rawOf(value: JsonObject): JsonObject {
  const related = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, RELATIONS.has(name) ? replaced(inner) : inner]));
  const isFound = typeof value['zaaktype'] === 'string' || isObject(value['extraElementen']) || (Array.isArray(value['kenmerk']) && value['kenmerk'].some((one) => isObject(one) && one[REGISTER] !== undefined));
  return isFound ? respelled(related) : related;
}

/** Back from the spelling of comparison to that of messages. */
function respelled({ zaaktype, extraElementen, kenmerk, ...rest }: JsonObject): JsonObject {
  const extra = isObject(extraElementen) ? Object.entries(extraElementen).flatMap(([naam, value]) => (Array.isArray(value) ? value : [value]).map((text): JsonObject => ({ '@naam': naam, '#': text }))) : [];
  return {
    ...rest,
    ...(zaaktype === undefined ? {} : { isVan: [{ gerelateerde: { code: zaaktype } }] }),
    ...(kenmerk === undefined ? {} : { kenmerk: Array.isArray(kenmerk) ? kenmerk.map((one) => exchanged(one, REGISTER, 'bron')) : kenmerk }),
    ...(extra.length === 0 ? {} : { extraElementen: extra }),
  };
}
