// Between what we mean and what stands in XML: the one place where messages of this room are built and read.
import type { Json, JsonObject } from '../../../core/model/json';
import type { XmlTree } from '../../../core/xml/tree';
import { writeTree } from '../../../core/xml/write-tree';
import type { Bericht, Stuurgegevens, Vraag } from '../message/bericht';
import { buildBericht } from '../message/build-bericht';
import { PREFIXES } from '../message/namespaces';
import type { Operatie } from '../message/operaties';
import type { RawObject } from '../message/raw';
import { readBericht } from '../message/read-bericht';

export interface Spelling {
  readonly operatie: Operatie;
  readonly soort: 'vraag' | 'antwoord';
  readonly stuurgegevens: Omit<Stuurgegevens, 'berichtcode' | 'entiteittype' | 'functie'>;
  readonly parameters: JsonObject;
  readonly objecten: readonly RawObject[];
  readonly vraag: Vraag | null;
}

/** As text: the root element, without a declaration, to stand in a SOAP body. */
export const textOf = (tree: XmlTree): string => writeTree(tree, { prefixes: PREFIXES, declaration: false });

/** The ids of our own keys and places are no part of a message. */
const withoutPlaces = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]): [string, Json][] => (name === '@plaats' ? [] : [[name, withoutPlaces(inner)]])));
};

/** The tree of a message. Throws a DiagnosticError where what is said does not fit the schema. */
export function build({ operatie, soort, stuurgegevens, parameters, objecten, vraag }: Spelling): XmlTree {
  return buildBericht({
    versie: operatie.versie, operatie: operatie.naam, deel: soort, stuurgegevens: { ...stuurgegevens, berichtcode: '', entiteittype: null, functie: null },
    parameters, objecten: objecten.map((one) => withoutPlaces(one) as RawObject), ...(vraag && { vraag }),
    // A text that is longer than the schema allows is cut, and told: the zaak goes.
    opties: { kort: true },
  }).tree;
}

export const spell = (spelling: Spelling): string => textOf(build(spelling));

export const understand = (tree: XmlTree): Bericht => readBericht(tree);
