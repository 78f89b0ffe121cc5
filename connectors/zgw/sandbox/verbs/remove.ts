// Removes a concept with its parts, and forgets it where it was only mentioned.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { pointers, pointsTo, type Resource } from '../resource';
import { collectionOf, drop, keep, pointingTo, type Desk, type Stored } from '../state';
import type { Call } from './context';
import { find, obey, proposal } from './write';

/** Throws Problem 404, or 400 where the object is closed for removal. */
export async function remove(call: Call, uuid: string): Promise<void> {
  await call.shelf.exclusively(async (desk) => {
    const stored = await find(desk, call.resource.collection, uuid);
    await obey(call.resource.removeRules ?? [], proposal(call, desk, stored, stored.value, [], false, 'catalogi.geforceerd-verwijderen'));
    await fell(call.resources, desk, stored);
  });
}

async function fell(resources: readonly Resource[], desk: Desk, stored: Stored): Promise<void> {
  const resourceOf = (place: string): Resource | undefined => resources.find((resource) => resource.collection === collectionOf(place));
  for (const user of await pointingTo(desk, stored.place)) {
    const using = resourceOf(user.place);
    if (!using) continue;
    const hangsFromIt = pointers(using.fields).some(({ path, field }) => field.points?.gone === 'cascade' && user.value[path] === stored.place);
    if (hangsFromIt) await fell(resources, desk, user);
    else {
      const value = forget(user.value, stored.place);
      await keep(desk, { ...user, value }, pointsTo(using.fields, value), pointsTo(using.fields, user.value));
    }
  }
  const own = resourceOf(stored.place);
  await drop(desk, stored.place, own ? pointsTo(own.fields, stored.value) : []);
}

/** The value without the place: out of lists, null where it stood alone. */
function forget(value: JsonObject, place: string): JsonObject {
  const gone = (item: Json): boolean => item === place || (isObject(item) && Object.values(item).includes(place));
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, Array.isArray(held) ? held.filter((item) => !gone(item)) : held === place ? null : held]));
}
