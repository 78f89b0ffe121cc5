// The small language of the tables, and what its lines mean.
import { BG, STUF, XMIME, ZDS, ZKN } from '../namespaces';
import { WAARDEN } from './waarden';

/**
 * Kinds by name. A kind is `[attributes] element element …`, in the order of the schema. An element is `ns/name:kind` with behind it
 * - `!` required, `*` may repeat, `#2` at most twice, `~` may be nil
 * - `<ZAKZKT` the entiteittype it must have; `<^CTP`: that of the relation it stands in with CTP behind it
 * - `=T` the verwerkingssoort it must have, `=update` the functie
 * - `|a0` branch 0 of choice a: another branch of the same choice may not stand beside it; `|a0!`: it must be there where anything of the branch is;
 *   with a capital nothing is excluded (the choice repeats, or is a group that may be absent);
 *   `|a0?`: a branch of a must be there, this one if no other
 * Namespaces: none ZKN, `b/` BG, `s/` StUF, `d/` ZDS, `g/` GML (carried as it is).
 * Attributes, with `!` where required: e entiteittype, v verwerkingssoort, f functie, k the four sleutels, n noValue, s scope, x exact,
 * d indOnvolledigeDatum, m metagegeven, N naam, b bestandsnaam, c contentType, A aantalVoorkomens, B aardAantal, g groepsnaam, G elementnaam.
 */
export type Tabel = Readonly<Record<string, string>>;

/** One attribute: StUF's, but for `naam` (none) and `contentType` (xmime). */
export interface Attribuut {
  readonly ns: string;
  readonly name: string;
  readonly verplicht: boolean;
}

/** One element of a kind. */
export interface Plek {
  readonly ns: string;
  readonly name: string;
  /** Name of its kind; `gml` and `stuurgegevens` are made elsewhere. */
  readonly soort: string;
  readonly verplicht: boolean;
  readonly meest: number;
  readonly nil: boolean;
  /** `ZAKZKT`, `^CTP`, or null: not fixed. */
  readonly entiteittype: string | null;
  readonly verwerkingssoort: string | null;
  readonly functie: string | null;
  /** Branches it belongs to: `a0`, of choice a the branch 0. */
  readonly keuzes: readonly string[];
  /** Required where something else of its branch is there. */
  readonly metTak: boolean;
  /** Required where no branch of its choice is there. */
  readonly alsGeen: boolean;
}

/** A group, relation or entity: elements in order. */
export interface Soort {
  readonly attributen: readonly Attribuut[];
  readonly plekken: readonly Plek[];
}

/** A leaf: what its text may be. */
export interface Waarde {
  readonly attributen: readonly Attribuut[];
  readonly vorm: 'tekst' | 'getal' | 'datum' | 'jaNee' | 'base64';
  readonly min: number;
  /** Characters; Infinity: no limit. */
  readonly max: number;
  /** Digits in all. */
  readonly cijfers: number | null;
  readonly van: number | null;
  readonly tot: number | null;
  readonly een: readonly string[] | null;
  readonly patroon: RegExp | null;
}

const SLEUTELS = ['sleutelVerzendend', 'sleutelOntvangend', 'sleutelGegevensbeheer', 'sleutelSynchronisatie'];
const LETTERS: Readonly<Record<string, { readonly ns: string; readonly names: readonly string[] }>> = {
  e: { ns: STUF, names: ['entiteittype'] }, v: { ns: STUF, names: ['verwerkingssoort'] }, f: { ns: STUF, names: ['functie'] }, k: { ns: STUF, names: SLEUTELS },
  n: { ns: STUF, names: ['noValue'] }, s: { ns: STUF, names: ['scope'] }, x: { ns: STUF, names: ['exact'] }, d: { ns: STUF, names: ['indOnvolledigeDatum'] },
  m: { ns: STUF, names: ['metagegeven'] }, N: { ns: '', names: ['naam'] }, b: { ns: STUF, names: ['bestandsnaam'] }, c: { ns: XMIME, names: ['contentType'] },
  A: { ns: STUF, names: ['aantalVoorkomens'] }, B: { ns: STUF, names: ['aardAantal'] }, g: { ns: '', names: ['groepsnaam'] }, G: { ns: '', names: ['elementnaam'] },
};
const NAMESPACES: Readonly<Record<string, string>> = { '': ZKN, 'b/': BG, 's/': STUF, 'd/': ZDS, 'g/': '' };

