// Keeps what hangs from a document: gebruiksrechten and verzendingen, seeded ones included.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { placeAt, uuidAt, type Place } from '../paths';
import type { Desk, Look } from '../state';
import { keyOf, placeOfDocument, seededAt, seededDocumentUuid, seededPartAt, seededPartUuid } from './identity';
import { exists, hasGebruiksrecht, hasVerzending, type DocumentSeeding } from './seeded';

export type ChildKind = 'gebruiksrechten' | 'verzendingen';

export interface Child {
  readonly uuid: string;
  /** Fields; `informatieobject` is a place. */
  readonly value: JsonObject;
}

const PAGE = 500;
const GONE: JsonObject = { gone: true };
const rowOf = (kind: ChildKind, uuid: string): string => `documenten/${kind}/${uuid}`;
const ofDocument = (kind: ChildKind, document: Place): string => `documenten/${kind}-van/${uuidAt(document)}/`;

export const placeOfChild = (kind: ChildKind, uuid: string): Place => placeAt('documenten', kind, uuid);
const documentOf = ({ value }: Child): Place => String(value['informatieobject']);

const COMPUTE: Readonly<Record<ChildKind, { readonly has: (zaak: number, nummer: number) => boolean; readonly value: (seeding: DocumentSeeding, zaak: number, nummer: number) => JsonObject }>> = {
  gebruiksrechten: {
    has: hasGebruiksrecht,
    value: (seeding, zaak) => ({ startdatum: `${seeding.zaak(zaak).startdatum}T00:00:00Z`, einddatum: null, omschrijvingVoorwaarden: 'Alleen ter inzage voor belanghebbenden.' }),
  },
  verzendingen: {
    has: hasVerzending,
    value: (seeding, zaak) => ({
      betrokkene: `https://personen.zandhoek.example/${zaak}`, aardRelatie: 'geadresseerde', toelichting: '', ontvangstdatum: null, verzenddatum: seeding.zaak(zaak).startdatum, contactPersoon: 'https://medewerkers.zandhoek.example/12',
      contactpersoonnaam: 'A. de Boer', binnenlandsCorrespondentieadres: null, buitenlandsCorrespondentieadres: null, correspondentiePostadres: null, faxnummer: '', emailadres: 'melder@zandhoek.example', mijnOverheid: false, telefoonnummer: '',
    }),
  },
};

function seededChild(seeding: DocumentSeeding, kind: ChildKind, zaak: number, nummer: number): Child | undefined {
  if (!exists(seeding, zaak, nummer) || !COMPUTE[kind].has(zaak, nummer)) return undefined;
  return { uuid: seededPartUuid(zaak, nummer, kind), value: { informatieobject: placeOfDocument(seededDocumentUuid(zaak, nummer)), ...COMPUTE[kind].value(seeding, zaak, nummer) } };
}

const read = (row: Json | undefined): Child | 'gone' | undefined => (!isObject(row) ? undefined : row['gone'] === true ? 'gone' : (row as unknown as Child));

/** The child with this UUID; undefined where there is none. */
export async function childAt(seeding: DocumentSeeding, look: Look, kind: ChildKind, uuid: string): Promise<Child | undefined> {
  const kept = read(await look.get(rowOf(kind, uuid)));
  if (kept) return kept === 'gone' ? undefined : kept;
  const at = seededPartAt(uuid);
  const child = at?.part === kind ? seededChild(seeding, kind, at.zaak, at.nummer) : undefined;
  return child?.uuid === uuid ? child : undefined;
}

/** The seeded child of a document as it is now: changed, removed, or as it was computed. */
async function seededNow(seeding: DocumentSeeding, look: Look, kind: ChildKind, zaak: number, nummer: number): Promise<Child | undefined> {
  const child = seededChild(seeding, kind, zaak, nummer);
  return child && childAt(seeding, look, kind, child.uuid);
}

async function keptUnder(look: Look, prefix: string): Promise<Child[]> {
  const found: Child[] = [];
  for (let after: string | null = null; ; ) {
    const rows: { readonly key: string; readonly value: Json }[] = await look.scan(prefix, after, PAGE);
    for (const { value } of rows) {
      const child = read(value);
      if (child && child !== 'gone') found.push(child);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.key;
  }
}

/** What hangs from a document. */
export async function childrenOf(seeding: DocumentSeeding, look: Look, kind: ChildKind, document: Place): Promise<Child[]> {
  const at = seededAt(keyOf(uuidAt(document)) ?? '');
  const seeded = at && (await seededNow(seeding, look, kind, at.zaak, at.nummer));
  const own = (await keptUnder(look, ofDocument(kind, document))).filter(({ uuid }) => seededPartAt(uuid) === null);
  return seeded && documentOf(seeded) === document ? [seeded, ...own] : own;
}

/** Everything of a kind, seeded first. */
export async function childrenEverywhere(seeding: DocumentSeeding, look: Look, kind: ChildKind): Promise<Child[]> {
  const found: Child[] = [];
  for (let zaak = 1; zaak <= seeding.zaken; zaak += 1) {
    for (let nummer = 1; nummer <= seeding.documenten; nummer += 1) {
      const child = COMPUTE[kind].has(zaak, nummer) ? await seededNow(seeding, look, kind, zaak, nummer) : undefined;
      if (child) found.push(child);
    }
  }
  return [...found, ...(await keptUnder(look, `documenten/${kind}/`)).filter(({ uuid }) => seededPartAt(uuid) === null)];
}

/** Writes a child, new or changed. */
export async function keepChild(desk: Desk, kind: ChildKind, child: Child): Promise<void> {
  await desk.put(rowOf(kind, child.uuid), { ...child });
  await desk.put(`${ofDocument(kind, documentOf(child))}${child.uuid}`, { ...child });
}

export async function dropChild(desk: Desk, kind: ChildKind, child: Child): Promise<void> {
  await desk.remove(`${ofDocument(kind, documentOf(child))}${child.uuid}`);
  if (seededPartAt(child.uuid)) await desk.put(rowOf(kind, child.uuid), GONE);
  else await desk.remove(rowOf(kind, child.uuid));
}
