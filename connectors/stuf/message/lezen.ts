// What may stand under an element, whichever message of whichever version it came in: all kinds it can be, taken together.
import { SOORTEN } from './entiteiten';
import { isRelatie, soortVan, waardeVan } from './entiteiten/soorten';
import type { Plek } from './entiteiten/taal';
import { GML } from './namespaces';

/** What is known of a child by its name. */
export interface Kind {
  /** May repeat in some message, or is a relation: a list in the raw object. */
  readonly lijst: boolean;
  readonly relatie: boolean;
  /** Elements of its own; null: a leaf. */
  readonly inhoud: Kijk | null;
  readonly vorm: 'groep' | 'blad' | 'extra' | 'inhoud' | 'gml';
}

/** All kinds an element can be. */
export interface Kijk {
  child(ns: string, name: string): Kind | undefined;
}

const kijken = new Map<string, Kijk>();
const wortels = new Map<string, string[]>();

/** Names of the kinds that carry this entiteittype somewhere. */
function soortenVan(code: string): readonly string[] {
  if (wortels.size === 0) {
    for (const name of Object.keys(SOORTEN)) {
      for (const plek of soortVan(name)?.plekken ?? []) {
        const known = wortels.get(plek.entiteittype ?? '') ?? [];
        if (plek.entiteittype !== null && !known.includes(plek.soort)) wortels.set(plek.entiteittype, [...known, plek.soort]);
      }
    }
  }
  return wortels.get(code) ?? [];
}

function kindVan(plekken: readonly Plek[]): Kind {
  const [first] = plekken;
  const relatie = plekken.some(isRelatie);
  const lijst = relatie || plekken.some((plek) => plek.meest > 1);
  if (first?.soort === 'ExtraElementen') return { lijst: true, relatie: false, inhoud: null, vorm: 'extra' };
  if (plekken.some((plek) => plek.soort.startsWith('BinaireInhoud'))) return { lijst: false, relatie: false, inhoud: null, vorm: 'inhoud' };
  if (plekken.some((plek) => soortVan(plek.soort)?.plekken.some((child) => child.soort === 'gml'))) return { lijst, relatie, inhoud: null, vorm: 'gml' };
  const groepen = plekken.filter((plek) => waardeVan(plek.soort) === undefined);
  return groepen.length === 0 ? { lijst, relatie, inhoud: null, vorm: 'blad' } : { lijst, relatie, inhoud: kijk(groepen.map((plek) => plek.soort)), vorm: 'groep' };
}

function kijk(names: readonly string[]): Kijk {
  const key = [...new Set(names)].sort().join(' ');
  const known = kijken.get(key);
  if (known) return known;
  const byName = new Map<string, Plek[]>();
  for (const plek of key.split(' ').flatMap((name) => soortVan(name)?.plekken ?? [])) {
    const at = `${plek.ns} ${plek.name}`;
    byName.set(at, [...(byName.get(at) ?? []), plek]);
  }
  const kinds = new Map<string, Kind>();
  const made: Kijk = {
    child(ns, name) {
      const at = `${ns} ${name}`;
      const plekken = byName.get(at);
      const kind = kinds.get(at) ?? (plekken && kindVan(plekken));
      if (kind) kinds.set(at, kind);
      return kind;
    },
  };
  kijken.set(key, made);
  return made;
}

/** What may stand in an entity of this type (`ZAK`, `EDC`, `BSL`); undefined: none of the tables. */
export function kijkVan(entiteittype: string): Kijk | undefined {
  const names = soortenVan(entiteittype);
  return names.length === 0 ? undefined : kijk(names);
}

/** Whether an element is geometry. */
export const isGml = (ns: string): boolean => ns === GML || ns === 'http://www.opengis.net/gml/3.2';
