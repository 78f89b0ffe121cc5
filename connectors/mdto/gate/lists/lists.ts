// Lists of terms as receivers check them: code and label together. Ours as facts, and those a connection brings as CSV.
import { GRONDENLIJSTEN } from '../../beperking/lists';

export interface Lijst {
  /** As the metadata names it. */
  readonly naam: string;
  /** closed: every term is one of these. codes: only terms that give a code are. */
  readonly holds: 'closed' | 'codes';
  /** Labels by code; two where a published list gives one code twice. Plain data: `find` hands it to `plan`. */
  readonly termen: Readonly<Record<string, readonly string[]>>;
}

export const lijst = (naam: string, holds: Lijst['holds'], pairs: readonly (readonly [code: string, label: string])[]): Lijst => {
  const termen = new Map<string, string[]>();
  for (const [code, label] of pairs) termen.set(code, [...(termen.get(code) ?? []), label]);
  return { naam, holds, termen: Object.fromEntries(termen) };
};

/** MDTO begrippenlijsten and the list of triggers, code and label as published. */
export const BUILT_IN: readonly Lijst[] = [
  ...GRONDENLIJSTEN.map(({ naam, voor, gronden }) => lijst(naam, 'closed', gronden.map(([code, label]) => [`${voor}${code}`, label]))),
  lijst('Triggers', 'codes', [
    ['Triggers/Overlijden/1.0', 'Overlijden betrokkene'], ['Triggers/Creatie/1.0', 'Creatie'], ['Triggers/Ontvangst/1.0', 'Ontvangst'],
    ['Triggers/Afsluiting/1.0', 'Afsluiting'], ['Triggers/Openbaarmaking/1.0', 'Openbaarmaking'],
  ]),
  lijst('Begrippenlijst Waarderingen MDTO', 'closed', [['B', 'Blijvend te bewaren'], ['V', 'Tijdelijk te bewaren'], ['N', 'Nader te bepalen']]),
];

const loose = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The list of this name, without regard to case and marks; a list of the connection comes before ours. */
export const listNamed = (lists: readonly Lijst[], naam: string): Lijst | undefined => lists.find((one) => loose(one.naam) === loose(naam));
