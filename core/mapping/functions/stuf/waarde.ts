// Single values between StUF and the groups of the Zaken API, both ways, by the kind a row of stuf/velden names.
import { isObject, type Json, type JsonObject } from '../../../model/json';
import { loose, quote } from '../../value';
import type { FunctionContext } from '../define';
import { textOf } from './raw';
import { deelVanDag, leesDag } from './tijd';

const RECHTSVORM = 'stuf/rechtsvorm';
const LAND = 'stuf/land';

/** Loose key of a table of entries, whole word: never a part of one (a vereniging van eigenaars is no vereniging). */
const entry = (table: string, text: string, ctx: FunctionContext): string | undefined => {
  const wanted = plain(text);
  const found = ctx.reference(table).rows.find((row) => plain(String(row['key'])) === wanted);
  return found === undefined ? undefined : String(found['value']);
};

/** Case, blanks, points and accents do not count: coöperatie, Cooperatie and COÖPERATIE are one word. */
const plain = (text: string): string => loose(text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[.,_-]/g, ' '));

const KADASTER = /^(\S+) (\S+) (\d+)(?: ([DA]) ?(\S+))?$/;

interface Soort {
  readonly zgw: (text: string, raw: Json, ctx: FunctionContext) => Json | undefined;
  readonly stuf: (value: Json, ctx: FunctionContext) => Json | undefined;
}

const spel = (value: Json): string | undefined => (typeof value === 'object' ? undefined : String(value));

const SOORTEN: Readonly<Record<string, Soort>> = {
  tekst: { zgw: (text) => text, stuf: spel },
  getal: {
    zgw: (text, _raw, ctx) => {
      if (/^\d+$/.test(text)) return Number(text);
      ctx.report({ code: 'ZS2110', message: `${ctx.quote(text)} is not a whole number` });
      return undefined;
    },
    stuf: spel,
  },
  /** A list of names in the Zaken API, one in StUF. */
  namen: { zgw: (text) => [text], stuf: (value) => (Array.isArray(value) ? value.map(spel).find((name) => name !== undefined) : spel(value)) },
  geslacht: {
    zgw: (text, _raw, ctx) => {
      if (/^[mvo]$/i.test(text)) return text.toLowerCase();
      ctx.report({ code: 'ZS2110', message: `${ctx.quote(text)} is none of M, V and O` });
      return undefined;
    },
    stuf: (value) => spel(value)?.toUpperCase(),
  },
  /** The Zaken API takes any text of 18 characters for it: what is not known of the day is left off. */
  geboortedatum: {
    zgw: (text, raw, ctx) => {
      const ind = isObject(raw) ? raw['@indOnvolledigeDatum'] : undefined;
      const dag = leesDag(text, typeof ind === 'string' ? ind : undefined);
      if (dag === null) {
        ctx.report({ code: 'ZS2110', message: `${ctx.quote(text)} is not a date; it is left out` });
        return undefined;
      }
      const known = deelVanDag(dag);
      if (known === '') ctx.report({ code: 'ZS2111', message: 'nothing of this date is known; it is left out' });
      return known === '' ? undefined : known;
    },
    stuf: (value) => {
      const match = /^(\d{4})(?:-?(\d{2}))?(?:-?(\d{2}))?/.exec(String(value));
      if (!match) return undefined;
      const [, year = '', month, day] = match;
      if (day !== undefined) return `${year}${month ?? ''}${day}`;
      return { '#': `${year}${month ?? '01'}01`, '@indOnvolledigeDatum': month === undefined ? 'M' : 'D' };
    },
  },
  /** Told in a message as it is: a legal form (and a country) says nothing of a person, and who mends the table must know it. */
  rechtsvorm: {
    zgw: (text, _raw, ctx) => {
      const found = entry(RECHTSVORM, text, ctx);
      if (found === undefined) ctx.report({ code: 'ZS2112', message: `legal form ${quote(text)} is not in the table ${RECHTSVORM}; it is left out`, remedy: `Add it to mappings/tables/${RECHTSVORM}.yaml` });
      return found;
    },
    stuf: (value, ctx) => {
      const row = ctx.reference(RECHTSVORM).find('value', String(value))[0];
      return row === undefined ? spel(value) : String(row['key']);
    },
  },
  /** GBA table 34: the code of a country, by its name. */
  land: {
    zgw: (text, _raw, ctx) => {
      const code = entry(LAND, text, ctx);
      if (code === undefined) ctx.report({ code: 'ZS2112', message: `country ${quote(text)} is not in the table ${LAND}: its code stays empty`, remedy: `Add it to mappings/tables/${LAND}.yaml` });
      return code;
    },
    stuf: () => undefined,
  },
  /** `kadastraleAanduiding` is one text in the Zaken API: gemeentecode, sectie, perceelnummer, and D or A with deelperceel or appartementsindex. */
  kadastraal: {
    zgw: () => undefined,
    stuf: (value) => {
      const match = KADASTER.exec(String(value));
      if (!match) return undefined;
      const [, gemeente = '', sectie = '', perceel = '', letter, index = ''] = match;
      return {
        kadastraleGemeentecode: gemeente, kadastraleSectie: sectie, kadastraalPerceelnummer: perceel,
        ...(letter === 'D' ? { 'kdp.deelperceelNummer': index } : letter === 'A' ? { 'apr.appartementsIndex': index } : {}),
      };
    },
  },
};

/** One value as the Zaken API has it; undefined (told with a finding) where it cannot be. */
export function naarZgw(als: string, raw: Json, ctx: FunctionContext): Json | undefined {
  if (als === 'kadastraal') return isObject(raw) ? aanduiding(raw) : textOf(raw);
  const text = textOf(raw);
  const soort = SOORTEN[als];
  if (!soort) ctx.refuse({ message: `the table stuf/velden names the kind ${ctx.quote(als)}, which is none of ${Object.keys(SOORTEN).join(', ')}, groep:…` });
  return text === undefined ? undefined : soort.zgw(text, raw, ctx);
}

/** One value as StUF has it. */
export const naarStuf = (als: string, value: Json, ctx: FunctionContext): Json | undefined => SOORTEN[als]?.stuf(value, ctx);

function aanduiding(raw: JsonObject): string | undefined {
  const part = (name: string): string | undefined => textOf(raw[name]);
  const deel = part('kdp.deelperceelNummer');
  const index = part('apr.appartementsIndex');
  const words = [part('kadastraleGemeentecode'), part('kadastraleSectie'), part('kadastraalPerceelnummer'), deel === undefined ? undefined : `D${deel}`, index === undefined ? undefined : `A${index}`];
  const said = words.filter((word) => word !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}
