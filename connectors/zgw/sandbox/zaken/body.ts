// Reads a body: fields first, then what its references point to; every fault in one answer.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { check } from '../check';
import { byPlace } from '../documenten/record';
import type { Fields } from '../fields';
import { uuidAt, type Place } from '../paths';
import { insist, invalidInput, Problem, refused, type Invalid } from '../problem';
import { isInSelectielijst } from '../selectielijst/objects';
import { lookUp } from '../state';
import type { Act } from './act';
import { identify } from './dossier';

export function objectOf(body: Json | undefined): JsonObject {
  if (!isObject(body)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
  return body;
}

/** What was sent, as it is kept. Throws Problem 400. */
export async function read(mine: Act, fields: Fields, sent: JsonObject, partial: boolean): Promise<JsonObject> {
  const { value, faults, references } = check(fields, sent, partial);
  const wrong: Invalid[] = [...faults];
  for (const { name, place } of references) {
    if (await exists(mine, place)) continue;
    wrong.push({ name, code: place.startsWith('selectielijst:') ? 'bad-url' : 'does_not_exist', reason: 'Ongeldige hyperlink - Object bestaat niet.' });
  }
  insist(wrong);
  return value;
}

async function exists(mine: Act, place: Place): Promise<boolean> {
  if (place.startsWith('selectielijst:')) return isInSelectielijst(place);
  if (place.startsWith('documenten:')) return (await byPlace(mine.room.documents, mine.desk, place)) !== undefined;
  if (place.startsWith('besluiten:')) return true; // looked up by who needs it
  if (!place.startsWith('zaken:')) return (await lookUp(mine.desk, place)) !== undefined;
  const found = identify(mine.room.numbers, uuidAt(place));
  const dossier = found ? await mine.dossier(found.serial) : undefined;
  if (!found || !dossier) return false;
  if (found.kind === 'zaak') return dossier.nonce === found.nonce;
  return dossier.parts[found.kind]?.some((part) => part.index === found.index && part.nonce === found.nonce) ?? false;
}

/** Runs a step of a combined call: its faults are filed under `prefix`. */
export async function within<T>(prefix: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || !error.invalid) throw error;
    throw invalidInput(error.invalid.map((entry) => ({ ...entry, name: `${prefix}.${entry.name}` })));
  }
}

/** A list in the body of a combined call. Throws Problem 400. */
export function listIn(body: JsonObject, name: string, required: boolean): JsonObject[] {
  const held = body[name];
  if (held === undefined) {
    insist(required ? [{ name, code: 'required', reason: 'Dit veld is vereist.' }] : []);
    return [];
  }
  if (!Array.isArray(held)) throw invalidInput([{ name, code: 'not_a_list', reason: 'Verwachtte een lijst met items.' }]);
  return held.map((item, index) => {
    if (!isObject(item)) throw invalidInput([{ name: `${name}.${index}`, code: 'invalid', reason: 'Invalid data. Expected a dictionary.' }]);
    return item;
  });
}

/** An object in the body of a combined call; undefined where it may be absent and is. Throws Problem 400. */
export function objectIn(body: JsonObject, name: string): JsonObject | undefined {
  const held = body[name];
  if (held === undefined) return undefined;
  if (!isObject(held)) throw invalidInput([{ name, code: 'invalid', reason: 'Invalid data. Expected a dictionary.' }]);
  return held;
}

export function requiredIn(body: JsonObject, name: string): JsonObject {
  const held = objectIn(body, name);
  if (!held) throw invalidInput([{ name, code: 'required', reason: 'Dit veld is vereist.' }]);
  return held;
}
