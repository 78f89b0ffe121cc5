// Raw objects nobody would think of: anything the tables allow, by chance, but the same chance every time.
import type { Json, JsonObject } from '../../../../core/model/json';
import { entiteittypeVan, soortVan, waardeVan } from '../entiteiten/soorten';
import type { Plek, Waarde } from '../entiteiten/taal';
import { GML } from '../namespaces';
import { NO_VALUES } from '../raw';

/** 0 ≤ x < 1, the same row for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Lot {
  readonly random: () => number;
  /** Part of what may be left out that is there. */
  readonly vol: number;
}

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const whole = (random: () => number, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz éëïö ABC&<>"\'-.,€😀'];
const two = (value: number): string => String(value).padStart(2, '0');

function letters(random: () => number, min: number, max: number): string {
  const length = whole(random, Math.max(1, min), Math.max(1, Math.min(max, min + 30)));
  // The longest that fits, now and then: the limit is in characters, not in halves of them.
  const full = max < 2_000 && random() < 0.05 ? max : length;
  return Array.from({ length: full }, (_, index) => (index === 0 || index === full - 1 ? 'x' : pick(random, LETTERS))).join('');
}

/** Of the patterns in the tables: classes with a count, a dot, single characters. */
function pattern(random: () => number, source: string): string {
  return [...source.matchAll(/\[([^\]]+)\](?:\{(\d+)(?:,(\d+))?\})?|(.)/g)].map(([, klass, min = '1', max, dot]) => {
    if (klass === undefined) return dot === '.' ? '.' : (dot ?? '');
    const set = [...klass.matchAll(/(.)-(.)|(.)/g)].flatMap(([, from, to, one]) => (from === undefined || to === undefined ? [one ?? ''] : Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, index) => String.fromCharCode(from.charCodeAt(0) + index))));
    return Array.from({ length: whole(random, Number(min), Number(max ?? min)) }, () => pick(random, set)).join('');
  }).join('');
}

const datum = (random: () => number): string => `${whole(random, 1900, 2026)}${two(whole(random, 1, 12))}${two(whole(random, 1, 28))}`;

function text(random: () => number, waarde: Waarde): string {
  if (waarde.een) return pick(random, waarde.een);
  if (waarde.patroon?.source.includes('8,17')) return `${datum(random)}${two(whole(random, 0, 23))}${two(whole(random, 0, 59))}${two(whole(random, 0, 59))}${String(whole(random, 0, 999)).padStart(3, '0')}`.slice(0, pick(random, [8, 12, 14, 17]));
  if (waarde.patroon?.source.includes('0101')) return `${whole(random, 1990, 2026)}0101`;
  if (waarde.patroon) return pattern(random, waarde.patroon.source.slice(4, -2));
  if (waarde.vorm === 'datum') return datum(random);
  if (waarde.vorm === 'jaNee') return pick(random, ['true', 'false']);
  if (waarde.vorm === 'base64') return Buffer.from(letters(random, 1, 40)).toString('base64');
  if (waarde.vorm === 'getal') return String(whole(random, waarde.van ?? 0, Math.min(waarde.tot ?? 1e9, 10 ** Math.min(waarde.cijfers ?? 4, 9) - 1)));
  return letters(random, waarde.min, waarde.max);
}

function geometry(name: string): JsonObject {
  const at = (local: string, children: JsonObject[], value = ''): JsonObject => ({ ns: GML, name: local, text: value, attributes: [], children });
  if (name === 'Point') return at('Point', [at('pos', [], '155000 463000')]);
  return at('Polygon', [at('exterior', [at('LinearRing', [at('posList', [], '0 0 0 1 1 1 1 0 0 0')])])]);
}

function blad(waarde: Waarde, plek: Plek, lot: Lot): Json {
  const { random } = lot;
  const may = (name: string): boolean => waarde.attributen.some((one) => one.name === name);
  if (plek.nil && may('noValue') && random() < 0.1) return { '@noValue': pick(random, NO_VALUES) };
  const value = text(random, waarde);
  if (waarde.vorm === 'base64') return { '@bestandsnaam': 'brief.pdf', '@contentType': 'application/pdf', '#': value };
  if (may('naam')) return { '@naam': letters(random, 1, 20), '#': value };
  if (may('indOnvolledigeDatum') && random() < 0.2) return { '#': value, '@indOnvolledigeDatum': pick(random, ['D', 'M', 'J', 'V']) };
  return value;
}

