// Carries out one step at the Zaken or Besluiten API.
import type { Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { Refused } from '../problem';
import { text } from '../reading/values';
import { uuidOf } from '../urls';
import type { ZaakDoors } from './doors';
import { ready, Unresolved, type Ready } from './ready';
import { recogniseReady } from './recognise';

/** Codes by which the APIs say that there is one already (zgw-archive §1.8). */
const DUPLICATE: ReadonlySet<string> = new Set(['unique', 'identificatie-niet-uniek']);
/** Codes by which they say that something referred to is not there any more. */
const GONE: ReadonlySet<string> = new Set(['does_not_exist', 'bad-url', 'no_match', 'not-published']);

const says = (error: Refused, codes: ReadonlySet<string>): boolean => codes.has(error.problem.code) || error.problem.invalidParams.some((param) => codes.has(param.code));

/** Where a combined answer names what was made. */
const MADE_IN: Readonly<Partial<Record<Ready['resource'], string>>> = { zaak_registreren: 'zaak', zaak_afsluiten: 'status', besluit_verwerken: 'besluit' };

function madeOf(request: Ready, answer: JsonObject): JsonObject {
  const inside = MADE_IN[request.resource];
  const made = inside === undefined ? answer : answer[inside];
  return isObject(made) ? made : {};
}

/** See `Target.apply`: one write, which the audit trail there explains with `context.reason`. */
export async function apply(doors: ZaakDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied> {
  const request = await complete(doors, step, context, signal);
  try {
    const answer = await request.api.send(request.method, request.path, request.method === 'DELETE' ? null : request.body, context.reason, signal);
    return appliedBy(doors, request, answer);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return afterRefusal(doors, step, request, context, error, signal);
  }
}

async function complete(doors: ZaakDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Ready> {
  try {
    return await ready(doors, step, context, signal);
  } catch (error) {
    if (error instanceof Unresolved) throw new DiagnosticError([diagnostic('ZS9001', `step "${step.name}" refers to "${error.message}", which has no result`)]);
    throw error;
  }
}

function appliedBy(doors: ZaakDoors, request: Ready, answer: JsonObject): Applied {
  const result = { resource: request.resource };
  if (request.method === 'DELETE') return { state: 'applied', id: null, result };
  const made = madeOf(request, answer);
  const id = request.id ?? uuidOf(made['url']);
  if (id === null) throw new Retry(diagnostic('ZS4104', `${request.method} ${request.path}: the answer names no object; looked up before anything else is done`));
  if (request.resource === 'zaken' || request.resource === 'zaak_registreren') doors.roots.learn('zaken', text(made['url']));
  if (request.resource === 'besluiten' || request.resource === 'besluit_verwerken') doors.roots.learn('besluiten', text(made['url']));
  return { state: 'applied', id, result };
}

/**
 * "There is one already" is looked up: exactly what we sent is ours (a reply was lost, or a slow server did it after all); a zaak
 * of that name that says something else is somebody's, and is adopted or not by a person.
 */
async function afterRefusal(doors: ZaakDoors, step: Step, request: Ready, context: ApplyContext, error: Refused, signal: AbortSignal): Promise<Applied> {
  if (request.method === 'DELETE' && error.problem.status === 404) return { state: 'applied', id: null, result: { resource: request.resource } };
  if (error.problem.status === 404 && request.id !== null) throw new Retry(diagnostic('ZS4103', `${step.name}: it went away since it was looked up; planned again`, { remedy: 'Nothing: it is looked up and planned again.' }));
  if (request.id === null && says(error, DUPLICATE)) {
    const found = await recogniseReady(doors, request, context, signal);
    if (found.state === 'applied') return found;
    if (request.resource === 'zaken' || request.resource === 'zaak_registreren') {
      throw new Blocked(diagnostic('ZS4173', `${step.name} is there already since it was looked up, and differs`, { subject: step.name }), { cause: error });
    }
  }
  // What the catalogue said may be old.
  if (says(error, GONE)) doors.zaaktypen.forget();
  throw error;
}
