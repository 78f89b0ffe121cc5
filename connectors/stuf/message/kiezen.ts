// Which branch of each choice of a schema a raw value takes, and what must stand there besides.
import type { JsonObject } from '../../../core/model/json';
import { waardeVan } from './entiteiten/soorten';
import type { Plek, Soort } from './entiteiten/taal';
import { isNiets } from './niets';

/** What stands there when nobody says, by kind: the default of the schema. A BSN must have whether it is authentic beside it. */
export const STANDAARD: Readonly<Record<string, string>> = { Authentiek: 'N' };

/** A leaf that may be nil; who it is about is never unknown. */
export const magOnbekend = (plek: Plek): boolean => plek.nil && plek.name !== 'identificatie' && waardeVan(plek.soort) !== undefined;

/** What a choice lets stand. */
export interface Keuze {
  /** Whether an element may stand beside those of the branches that were taken. */
  readonly fits: (plek: Plek) => boolean;
  /** Whether its branch was taken, and it may not be absent from it. */
  readonly moet: (plek: Plek) => boolean;
}

/** Of each choice the branch of the first element that is there; what belongs to another one has no place. */
export function gekozen(raw: JsonObject, soort: Soort): Keuze {
  const branch = new Map<string, string>();
  const there = new Set(soort.plekken.filter((plek) => !isNiets(raw[plek.name])).flatMap((plek) => plek.keuzes));
  // A branch that lacks what it must have, and for which nothing can stand, is not there: a person without BSN has no `authentiek`.
  for (const plek of soort.plekken) {
    if (plek.metTak && isNiets(raw[plek.name]) && STANDAARD[plek.soort] === undefined && !magOnbekend(plek)) plek.keuzes.forEach((keuze) => there.delete(keuze));
  }
  for (const plek of soort.plekken) {
    for (const keuze of plek.keuzes) if (!isNiets(raw[plek.name]) && there.has(keuze) && !branch.has(keuze.charAt(0))) branch.set(keuze.charAt(0), keuze);
  }
  const fits = (plek: Plek): boolean => plek.keuzes.every((keuze) => (there.has(keuze) || isNiets(raw[plek.name])) && (/^[A-Z]/.test(keuze) || (branch.get(keuze.charAt(0)) ?? keuze) === keuze));
  const taken = (plek: Plek): boolean => plek.keuzes.every((keuze) => there.has(keuze));
  return { fits, moet: (plek) => fits(plek) && ((plek.metTak && taken(plek)) || (plek.alsGeen && plek.keuzes.every((keuze) => !branch.has(keuze.charAt(0))))) };
}
