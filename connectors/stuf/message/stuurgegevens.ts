// The header of every message: read from any namespace, and made for each kind of message (stuf.md A2).
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { element, type XmlTree } from '../../../core/xml/tree';
import type { Stuurgegevens, Systeem } from './bericht';
import { tijdstipVan } from './dates';
import { STUF } from './namespaces';

const EMPTY: Stuurgegevens = { berichtcode: '', zender: null, ontvanger: null, referentienummer: null, tijdstipBericht: null, crossRefnummer: null, entiteittype: null, functie: null };

/** Senders put these in the namespace of the sector or in none; the name is enough, nothing else is called so. */
function text(tree: XmlTree, name: string): string | null {
  const found = tree.children.find((child) => child.name === name)?.text.trim();
  return found === undefined || found === '' ? null : found;
}

function systeem(tree: XmlTree | undefined): Systeem | null {
  if (!tree || tree.children.length === 0) return null;
  return { organisatie: text(tree, 'organisatie'), applicatie: text(tree, 'applicatie') ?? '', administratie: text(tree, 'administratie'), gebruiker: text(tree, 'gebruiker') };
}

/** What `stuurgegevens` says; undefined: there is none, which is all null. */
export function leesStuurgegevens(tree: XmlTree | undefined): Stuurgegevens {
  if (!tree) return EMPTY;
  const end = (name: string): Systeem | null => systeem(tree.children.find((child) => child.name === name));
  return {
    berichtcode: text(tree, 'berichtcode') ?? '', zender: end('zender'), ontvanger: end('ontvanger'), referentienummer: text(tree, 'referentienummer'),
    tijdstipBericht: text(tree, 'tijdstipBericht'), crossRefnummer: text(tree, 'crossRefnummer'), entiteittype: text(tree, 'entiteittype'), functie: text(tree, 'functie'),
  };
}

/** What each kind of message has beside its berichtcode; `cross` and `ends`: `verplicht`, `mag`, or never. */
interface Regel {
  readonly ends: 'verplicht' | 'mag' | 'nooit';
  readonly cross: 'verplicht' | 'mag' | 'nooit';
  readonly staart: 'entiteittype' | 'functie' | null;
}

/** stuf.md A2.1. Bv04: as its schema has it, not as the text (A20). */
const REGELS: Readonly<Record<string, Regel>> = {
  Lk01: { ends: 'verplicht', cross: 'nooit', staart: 'entiteittype' },
  Lv01: { ends: 'mag', cross: 'nooit', staart: 'entiteittype' },
  La01: { ends: 'mag', cross: 'mag', staart: 'entiteittype' },
  Di01: { ends: 'verplicht', cross: 'nooit', staart: 'functie' },
  Di02: { ends: 'mag', cross: 'nooit', staart: 'functie' },
  Du01: { ends: 'verplicht', cross: 'verplicht', staart: 'functie' },
  Du02: { ends: 'mag', cross: 'mag', staart: 'functie' },
  Bv01: { ends: 'verplicht', cross: 'verplicht', staart: null },
  Bv02: { ends: 'nooit', cross: 'nooit', staart: null },
  Bv03: { ends: 'verplicht', cross: 'verplicht', staart: null },
  Bv04: { ends: 'verplicht', cross: 'verplicht', staart: null },
  Fo01: { ends: 'verplicht', cross: 'verplicht', staart: null },
  Fo02: { ends: 'nooit', cross: 'nooit', staart: null },
  Fo03: { ends: 'verplicht', cross: 'verplicht', staart: null },
  Tr01: { ends: 'verplicht', cross: 'nooit', staart: null },
};

const leaf = (name: string, value: string | null | undefined): readonly XmlTree[] => (value === null || value === undefined || value === '' ? [] : [element(STUF, name, value)]);

function schrijfSysteem(name: string, { organisatie, applicatie, administratie, gebruiker }: Systeem): XmlTree {
  return element(STUF, name, [...leaf('organisatie', organisatie), ...leaf('applicatie', applicatie), ...leaf('administratie', administratie), ...leaf('gebruiker', gebruiker)]);
}

/** At most so many characters (StUF 3.01 Organisatie, Applicatie, Administratie, Gebruiker, Refnummer); an applicatie has at least three. */
const GRENZEN = { organisatie: [0, 200], applicatie: [3, 50], administratie: [0, 50], gebruiker: [0, 100], nummer: [1, 40] } as const;

