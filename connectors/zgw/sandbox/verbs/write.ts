// Creates and changes objects: fields first, then references, then the rules; all in one transaction on the shelf.
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { check, fallbacks } from '../check';
import { created } from '../counts';
import { insist, invalidInput, notFound, refused, type Invalid } from '../problem';
import { pointsTo, type Proposal, type Rule } from '../resource';
import { isInSelectielijst } from '../selectielijst/objects';
import { add, keep, lookUp, type Desk, type Look, type Stored } from '../state';
import { render } from '../render';
import type { Call } from './context';

/** Makes an object. Throws Problem 400 with every fault. */
export async function create(call: Call, body: Json | undefined): Promise<JsonObject> {
  const { resource, root } = call;
  return call.shelf.exclusively(async (desk) => {
    const sent = bodyOf(body);
    const value = { ...fallbacks(resource.fields), ...(await read(call, desk, sent, false)) };
    if (resource.collection === 'zaaktypen' && value['identificatie'] === '') value['identificatie'] = await nextIdentificatie(desk);
    await obey(resource.rules, proposal(call, desk, null, value, Object.keys(sent), false));
    const stored = await add(desk, resource.collection, resource.concept === 'own', value, pointsTo(resource.fields, value));
    await created(desk, resource.collection, resource.key(value));
    return render(resource, stored, desk, root);
  });
}

/** Changes an object: whole (PUT) or in part (PATCH). What is optional and not sent stays as it was. */
export async function change(call: Call, uuid: string, body: Json | undefined, partial: boolean): Promise<JsonObject> {
  const { resource, root } = call;
  return call.shelf.exclusively(async (desk) => {
    const stored = await find(desk, resource.collection, uuid);
    const sent = bodyOf(body);
    const value = { ...stored.value, ...(await read(call, desk, sent, partial)) };
    await obey(resource.rules, proposal(call, desk, stored, value, Object.keys(sent), partial));
    return render(resource, await rewrite(call, desk, stored, { value }), desk, root);
  });
}

/** Publishes a concept. Throws Problem 400 where it is not complete. */
export async function publish(call: Call, uuid: string): Promise<JsonObject> {
  const { resource, root } = call;
  return call.shelf.exclusively(async (desk) => {
    const stored = await find(desk, resource.collection, uuid);
    await obey(resource.publishRules ?? [], proposal(call, desk, stored, stored.value, [], false));
    return render(resource, await rewrite(call, desk, stored, { concept: false }), desk, root);
  });
}

export async function find(look: Look, collection: string, uuid: string): Promise<Stored> {
  const stored = await lookUp(look, `${collection}/${uuid}`);
  if (!stored) throw notFound();
  return stored;
}

export const proposal = (call: Call, look: Look, stored: Stored | null, value: JsonObject, sent: readonly string[], partial: boolean, forced: Call['client']['scopes'][number] = 'catalogi.geforceerd-schrijven'): Proposal => ({
  look, resource: call.resource, stored, value, sent, partial, forced: call.client.scopes.includes(forced),
});

/** Runs all rules and throws everything they found. */
export async function obey(rules: readonly Rule[], subject: Proposal): Promise<void> {
  const found = await Promise.all(rules.map((rule) => rule(subject)));
  insist(found.flat());
}

async function rewrite(call: Call, desk: Desk, stored: Stored, difference: Partial<Stored>): Promise<Stored> {
  const { fields } = call.resource;
  const after: Stored = { ...stored, ...difference };
  await keep(desk, after, pointsTo(fields, after.value), pointsTo(fields, stored.value));
  return after;
}

function bodyOf(body: Json | undefined): JsonObject {
  if (!isObject(body)) throw invalidInput([refused('invalid', 'Invalid data. Expected a dictionary.')]);
  return body;
}

async function read(call: Call, look: Look, sent: JsonObject, partial: boolean): Promise<JsonObject> {
  const { value, faults, references } = check(call.resource.fields, sent, partial);
  const missing = await Promise.all(
    references.map(async ({ name, place }): Promise<readonly Invalid[]> => {
      const exists = place.startsWith('selectielijst:') ? isInSelectielijst(place) : (await lookUp(look, place)) !== undefined;
      return exists ? [] : [{ name, code: place.startsWith('selectielijst:') ? 'bad-url' : 'does_not_exist', reason: 'Ongeldige hyperlink - Object bestaat niet.' }];
    }),
  );
  insist([...faults, ...missing.flat()]);
  return value;
}

async function nextIdentificatie(desk: Desk): Promise<string> {
  const last = await desk.get('identificatie');
  const next = (typeof last === 'number' ? last : 0) + 1;
  await desk.put('identificatie', next);
  return `ZAAKTYPE-${String(next).padStart(10, '0')}`;
}
