// Relates documents to what they belong to: an objectinformatieobject is made and removed with the relation at the other side.
import { randomUUID } from 'node:crypto';
import { isObject, type Json } from '../../../../core/model/json';
import { placeAt, uuidAt, type Place } from '../paths';
import type { Desk, Look } from '../state';
import { keyOf, seededAt, seededPartAt, seededPartUuid, placeOfDocument, seededDocumentUuid } from './identity';
import { exists, type DocumentSeeding } from './seeded';

export type ObjectType = 'zaak' | 'besluit' | 'verzoek';

/** A relation of a document to an object. `object`: a place, or a URL elsewhere. */
export interface Relation {
  readonly informatieobject: Place;
  readonly object: string;
  readonly objectType: ObjectType;
}

export interface Related extends Relation {
  readonly uuid: string;
}

const PAGE = 500;
const rowOf = (uuid: string): string => `documenten/oio/${uuid}`;
const ofDocument = (place: Place): string => `documenten/oio-van/${uuidAt(place)}/`;
const ofObject = (object: string): string => `documenten/oio-bij/${object}/`;
const goneRow = (uuid: string): string => `documenten/oio-weg/${uuid}`;

const read = (row: Json | undefined): Related | undefined => (isObject(row) ? (row as unknown as Related) : undefined);

async function scanAll(look: Look, prefix: string): Promise<Related[]> {
  const found: Related[] = [];
  for (let after: string | null = null; ; ) {
    const rows: { readonly key: string; readonly value: Json }[] = await look.scan(prefix, after, PAGE);
    for (const { value } of rows) {
      const related = read(value);
      if (related) found.push(related);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.key;
  }
}

/** The relation every seeded document comes with; undefined where it was removed. */
async function seededRelation(seeding: DocumentSeeding, look: Look, zaak: number, nummer: number): Promise<Related | undefined> {
  if (!exists(seeding, zaak, nummer)) return undefined;
  const uuid = seededPartUuid(zaak, nummer, 'objectinformatieobjecten');
  if (await look.get(goneRow(uuid))) return undefined;
  return { uuid, informatieobject: placeOfDocument(seededDocumentUuid(zaak, nummer)), object: seeding.zaak(zaak).place, objectType: 'zaak' };
}

export const placeOfRelation = (uuid: string): Place => placeAt('documenten', 'objectinformatieobjecten', uuid);

/** The relation with this UUID. */
export async function relationAt(seeding: DocumentSeeding, look: Look, uuid: string): Promise<Related | undefined> {
  const seeded = seededPartAt(uuid);
  if (seeded?.part === 'objectinformatieobjecten') {
    const relation = await seededRelation(seeding, look, seeded.zaak, seeded.nummer);
    return relation?.uuid === uuid ? relation : undefined;
  }
  return read(await look.get(rowOf(uuid)));
}

/** The relations of a document. */
export async function relationsOf(seeding: DocumentSeeding, look: Look, informatieobject: Place): Promise<Related[]> {
  const at = seededAt(keyOf(uuidAt(informatieobject)) ?? '');
  const seeded = at && (await seededRelation(seeding, look, at.zaak, at.nummer));
  const kept = await scanAll(look, ofDocument(informatieobject));
  return seeded?.informatieobject === informatieobject ? [seeded, ...kept] : kept;
}

/** The relations of an object; `seeded`: numbers of the seeded documents that it has, where it is a seeded zaak. */
export async function relationsTo(seeding: DocumentSeeding, look: Look, object: string): Promise<Related[]> {
  const zaak = seeding.numberOf(object);
  const numbers = zaak === null ? [] : Array.from({ length: seeding.documenten }, (_, index) => index + 1);
  const seeded = await Promise.all(numbers.map((nummer) => seededRelation(seeding, look, zaak ?? 0, nummer)));
  return [...seeded.filter((relation): relation is Related => relation !== undefined), ...(await scanAll(look, ofObject(object)))];
}

/** Places (or URLs) of the objects a document is related to. */
export const objectsOf = async (seeding: DocumentSeeding, look: Look, informatieobject: Place): Promise<readonly string[]> => (await relationsOf(seeding, look, informatieobject)).map(({ object }) => object);

/** Makes the relation, in the transaction that makes it at the other side. Made before, it stays as it is. */
export async function relate(seeding: DocumentSeeding, desk: Desk, relation: Relation): Promise<Related> {
  const there = (await relationsOf(seeding, desk, relation.informatieobject)).find(({ object }) => object === relation.object);
  if (there) return there;
  const made: Related = { uuid: randomUUID(), ...relation };
  for (const row of [rowOf(made.uuid), `${ofDocument(made.informatieobject)}${made.uuid}`, `${ofObject(made.object)}${made.uuid}`]) await desk.put(row, { ...made });
  return made;
}

/** Removes the relation; not there, nothing happens. */
export async function unrelate(seeding: DocumentSeeding, desk: Desk, { informatieobject, object }: Pick<Relation, 'informatieobject' | 'object'>): Promise<void> {
  const there = (await relationsOf(seeding, desk, informatieobject)).find((relation) => relation.object === object);
  if (!there) return;
  if (seededPartAt(there.uuid)) return desk.put(goneRow(there.uuid), true);
  for (const row of [rowOf(there.uuid), `${ofDocument(informatieobject)}${there.uuid}`, `${ofObject(object)}${there.uuid}`]) await desk.remove(row);
}