function te(path: string, value: string | null | undefined, kind: keyof typeof GRENZEN): string[] {
  const [min, max] = GRENZEN[kind];
  const length = [...(value ?? '')].length;
  return value === null || value === undefined || (length >= min && length <= max) ? [] : [`stuurgegevens.${path} has ${length} characters; ${min}–${max} fit`];
}

const tePartij = (name: string, end: Systeem | null): string[] =>
  end ? (['organisatie', 'applicatie', 'administratie', 'gebruiker'] as const).flatMap((part) => te(`${name}.${part}`, end[part], part)) : [];

/**
 * Children of `stuurgegevens`, those this kind of message has, in order; what it may not have (Bv02, Fo02) is left out. Throws a
 * DiagnosticError: ZS3060 what is required is missing, ZS3061 something is too long.
 */
export function schrijfStuurgegevens(given: Stuurgegevens): readonly XmlTree[] {
  const regel = REGELS[given.berichtcode];
  if (!regel) throw new DiagnosticError([diagnostic('ZS3061', `stuurgegevens.berichtcode "${given.berichtcode}" is none we send`, { field: 'stuurgegevens.berichtcode' })]);
  const staart = regel.staart && given[regel.staart];
  const wanted = regel.ends === 'nooit' ? [] : (['zender', 'ontvanger', 'referentienummer', 'tijdstipBericht'] as const).filter((name) => regel.ends === 'verplicht' && given[name] === null);
  const missing = [...wanted, ...(regel.cross === 'verplicht' && given.crossRefnummer === null ? ['crossRefnummer'] : []), ...(regel.staart && !staart ? [regel.staart] : [])];
  const long = regel.ends === 'nooit' ? [] : [
    ...tePartij('zender', given.zender), ...tePartij('ontvanger', given.ontvanger), ...te('referentienummer', given.referentienummer, 'nummer'),
    ...(regel.cross === 'nooit' ? [] : te('crossRefnummer', given.crossRefnummer, 'nummer')),
    ...(given.tijdstipBericht === null || /^\d{8,17}$/.test(given.tijdstipBericht) ? [] : ['stuurgegevens.tijdstipBericht is not 8–17 digits']),
  ];
  const findings = [...missing.map((name) => diagnostic('ZS3060', `stuurgegevens.${name} is required in a ${given.berichtcode}`, { field: `stuurgegevens.${name}` })), ...long.map((message) => diagnostic('ZS3061', message, { field: 'stuurgegevens' }))];
  if (findings.length > 0) throw new DiagnosticError(findings);
  const ends = regel.ends === 'nooit' ? [] : [
    ...(given.zender ? [schrijfSysteem('zender', given.zender)] : []), ...(given.ontvanger ? [schrijfSysteem('ontvanger', given.ontvanger)] : []),
    ...leaf('referentienummer', given.referentienummer), ...leaf('tijdstipBericht', given.tijdstipBericht),
  ];
  return [...leaf('berichtcode', given.berichtcode), ...ends, ...(regel.cross === 'nooit' ? [] : leaf('crossRefnummer', given.crossRefnummer)), ...(regel.staart ? leaf(regel.staart, staart) : [])];
}

/** What is ours to say in a header: a number nobody else gets and the time. */
export interface Eigen {
  readonly referentienummer: string;
  readonly nu: Date;
}

/** Header of an answer: the ends change places, crossRefnummer is the number of the question. The kind of message is filled in by who builds it. */
export function antwoordOp(vraag: Stuurgegevens, { referentienummer, nu }: Eigen): Stuurgegevens {
  return {
    ...EMPTY, zender: vraag.ontvanger, ontvanger: vraag.zender, referentienummer, tijdstipBericht: tijdstipVan(nu), crossRefnummer: vraag.referentienummer,
    entiteittype: vraag.entiteittype, functie: vraag.functie,
  };
}

/** Header of a message of our own. */
export function vanOns(zender: Systeem, ontvanger: Systeem, { referentienummer, nu }: Eigen): Stuurgegevens {
  return { ...EMPTY, zender, ontvanger, referentienummer, tijdstipBericht: tijdstipVan(nu) };
}
