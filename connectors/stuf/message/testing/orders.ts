// Orders for every message we can make, with objects by chance.
import type { JsonObject } from '../../../../core/model/json';
import type { Stuurgegevens, StufVersie } from '../bericht';
import type { BerichtOrder } from '../build-bericht';
import { ROOTS } from '../entiteiten/roots';
import { soortVan } from '../entiteiten/soorten';
import { OPERATIETABEL, OVERDRAGEN_DU01, type BerichtVorm } from '../operaties';
import { antwoordOp, vanOns } from '../stuurgegevens';
import { chance, scopeVan, willekeurig } from './variety';

const NU = new Date('2026-11-23T09:15:00.123Z');
const PARTIJ = { organisatie: '9999', applicatie: 'ZSC-TEST', administratie: null, gebruiker: null };

/** Header of a question, and of its answer. */
export const vraagHeader: Stuurgegevens = vanOns(PARTIJ, { organisatie: '9999', applicatie: 'ZS-TEST', administratie: 'A', gebruiker: 'jansen' }, { referentienummer: 'ref-0001', nu: NU });
export const antwoordHeader: Stuurgegevens = antwoordOp(vraagHeader, { referentienummer: 'ref-0002', nu: NU });

/** Kind of an element on a path below a root. */
function soortOp(root: string, path: readonly string[]): string | null {
  let name = root;
  for (const step of path) {
    const plek = soortVan(name)?.plekken.find((one) => one.name === step);
    if (!plek) return null;
    name = plek.soort;
  }
  return name;
}

/** Whether the objects of this seed have anything their entity may have in any message. */
export const isRuim = (seed: number): boolean => seed % 3 === 0;

/** The kind of each entity that has most. */
const RUIM = { ZAK: 'ZAK-antwoord', EDC: 'EDC-antwoord', BSL: 'GeefBesluitdetails-BSL-antwoord' } as const;

/** Where the objects of a body stand. */
const PADEN: Readonly<Record<string, readonly string[]>> = {
  objecten: ['object'], antwoord: ['antwoord', 'object'], edcLk02: ['edcLk02', 'object'], edcLa01: ['edcLa01', 'antwoord', 'object'], zaak: ['zaak'], document: ['document'], besluit: ['besluit'],
};

/** A message and how to make it. */
export interface Opdracht {
  readonly naam: string;
  readonly versie: StufVersie;
  readonly order: (seed: number) => BerichtOrder;
}

function objectenVan(root: string, vorm: BerichtVorm, changes: boolean, seed: number): JsonObject[] {
  const lot = { random: chance(seed), vol: [0.1, 0.35, 0.7, 0.95][seed % 4] ?? 0.5 };
  if (vorm.lichaam === 'besluit+zaak') {
    return (['besluit', 'zaak'] as const).map((part) => willekeurig(soortOp(root, ['object', part]) ?? '', part === 'besluit' ? 'BSL' : 'ZAK', lot));
  }
  const kind = soortOp(root, PADEN[vorm.lichaam] ?? []);
  if (kind === null) return [];
  // Now and then everything an entity may have in any message: what has no place in this one is left out, and the rest is valid.
  const ruim = RUIM[vorm.entiteit];
  const make = (): JsonObject => (isRuim(seed) ? { ...willekeurig(ruim, vorm.entiteit, lot), ...willekeurig(kind, vorm.entiteit, { ...lot, vol: 0 }) } : willekeurig(kind, vorm.entiteit, lot));
  return changes ? [make(), make()] : [make()];
}

function opdracht(naam: string, versie: StufVersie, deel: 'vraag' | 'antwoord', vorm: BerichtVorm): Opdracht {
  const root = ROOTS[`${versie} ${vorm.root}`] ?? '';
  const order = (seed: number): BerichtOrder => {
    const changes = /^update|^actualiseer|^ontkoppel/.test(naam) || (naam.endsWith('Lk01') && seed % 2 === 0);
    const lot = { random: chance(seed + 1), vol: 0.5 };
    const inside = vorm.lichaam === 'edcLv01' ? ['edcLv01'] : [];
    const gelijk = willekeurig(soortOp(root, [...inside, 'gelijk']) ?? '', vorm.entiteit, { random: chance(seed), vol: 0.3 });
    const scope = soortOp(root, [...inside, 'scope', 'object']);
    const asks = vorm.lichaam === 'vraag' || vorm.lichaam === 'edcLv01';
    return {
      versie, operatie: naam, deel, stuurgegevens: deel === 'vraag' ? vraagHeader : antwoordHeader,
      parameters: naam.endsWith('Lk01') && changes ? { mutatiesoort: 'W' } : deel === 'antwoord' || vorm.lichaam === 'edcLk02' || vorm.lichaam === 'document' ? { checkedOutId: 'c0ffee' } : {},
      // A check-out of 1.1 is asked for without scope: that of its schema must hold values (stuf.md A12).
      ...(asks ? { vraag: { gelijk, ...(scope !== null && !(versie === '1.1' && inside.length > 0) ? { scope: scopeVan(scope, lot) } : {}) } } : { objecten: objectenVan(root, vorm, changes, seed) }),
      ...(deel === 'antwoord' ? { meldingen: ['Een melding'] } : {}),
    };
  };
  return { naam: `${versie} ${naam} ${vorm.root}`, versie, order };
}

/** Every request, and every answer that has a body. */
export const OPDRACHTEN: readonly Opdracht[] = [
  ...OPERATIETABEL.flatMap((one) => [opdracht(one.naam, one.versie, 'vraag', one.vraag), ...(one.antwoord ? [opdracht(one.naam, one.versie, 'antwoord', one.antwoord)] : [])]),
  opdracht('overdragenZaak', '1.2', 'antwoord', OVERDRAGEN_DU01),
];
