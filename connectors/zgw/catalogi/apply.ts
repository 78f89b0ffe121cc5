// Carries out one step at the Catalogi API.
import type { Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { Retry } from '../../../core/connector/outcome';
import { diagnostic, DiagnosticError } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import { Refused } from '../problem';
import { uuidOf } from '../urls';
import type { Doors } from './find';
import { recognise, resolveRequest, Unresolved, type Ready } from './recognise';
import { fromRequest } from './request';

/** Codes by which the API says that there is one already (zgw-archive §1.8): looked up and adopted. */
const DUPLICATE: ReadonlySet<string> = new Set(['unique', 'identificatie-niet-uniek']);

const isDuplicate = (error: Refused): boolean => DUPLICATE.has(error.problem.code) || error.problem.invalidParams.some((param) => DUPLICATE.has(param.code));

/** Kept beside the result: small, for the journal. */
const resultOf = (request: Ready): JsonObject => ({ resource: request.resource, ...(request.verb ? { verb: request.verb } : {}) });

const SHARED: ReadonlySet<string> = new Set(['informatieobjecttypen', 'besluittypen']);

/** See `Target.apply`: one write. Types of the catalogus are looked for first: another zaaktype may have made them since. */
export async function apply(doors: Doors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied> {
  const request = await ready(doors, step, context, signal);
  const isMaking = request.id === undefined;
  if (isMaking && SHARED.has(request.resource)) {
    const found = await recognise(doors, step, context, signal);
    if (found.state === 'applied') return found;
  }
  try {
    return await send(doors, request, context.reason, signal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (request.method === 'DELETE' && error.problem.status === 404) return { state: 'applied', id: null, result: resultOf(request) };
    if (error.problem.status === 404) throw new Retry(diagnostic('ZS4103', `${step.name}: it went away since it was looked up; planned again`, { remedy: 'Nothing: it is looked up and planned again.' }));
    if (isMaking && isDuplicate(error)) {
      const found = await recognise(doors, step, context, signal);
      if (found.state === 'applied') return found;
    }
    await reopen(doors, request, context.reason, signal);
    throw error;
  } finally {
    if (request.resource === 'informatieobjecttypen' || request.resource === 'besluittypen') doors.catalogue.forget(request.resource);
  }
}

async function ready(doors: Doors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Ready> {
  try {
    return await resolveRequest(doors, step, context, signal);
  } catch (error) {
    if (error instanceof Unresolved) throw new DiagnosticError([diagnostic('ZS9001', `step "${step.name}" refers to "${error.message}", which has no result`)]);
    throw error;
  }
}

async function send(doors: Doors, request: Ready, reason: string, signal: AbortSignal): Promise<Applied> {
  const path = ['', request.resource, request.id, request.verb].filter((piece) => piece !== undefined).join('/');
  const answer = await doors.catalogi.send(request.method, path, request.verb ? {} : (request.body ?? null), reason, signal);
  if (request.method === 'DELETE') return { state: 'applied', id: null, result: resultOf(request) };
  const id = request.id ?? uuidOf(answer['url']);
  if (id === null) throw new Retry(diagnostic('ZS4104', `POST ${path}: the answer names no object; looked up before anything else is done`));
  return { state: 'applied', id, result: resultOf(request) };
}

/** The target will not publish ours: the version that was closed for it is opened again, so that one is valid. */
async function reopen(doors: Doors, request: Ready, reason: string, signal: AbortSignal): Promise<void> {
  for (const way of request.onRefusal ?? []) {
    const back = fromRequest(way);
    await doors.catalogi.send('PATCH', `/${back.resource}/${String(back.id)}`, back.body ?? {}, `${reason}; opened again`, signal);
  }
}
