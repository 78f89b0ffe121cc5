// The plain requests of a plan: what a step sends, with places for the ids of steps before it, and without a host.
import type { Step } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import type { Id } from '../references';

export interface Request {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly resource: string;
  /** Absent: POST of a new object. */
  readonly id?: Id;
  /** POST …/publish */
  readonly verb?: 'publish';
  readonly body?: JsonObject;
  /** How a second one is found after a crash: fields that together tell it. */
  readonly find?: JsonObject;
  /** Done when the target refuses this step for good: what a step before it closed is opened again. */
  readonly onRefusal?: readonly JsonObject[];
}

export const asRequest = (request: Request): JsonObject => JSON.parse(JSON.stringify(request)) as JsonObject;

/** Steps are made by this connector only. */
export const fromRequest = (request: JsonObject): Request => request as unknown as Request;

/** A step of this target. */
export function makeStep(step: Omit<Step, 'request' | 'undo'> & { request: Request; undo?: Request }): Step {
  const { request, undo, ...rest } = step;
  return { ...rest, request: asRequest(request), ...(undo ? { undo: asRequest(undo) } : {}) };
}
