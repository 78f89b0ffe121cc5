// The requests of a plan for a zaak: what a step sends, with places for the ids of steps before it, and without a host.
import type { Step } from '../../../core/connector/contract';
import type { JsonObject } from '../../../core/model/json';
import type { Id } from '../references';

/** Plain resources and, where offered, the combined endpoints. */
export type Resource =
  | 'zaken' | 'rollen' | 'zaakeigenschappen' | 'zaakobjecten' | 'zaakinformatieobjecten' | 'statussen' | 'resultaten' | 'besluiten' | 'besluitinformatieobjecten'
  | 'zaak_registreren' | 'zaak_afsluiten' | 'besluit_verwerken';

export interface Request {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly resource: Resource;
  /** The zaak this belongs to: part of the path of an eigenschap and of zaak_afsluiten, and where a part is looked for. */
  readonly zaak?: Id;
  /** Absent: a new object is made. */
  readonly id?: Id;
  readonly body?: JsonObject;
  /** The besluit a document link belongs to. */
  readonly besluit?: Id;
  /** By this a zaak or besluit is found again after a crash: the server keeps it unique. */
  readonly key?: JsonObject;
  /** Ids of objects that were there when this was planned and say the same: none of them is the one this step makes. */
  readonly known?: readonly string[];
}

const asJson = (request: Request): JsonObject => JSON.parse(JSON.stringify(request)) as JsonObject;

/** Steps are made by this connector only. */
export const fromRequest = (request: JsonObject): Request => request as unknown as Request;

export function makeStep(step: Omit<Step, 'request' | 'undo'> & { readonly request: Request; readonly undo?: Request }): Step {
  const { request, undo, ...rest } = step;
  return { ...rest, request: asJson(request), ...(undo ? { undo: asJson(undo) } : {}) };
}
