// Gives out the numbers of zaken: unique within their bronorganisatie, drawn by year, reserved ahead of time.
import type { JsonObject } from '../../../../core/model/json';
import type { Place } from '../paths';
import type { Look } from '../state';
import type { Act } from './act';
import { dossierAt, zaakPlace, type Dossier } from './dossier';
import type { Room } from './room';

const row = (bronorganisatie: string, identificatie: string): string => `zaaknummer/${identificatie}/${bronorganisatie}`;
const RESERVED = -1;

/** The zaak with this number; undefined where there is none. */
export async function zaakNumbered(look: Look, room: Room, bronorganisatie: string, identificatie: string): Promise<Dossier | undefined> {
  const kept = await look.get(row(bronorganisatie, identificatie));
  const serial = typeof kept === 'number' ? kept : room.seeding.numbered(bronorganisatie, identificatie);
  return serial === null || serial === RESERVED ? undefined : dossierAt(look, room.compute, serial);
}

/** The zaken with this identificatie, of every bronorganisatie. */
export async function zakenNumbered(look: Look, room: Room, identificatie: string): Promise<Dossier[]> {
  const rows = await look.scan(`zaaknummer/${identificatie}/`, null, 100);
  const serials = new Set(rows.map(({ value }) => Number(value)).filter((serial) => serial !== RESERVED));
  const seeded = room.seeding.numbered(null, identificatie);
  if (seeded !== null) serials.add(seeded);
  const found = await Promise.all([...serials].map((serial) => dossierAt(look, room.compute, serial)));
  return found.filter((dossier): dossier is Dossier => dossier !== undefined);
}

/** Who has this number; '' where it is only reserved and so free to be used; null: nobody. */
export async function numberTaken(mine: Act, bronorganisatie: string, identificatie: string): Promise<Place | null> {
  const kept = await mine.desk.get(row(bronorganisatie, identificatie));
  if (kept === RESERVED) return null;
  const serial = typeof kept === 'number' ? kept : mine.room.seeding.numbered(bronorganisatie, identificatie);
  const dossier = serial === null ? undefined : await mine.dossier(serial);
  return dossier ? zaakPlace(mine.room.numbers, dossier) : null;
}

/** Marks the number of a zaak as its own. */
export const take = (mine: Act, { serial, zaak }: Dossier): Promise<void> => mine.desk.put(row(String(zaak['bronorganisatie']), String(zaak['identificatie'])), serial);

/** The number of a removed zaak can be given out again (open-zaak#2388). */
export const giveBack = (mine: Act, { zaak }: Dossier): Promise<void> => mine.desk.remove(row(String(zaak['bronorganisatie']), String(zaak['identificatie'])));

/** A free number: `ZAAK-<year>-<ten digits>`. */
export async function drawNumber(mine: Act, bronorganisatie: string): Promise<string> {
  const year = mine.actor.now.slice(0, 4);
  for (;;) {
    const counter = `zaaknummer counter/${bronorganisatie}/${year}`;
    const last = await mine.desk.get(counter);
    const number = (typeof last === 'number' ? last : mine.room.seeding.lastNumber(year)) + 1;
    await mine.desk.put(counter, number);
    const identificatie = `ZAAK-${year}-${String(number).padStart(10, '0')}`;
    if ((await numberTaken(mine, bronorganisatie, identificatie)) === null && (await mine.desk.get(row(bronorganisatie, identificatie))) === undefined) return identificatie;
  }
}

/** Draws numbers and keeps them apart: nobody else is given them, and any zaak may still be made with them. */
export async function reserve(mine: Act, bronorganisatie: string, count: number): Promise<JsonObject[]> {
  const drawn: JsonObject[] = [];
  for (let at = 0; at < count; at += 1) {
    const zaaknummer = await drawNumber(mine, bronorganisatie);
    await mine.desk.put(row(bronorganisatie, zaaknummer), RESERVED);
    drawn.push({ zaaknummer });
  }
  return drawn;
}
