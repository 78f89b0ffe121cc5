// Keeps a besluit with the documents it is recorded in as one row.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { placeAt, uuidAt, type Place } from '../paths';
import type { Desk, Look } from '../state';
import type { Act } from '../zaken/act';
import { besluitinformatieobjectUuid, besluitUuid, identifyBesluit, type Numbers } from '../zaken/dossier';
import type { Room } from '../zaken/room';

export interface Besluit {
  readonly serial: number;
  readonly nonce: number;
  /** Computed from its number. */
  readonly seeded: boolean;
  /** Without what is empty. */
  value: JsonObject;
  documents: { readonly index: number; readonly nonce: number; readonly place: Place }[];
  next: number;
}

const DIGITS = 9;
export const rowOf = (serial: number): string => `besluit/${serial.toString(36).padStart(DIGITS, '0')}`;
export const serialOfRow = (key: string): number => Number.parseInt(key.slice('besluit/'.length), 36);

export const placeOf = (numbered: Numbers, { seeded, serial, nonce }: Besluit): Place => placeAt('besluiten', 'besluiten', besluitUuid(numbered, seeded, serial, nonce));
/** Documents that are added to a seeded besluit are made ones. */
export const FIRST_ADDED = 32768;
export const documentPlaceOf = (numbered: Numbers, { seeded, serial }: Besluit, { index, nonce }: { readonly index: number; readonly nonce: number }): Place =>
  placeAt('besluiten', 'besluitinformatieobjecten', besluitinformatieobjectUuid(numbered, seeded && index < FIRST_ADDED, serial, index, nonce));

export const pack = ({ nonce, value, documents, next }: Besluit): JsonObject => ({ x: nonce, v: value, n: next, ...(documents.length > 0 && { d: documents.map(({ index, nonce: own, place }): Json => [index, own, place]) }) });

export function unpack(serial: number, kept: JsonObject, seeded: boolean): Besluit {
  const { d } = kept;
  const documents = Array.isArray(d) ? d.flatMap((item) => (Array.isArray(item) ? [{ index: Number(item[0]), nonce: Number(item[1]), place: String(item[2]) }] : [])) : [];
  return { serial, nonce: Number(kept['x']), seeded, value: isObject(kept['v']) ? kept['v'] : {}, documents, next: Number(kept['n']) };
}

/** The besluit with a number; undefined: there is none, or it was removed. */
export async function besluitAt(look: Look, room: Room, serial: number): Promise<Besluit | undefined> {
  const kept = await look.get(rowOf(serial));
  if (isObject(kept)) return unpack(serial, kept, room.seeding.has(serial));
  return kept === undefined ? room.seeding.besluit(serial) : undefined;
}

/** The besluit a place stands for. */
export async function besluitAtPlace(look: Look, room: Room, place: Place): Promise<Besluit | undefined> {
  const found = identifyBesluit(room.numbers, uuidAt(place));
  const besluit = found?.part === 'besluit' ? await besluitAt(look, room, found.serial) : undefined;
  return besluit && besluit.nonce === found?.nonce ? besluit : undefined;
}

export const besluitOf = (mine: Act, place: Place): Promise<Besluit | undefined> => besluitAtPlace(mine.desk, mine.room, place);

export const keepBesluit = (desk: Desk, besluit: Besluit): Promise<void> => desk.put(rowOf(besluit.serial), pack(besluit));
export const dropBesluit = (desk: Desk, { serial, seeded }: Besluit): Promise<void> => (seeded ? desk.put(rowOf(serial), null) : desk.remove(rowOf(serial)));
