// Refusals as the ZGW APIs spell them: problem+json with a code per fault and per field.
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../core/model/json';

/** One wrong field: name in camelCase with dots (`referentieproces.naam`), `nonFieldErrors` where it is none in particular. */
export interface Invalid {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

/** A refusal on its way to the caller. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly invalid: readonly Invalid[] | null = null,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(title);
    this.name = 'Problem';
  }
}

/** 400 with one entry per wrong field. */
export const invalidInput = (invalid: readonly Invalid[]): Problem => new Problem(400, 'invalid', 'Invalid input.', invalid);

/** 400 about the object as a whole. */
export const refused = (code: string, reason: string): Invalid => ({ name: 'nonFieldErrors', code, reason });

export const notFound = (): Problem => new Problem(404, 'not_found', 'Not found.');

/** Throws where there is anything to refuse. */
export function insist(invalid: readonly Invalid[]): void {
  if (invalid.length > 0) throw invalidInput(invalid);
}

/** The body of a refusal: `Fout`, or `ValidatieFout` where fields are at fault. */
export function problemBody(problem: Problem, root: string): JsonObject {
  return {
    type: `${root}/ref/fouten/${problem.invalid ? 'ValidationError' : 'APIException'}/`,
    code: problem.code,
    title: problem.title,
    status: problem.status,
    detail: problem.invalid ? '' : problem.title,
    instance: `urn:uuid:${randomUUID()}`,
    ...(problem.invalid && { invalidParams: problem.invalid.map((entry) => ({ ...entry })) }),
  };
}
