// Steps of the zaaktype itself: made anew, or our own concept patched where it changed.
import type { Step } from '../../../core/connector/contract';
import type { Json, JsonObject } from '../../../core/model/json';
import { reference, type Id } from '../references';
import { idOf, itemsOf, same, type BuildInput } from './build-input';
import { text } from './context';
import { nameKey } from './normalise';
import { ZAAKTYPE_FIELDS } from './parts';
import { makeStep } from './request';
import { topValue } from './write';

/** A relation that stands keeps its id; one that comes gets that of the type, or of the step that makes it. */
function decisionRef(input: BuildInput, bron: string, item: JsonObject): Json {
  if (input.context.limits.references === 'omschrijving') return text(item['omschrijving']);
  const known = idOf(input.context, 'besluittypen', bron) || input.decisions.get(nameKey(text(item['omschrijving'])));
  return reference('catalogi', 'besluittypen', known ?? bron.replace(/^hand:/, ''));
}

const decisionsOf = (input: BuildInput, value: JsonObject | null): Json[] => [...itemsOf(value, 'besluittypen')].map(([bron, item]) => decisionRef(input, bron, item));

/** A concept of its own, with everything a person filled in the version it follows. */
export function makeZaaktype(input: BuildInput, name: string): Step[] {
  const { context, merged, begin } = input;
  const { besluittypen: _, ...carried } = context.carried.zaaktype;
  const body: JsonObject = {
    ...{ productenOfDiensten: [], gerelateerdeZaaktypen: [] },
    ...carried,
    ...Object.fromEntries(ZAAKTYPE_FIELDS.flatMap((field) => (merged[field] === undefined ? [] : [[field, topValue(field, merged[field], context)] as [string, Json]]))),
    catalogus: reference('catalogi', 'catalogussen', context.catalogus),
    besluittypen: decisionsOf(input, merged),
    beginGeldigheid: begin,
    eindeGeldigheid: null,
  };
  const find = { catalogus: context.catalogus, identificatie: input.id, beginGeldigheid: begin, known: context.versions.map((version) => version.id) };
  return [
    makeStep({
      name, action: 'create', object: { kind: 'zaaktype', key: input.id }, link: '', repeatable: false, irreversible: false,
      request: { method: 'POST', resource: 'zaaktypen', body, find },
      undo: { method: 'DELETE', resource: 'zaaktypen', id: { $ref: name } },
    }),
  ];
}

/** Only what changed; relations to besluittypen are one field. */
export function mendZaaktype(input: BuildInput, name: string): Step[] {
  const { context, merged, now, begin } = input;
  const changed = ZAAKTYPE_FIELDS.filter((field) => !same(merged[field], now?.[field]));
  const relates = !same([...itemsOf(merged, 'besluittypen').keys()].sort(), [...itemsOf(now, 'besluittypen').keys()].sort());
  const before = context.current?.begin ?? begin;
  if (changed.length === 0 && !relates && before === begin) return [];
  const bodyOf = (value: JsonObject | null, day: string): JsonObject => ({
    ...Object.fromEntries(changed.map((field) => [field, topValue(field, value?.[field], context)])),
    ...(relates ? { besluittypen: decisionsOf(input, value) } : {}),
    ...(before === begin ? {} : { beginGeldigheid: day }),
  });
  const id = context.current?.id ?? '';
  return [
    makeStep({
      name, action: 'update', object: { kind: 'zaaktype', key: input.id }, link: '', repeatable: true, irreversible: false,
      request: { method: 'PATCH', resource: 'zaaktypen', id, body: bodyOf(merged, begin) },
      undo: { method: 'PATCH', resource: 'zaaktypen', id, body: bodyOf(now, before) },
    }),
  ];
}

/** Zaakobjecttypen are made by people only; a new version has them too. */
export function carryObjecttypen(input: BuildInput, zaaktype: Id): Step[] {
  return input.context.carried.zaakobjecttypen.map((raw, at) => {
    const body = Object.fromEntries(['anderObjecttype', 'objecttype', 'relatieOmschrijving'].flatMap((field) => (raw[field] === undefined ? [] : [[field, raw[field]] as [string, Json]])));
    const name = `zaakobjecttype ${at + 1}`;
    return makeStep({
      name, action: 'create', object: { kind: 'zaakobjecttype', key: `${input.id}/${at + 1}` }, repeatable: false, irreversible: false,
      request: { method: 'POST', resource: 'zaakobjecttypen', body: { ...body, zaaktype: reference('catalogi', 'zaaktypen', zaaktype) }, find: { zaaktype: zaaktype as Json, ...body } },
      undo: { method: 'DELETE', resource: 'zaakobjecttypen', id: { $ref: name } },
    });
  });
}
