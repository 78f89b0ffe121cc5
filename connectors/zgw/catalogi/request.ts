// The plain requests of a plan: what a step sends, with places for the ids of steps before it.
import type { Step } from '../../../core/connector/contract';
import { isObject, type Json, type JsonObject } from '../../../core/model/json';
import { urlOf } from '../urls';

/** An id known now, or the id an earlier step of the plan will have made. */
export type Id = string | { readonly $ref: string };

/** Stands for the URL of an object of this API in a body. */
export const urlRef = (resource: string, id: Id): JsonObject => ({ $url: { resource, id: id as Json } });

export interface Request {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly resource: string;
  /** Absent: POST of a new object. */
  readonly id?: Id;
  /** POST …/publish */
  readonly verb?: 'publish';
  readonly body?: JsonObject;
  /** Root by which the API names itself in links. */
  readonly self: string;
  /** How a second one is found after a crash: fields that together tell it. */
  readonly find?: JsonObject;
  /** Done when the target refuses this step for good: what a step before it closed is opened again. */
  readonly onRefusal?: readonly JsonObject[];
}

export const asRequest = (request: Request): JsonObject => JSON.parse(JSON.stringify(request)) as JsonObject;

/** Steps are made by this connector only. */
export const fromRequest = (request: JsonObject): Request => request as unknown as Request;

/** A copy with every `$url` turned into a URL; `$ref`s are resolved before. */
export function withUrls<Value extends Json>(value: Value, self: string): Value {
  const walk = (here: Json): Json => {
    if (Array.isArray(here)) return here.map(walk);
    if (!isObject(here)) return here;
    const place = here['$url'];
    if (isObject(place) && typeof place['id'] === 'string' && typeof place['resource'] === 'string') return urlOf(self, place['resource'], place['id']);
    return Object.fromEntries(Object.entries(here).map(([field, inner]) => [field, walk(inner)]));
  };
  return walk(value) as Value;
}

/** A step of this target. */
export function makeStep(step: Omit<Step, 'request' | 'undo'> & { request: Request; undo?: Request }): Step {
  const { request, undo, ...rest } = step;
  return { ...rest, request: asRequest(request), ...(undo ? { undo: asRequest(undo) } : {}) };
}