function attributen(letters: string): readonly Attribuut[] {
  return [...letters.matchAll(/([A-Za-z])(!?)/g)].flatMap(([, letter = '', mark]) => {
    const known = LETTERS[letter];
    return (known?.names ?? []).map((name) => ({ ns: known?.ns ?? '', name, verplicht: mark === '!' }));
  });
}

const PLEK = /^([bsdg]\/)?([^:]+):(.+?)(!)?(\*|#2)?(~)?(?:<([\^A-Z]+))?(?:=([A-Z]|[a-z]{2,}))?(?:\|([A-Za-z0-9]+)(!)?(\?)?)?$/;

function plek(text: string): Plek {
  const [, ns = '', name = '', soort = '', verplicht, meest, nil, entiteittype, vast, keuzes, metTak, alsGeen] = PLEK.exec(text) ?? [];
  // A verwerkingssoort is one capital, a functie a word.
  const isSoort = vast?.length === 1;
  return {
    ns: NAMESPACES[ns] ?? ZKN, name, soort, verplicht: verplicht !== undefined, meest: meest === '*' ? Infinity : meest === '#2' ? 2 : 1, nil: nil !== undefined,
    entiteittype: entiteittype ?? null, verwerkingssoort: isSoort ? vast : null, functie: !isSoort && vast !== undefined ? vast : null, keuzes: keuzes?.match(/[A-Za-z]\d+/g) ?? [], metTak: metTak !== undefined, alsGeen: alsGeen !== undefined,
  };
}

/** A line of a table. */
export function leesSoort(line: string): Soort {
  const [, letters = '', rest = ''] = /^\[([^\]]*)\]\s*([\s\S]*)$/.exec(line) ?? [];
  return { attributen: attributen(letters), plekken: rest.trim().split(/\s+/).filter((part) => part !== '').map(plek) };
}

const getal = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function leesWaarde(letters: string, facets: string): Waarde {
  // `een=` and `patroon=` come last and take the rest of the line: their values hold blanks.
  const [, plain = '', een, patroon] = /^([\s\S]*?)(?:een=([\s\S]*)|patroon=([\s\S]*))?$/.exec(facets) ?? [];
  const facet = (name: string): string | undefined => new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(plain)?.[1];
  const vorm = (['datum', 'getal', 'jaNee', 'base64'] as const).find((one) => new RegExp(`(?:^|\\s)${one}(?:\\s|$)`).test(plain)) ?? 'tekst';
  const lengte = getal(facet('lengte'));
  return {
    attributen: attributen(letters), vorm, min: lengte ?? getal(facet('min')) ?? 0, max: lengte ?? getal(facet('max')) ?? Infinity, cijfers: getal(facet('cijfers')),
    van: getal(facet('van')), tot: getal(facet('tot')), een: een?.split('|').map((value) => value.trim()) ?? null,
    patroon: patroon === undefined ? null : new RegExp(`^(?:${patroon})$`),
  };
}

/** The leaf of that name; undefined: it is a kind with elements of its own. */
export function leesBlad(name: string): Waarde | undefined {
  const line = WAARDEN[name];
  if (line !== undefined) {
    const [, letters = '', facets = ''] = /^\[([^\]]*)\]\s*([\s\S]*)$/.exec(line) ?? [];
    return leesWaarde(letters, facets);
  }
  const [, lengte, min, max, tail] = /^t(?:=(\d+)|(?:(\d+)-)?(\d+))?(?:ekst)?(-r|-k)?$/.exec(name) ?? [];
  if (!/^t(=?\d|ekst)/.test(name)) return undefined;
  const letters = tail === '-k' ? '' : tail === '-r' ? 'x' : 'xn';
  return leesWaarde(letters, [lengte && `lengte=${lengte}`, min && `min=${min}`, max && `max=${max}`].filter(Boolean).join(' '));
}
