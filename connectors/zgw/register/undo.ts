// Takes back one step on a zaak or besluit: what was made goes, what was changed becomes what it was, what was taken away is made again.
import type { Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { Refused } from '../problem';
import { objects } from '../reading/values';
import { uuidOf } from '../urls';
import { ready, type Ready } from '../zaken/ready';
import { recogniseReady } from '../zaken/recognise';
import { fromRequest } from '../zaken/request';
import { contextFor, isOfDocuments } from './apply';
import type { RegisterDoors } from './doors';
import { undoDocument } from './undo-document';

const noWay = (step: Step, why: string, cause?: unknown): Blocked => new Blocked(diagnostic('ZS4199', `${step.name} ${why}`, { subject: step.name }), { cause });

/** What a combined call made is taken away as the one object that takes the rest along. */
const PLAIN: Readonly<Record<string, string>> = { zaak_registreren: 'zaken', besluit_verwerken: 'besluiten' };

/** Parts of a zaak that this same command made go with it (zrc-023). A besluit does not: it keeps its zaak from being removed. */
const goesWithZaak = (step: Step): boolean => isObject(step.request['zaak']) && step.object.kind !== 'zaak' && step.object.kind !== 'besluit';

async function send(request: Ready, reason: string, signal: AbortSignal): Promise<void> {
  await request.api.send(request.method, request.path, request.method === 'DELETE' ? null : request.body, reason, signal);
}

/** See `Register.undo`. Throws Blocked ZS4199 for what the APIs have no way back from. */
export async function undo(doors: RegisterDoors, step: Step, applied: Applied, ctx: ApplyContext, signal: AbortSignal): Promise<void> {
  const context = { ...contextFor(doors, step, ctx), reason: `${ctx.reason}; taken back` };
  if (isOfDocuments(step)) return undoDocument(doors, step, applied, context, signal);
  const isUnknown = applied.id === null && step.action !== 'remove';
  // One call makes it or does not: what is not found is not there.
  if (goesWithZaak(step) || (isUnknown && step.action !== 'update')) return;
  if (step.object.kind === 'status') throw noWay(step, step.action === 'close' ? 'closed the zaak, and that cannot be taken back' : 'was set, and statuses cannot be taken away');
  if (step.action === 'create') return takeAway(doors, step, applied, context, signal);
  if (step.undo === undefined) throw noWay(step, 'cannot be taken back');
  if (step.action === 'remove') return (await isStillThere(doors, step, context, signal)) ? undefined : makeAgain(doors, { ...step, request: step.undo }, context, signal);
  return restore(doors, { ...step, request: step.undo }, context, signal);
}

async function takeAway(doors: RegisterDoors, step: Step, applied: Applied, context: ApplyContext, signal: AbortSignal): Promise<void> {
  const { resource, zaak } = fromRequest(step.request);
  const request: JsonObject = { method: 'DELETE', resource: PLAIN[resource] ?? resource, id: applied.id, ...(zaak === undefined ? {} : { zaak: zaak as JsonObject | string }) };
  const gone = await ready(doors.zaken, { ...step, request }, context, signal);
  try {
    await send(gone, context.reason, signal);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 404) throw error;
  }
}

/** A removal that never reached the register has nothing to be made again. */
async function isStillThere(doors: RegisterDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<boolean> {
  const request = await ready(doors.zaken, step, context, signal);
  return (await request.api.get(request.path, {}, signal)) !== null;
}

/** An equal one that was not there before is the one an earlier attempt made. */
async function makeAgain(doors: RegisterDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<void> {
  const { resource, body } = fromRequest(step.request);
  if (resource !== 'besluit_verwerken') return void (await makeOne(doors, step, context, signal));
  // By plain calls, which every register has: the besluit, then each of its documents.
  const besluit = await makeOne(doors, { ...step, request: { ...step.request, resource: 'besluiten', body: body?.['besluit'] ?? {} } }, context, signal);
  for (const link of objects(body?.['besluitinformatieobjecten'])) {
    await makeOne(doors, { ...step, request: { method: 'POST', resource: 'besluitinformatieobjecten', besluit, body: link } }, context, signal);
  }
}

/** Answers its id. */
async function makeOne(doors: RegisterDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<string> {
  const request = await ready(doors.zaken, step, context, signal);
  const found = await recogniseReady(doors.zaken, request, context, signal);
  if (found.state === 'applied') return found.id ?? '';
  return uuidOf((await request.api.send(request.method, request.path, request.body, context.reason, signal))['url']) ?? '';
}

/** The same PATCH or PUT again has no second effect. */
async function restore(doors: RegisterDoors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<void> {
  try {
    await send(await ready(doors.zaken, step, context, signal), context.reason, signal);
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) throw noWay(step, 'went away since it was changed', error);
    throw error;
  }
}
