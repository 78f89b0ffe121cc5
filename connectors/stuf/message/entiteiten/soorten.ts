// Kinds by name, read from the tables when first asked for.
import { SOORTEN } from './index';
import { leesBlad, leesSoort, type Plek, type Soort, type Waarde } from './taal';

const soorten = new Map<string, Soort>();
const bladen = new Map<string, Waarde | null>();

/** The elements of this kind; undefined: it is a leaf. */
export function soortVan(name: string): Soort | undefined {
  const known = soorten.get(name);
  if (known) return known;
  const line = SOORTEN[name];
  if (line === undefined) return undefined;
  const soort = leesSoort(line);
  soorten.set(name, soort);
  return soort;
}

/** What a leaf of this kind may hold; undefined: it has elements. */
export function waardeVan(name: string): Waarde | undefined {
  let known = bladen.get(name);
  if (known === undefined) bladen.set(name, (known = leesBlad(name) ?? null));
  return known ?? undefined;
}

/** The entiteittype of what stands here, in a relation or entity of `ouder`; null: not fixed. */
export function entiteittypeVan(plek: Plek, ouder: string | null): string | null {
  return plek.entiteittype?.startsWith('^') === true ? `${ouder ?? ''}${plek.entiteittype.slice(1)}` : plek.entiteittype;
}

/** A relation has a code of more than three letters (ZAKBTRINI), an entity of three (ZAK). */
export const isRelatie = (plek: Plek): boolean => plek.entiteittype !== null && (plek.entiteittype.startsWith('^') || plek.entiteittype.length > 3);
