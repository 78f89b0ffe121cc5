// Keeps a document on the shelf: its newest version in one row, older versions beside it, found by its UUID without an index.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import type { Kept } from '../content/store';
import { uuidAt, type Place } from '../paths';
import type { Desk, Look } from '../state';
import { digits, documentUuid, keyOf, madeKey, seededAt, seededKey } from './identity';
import { seededByName, seededRecord, seededVersion, type DocumentSeeding } from './seeded';

/** One part of a chunked upload. */
export interface Part {
  readonly uuid: string;
  readonly volgnummer: number;
  readonly omvang: number;
  readonly kept: Kept | null;
}

/** What belongs to one version. */
export interface DocumentVersion {
  readonly versie: number;
  readonly beginRegistratie: string;
  /** Fields as in `documentFields`; references as places. */
  readonly value: JsonObject;
  readonly content: Kept | null;
}

export interface DocumentRecord extends DocumentVersion {
  /** Where it stands on the shelf and in the order of all documents. */
  readonly key: string;
  readonly uuid: string;
  /** Empty: unlocked. */
  readonly lock: string;
  readonly parts: readonly Part[];
}

/** A row that says that a seeded document is gone. */
const GONE: JsonObject = { gone: true };

export const ROWS = 'documenten/eio/';
export const GONES = 'documenten/weg/';
/** Number of the last document that was made, and how many of those were removed. */
export const SERIAL = 'documenten/serial';
export const REMOVED = 'documenten/verwijderd';
const rowOf = (key: string): string => `${ROWS}${key}`;
const versionRow = (key: string, versie: number): string => `documenten/versie/${key}/${digits(versie, 6)}`;
const nameRow = (bronorganisatie: string, identificatie: string): string => `documenten/identificatie/${bronorganisatie}/${identificatie}`;

const asJson = (record: DocumentRecord): JsonObject => record as unknown as JsonObject;

/** Reads a row of the shelf: a record, `gone`, or nothing. The sandbox alone writes these rows. */
export function parse(row: Json | undefined): DocumentRecord | 'gone' | undefined {
  if (!isObject(row)) return undefined;
  return row['gone'] === true ? 'gone' : (row as unknown as DocumentRecord);
}

export async function byKey(seeding: DocumentSeeding, look: Look, key: string): Promise<DocumentRecord | undefined> {
  const kept = parse(await look.get(rowOf(key)));
  if (kept === 'gone') return undefined;
  const at = kept ? null : seededAt(key);
  return kept ?? (at ? seededRecord(seeding, at.zaak, at.nummer) : undefined);
}

/** The document with this UUID; undefined where there is none. */
export async function byUuid(seeding: DocumentSeeding, look: Look, uuid: string): Promise<DocumentRecord | undefined> {
  const key = keyOf(uuid);
  const record = key === null ? undefined : await byKey(seeding, look, key);
  return record?.uuid === uuid ? record : undefined;
}

export const byPlace = (seeding: DocumentSeeding, look: Look, place: Place): Promise<DocumentRecord | undefined> => byUuid(seeding, look, uuidAt(place));

/** The document with this name; seeded documents say in their name where they stand. */
export async function byName(seeding: DocumentSeeding, look: Look, bronorganisatie: string, identificatie: string): Promise<DocumentRecord | undefined> {
  const kept = await look.get(nameRow(bronorganisatie, identificatie));
  const seeded = seededByName(seeding, identificatie);
  const key = typeof kept === 'string' ? kept : seeded && seededKey(seeded.zaak, seeded.nummer);
  const record = key ? await byKey(seeding, look, key) : undefined;
  return record?.value['identificatie'] === identificatie && record.value['bronorganisatie'] === bronorganisatie ? record : undefined;
}

/** One version of a document; undefined where there is none. */
export async function versionOf(seeding: DocumentSeeding, look: Look, record: DocumentRecord, versie: number): Promise<DocumentVersion | undefined> {
  if (versie === record.versie) return record;
  const row = await look.get(versionRow(record.key, versie));
  if (isObject(row)) return row as unknown as DocumentVersion;
  const at = seededAt(record.key);
  return at ? seededVersion(seeding, at.zaak, at.nummer, versie) : undefined;
}

/** The number of a new document, in order of creation. */
export async function nextSerial(desk: Desk): Promise<number> {
  const last = await desk.get(SERIAL);
  const serial = (typeof last === 'number' ? last : 0) + 1;
  await desk.put(SERIAL, serial);
  return serial;
}

export const newRecord = (serial: number, nonce: number, version: DocumentVersion, lock: string, parts: readonly Part[]): DocumentRecord => ({
  key: madeKey(serial), uuid: documentUuid(serial, nonce), ...version, lock, parts,
});

/** Writes a document; `before` is what it was, kept as an older version where the version rose. */
export async function save(desk: Desk, record: DocumentRecord, before: DocumentRecord | null): Promise<void> {
  await desk.put(rowOf(record.key), asJson(record));
  const name = nameRow(String(record.value['bronorganisatie']), String(record.value['identificatie']));
  if (before === null) return desk.put(name, record.key);
  if (before.versie !== record.versie) {
    const { versie, beginRegistratie, value, content } = before;
    await desk.put(versionRow(record.key, versie), { versie, beginRegistratie, value, content: content as Json });
  }
  const old = nameRow(String(before.value['bronorganisatie']), String(before.value['identificatie']));
  if (old !== name) {
    await desk.remove(old);
    await desk.put(name, record.key);
  }
}

/** Removes a document and its versions; a seeded one leaves a row that says so. Answers the content that nothing speaks of any more. */
export async function erase(desk: Desk, record: DocumentRecord): Promise<readonly Kept[]> {
  const kept = [record.content, ...record.parts.map((part) => part.kept)];
  for (let versie = 1; versie < record.versie; versie += 1) {
    const row = await desk.get(versionRow(record.key, versie));
    if (isObject(row)) kept.push((row as unknown as DocumentVersion).content);
    await desk.remove(versionRow(record.key, versie));
  }
  await desk.remove(nameRow(String(record.value['bronorganisatie']), String(record.value['identificatie'])));
  if (seededAt(record.key)) {
    await desk.put(rowOf(record.key), GONE);
    await desk.put(`${GONES}${record.key}`, true);
  } else {
    await desk.remove(rowOf(record.key));
    const removed = await desk.get(REMOVED);
    await desk.put(REMOVED, (typeof removed === 'number' ? removed : 0) + 1);
  }
  return kept.filter((content): content is Kept => content !== null);
}