function sleutels(lot: Lot, names: readonly string[]): JsonObject {
  const raw: JsonObject = {};
  if (names.includes('sleutelVerzendend') && lot.random() < 0.3) raw['@sleutelVerzendend'] = letters(lot.random, 1, 40);
  if (names.includes('verwerkingssoort') && lot.random() < 0.3) raw['@verwerkingssoort'] = pick(lot.random, ['T', 'W', 'I', 'V', 'E', 'R']);
  return raw;
}

function item(plek: Plek, ouder: string | null, lot: Lot, depth: number): Json {
  const waarde = waardeVan(plek.soort);
  if (waarde) return blad(waarde, plek, lot);
  const soort = soortVan(plek.soort);
  const mayNil = plek.nil && (soort?.attributen.some((one) => one.name === 'noValue') ?? false);
  if (mayNil && depth > 1 && lot.random() < 0.08) return { '@noValue': 'geenWaarde', '@verwerkingssoort': 'V' };
  return willekeurig(plek.soort, entiteittypeVan(plek, ouder), lot, depth + 1);
}

function put(raw: JsonObject, plek: Plek, code: string | null, lot: Lot, depth: number): void {
  if (plek.soort === 'gml') raw['@gml'] = [geometry(plek.name)];
  else if (plek.soort === 'ExtraElementen') raw[plek.name] = Array.from({ length: whole(lot.random, 1, 3) }, () => ({ '@naam': letters(lot.random, 1, 20), '#': letters(lot.random, 1, 60) }));
  else raw[plek.name] = plek.meest > 1 ? Array.from({ length: whole(lot.random, 1, Math.min(plek.meest, 3)) }, () => item(plek, code, lot, depth)) : item(plek, code, lot, depth);
}

/** A raw value of this kind: what is required, by chance what is not, and never nothing. Deep within, hardly more than what is required. */
export function willekeurig(name: string, code: string | null, lot: Lot, depth = 0): JsonObject {
  const soort = soortVan(name);
  const plekken = soort?.plekken ?? [];
  const raw: JsonObject = sleutels(lot, soort?.attributen.map((one) => one.name) ?? []);
  const keuzes = [...new Set(plekken.flatMap((plek) => plek.keuzes))];
  const branches = new Map([...new Set(keuzes.map((one) => one.charAt(0)))].map((letter) => [letter, pick(lot.random, keuzes.filter((one) => one.startsWith(letter)))]));
  const possible = plekken.filter((plek) => plek.soort !== 'stuurgegevens' && plek.keuzes.every((one) => branches.get(one.charAt(0)) === one || /^[A-Z]/.test(one)));
  const isKeuze = plekken.length > 1 && plekken.every((plek) => plek.keuzes.length > 0 && waardeVan(plek.soort) === undefined);
  for (const plek of possible) {
    if (plek.verplicht || isKeuze || (depth < 8 && lot.random() < lot.vol / (depth < 2 ? 1 : depth))) put(raw, plek, code, lot, depth);
  }
  const [first] = possible;
  if (first && Object.keys(raw).every((key) => key.startsWith('@') && key !== '@gml')) put(raw, possible.find((plek) => waardeVan(plek.soort)) ?? first, code, lot, depth);
  return raw;
}

/** What a scope asks for: every element of it nil, relations with what is wanted of them. */
export function scopeVan(name: string, lot: Lot, depth = 0): JsonObject {
  const raw: JsonObject = {};
  for (const plek of soortVan(name)?.plekken ?? []) {
    if (!plek.verplicht && (depth > 4 || lot.random() > lot.vol) && plek.soort !== 'gml') continue;
    if (plek.soort === 'gml' || plek.soort === 'ExtraElementen') continue;
    const isGroep = waardeVan(plek.soort) === undefined;
    const mayNil = plek.nil || plek.soort.startsWith('BinaireInhoud');
    const inner = isGroep && (!mayNil || depth < 3) ? scopeVan(plek.soort, lot, depth + 1) : {};
    if (Object.keys(inner).length > 0) raw[plek.name] = inner;
    else if (mayNil) raw[plek.name] = { '@noValue': 'geenWaarde' };
  }
  if (depth === 0 && Object.keys(raw).length === 0) raw['identificatie'] = { '@noValue': 'geenWaarde' };
  return raw;
}
