// Carries out one step of a command, and finds out whether it took effect: each at the API it is for.
import type { Absent, Applied, ApplyContext, Step, Unknowable } from '../../../core/connector/contract';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { apply as applyDocument } from '../documenten/apply';
import { recognise as recogniseDocument } from '../documenten/recognise';
import { apply as applyZaak } from '../zaken/apply';
import { recognise as recogniseZaak } from '../zaken/recognise';
import { isObject } from '../../../core/model/json';
import { urlOf } from '../urls';
import { checkedIn } from './check-out';
import { documentsOf, zaakOptions, type RegisterDoors } from './doors';

/** Requests of documents say what they do, those of zaken and besluiten at which collection. */
export const isOfDocuments = (step: Pick<Step, 'request'>): boolean => typeof step.request['do'] === 'string';

/** The step's own object names it in findings; the decisions are those of the connection. */
export function contextFor(doors: RegisterDoors, step: Step, ctx: ApplyContext): ApplyContext {
  return isOfDocuments(step)
    ? { ...ctx, ref: { system: doors.host.connection, kind: 'informatieobject', id: step.object.key.split('/').at(-1) ?? '' }, options: {} }
    : { ...ctx, options: zaakOptions(doors) };
}

/** The zaak of a link that is made with its document, by the URL the Zaken API gives it. */
async function withZaak(doors: RegisterDoors, step: Step, signal: AbortSignal): Promise<Step> {
  const { relation } = step.request;
  if (!isObject(relation) || typeof relation['zaak'] !== 'string') return step;
  const id = relation['zaak'];
  return { ...step, request: { ...step.request, relation: { ...relation, zaak: urlOf(await doors.zaken.roots.of('zaken', `zaken/${id}`, signal), 'zaken', id) } } };
}

/** See `Register.apply`. */
export async function apply(doors: RegisterDoors, step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied> {
  const context = contextFor(doors, step, ctx);
  if (!isOfDocuments(step)) return applyZaak(doors.zaken, step, context, signal);
  const documents = documentsOf(doors);
  try {
    const applied = await applyDocument(documents, await withZaak(doors, step, signal), context, signal);
    if (step.request['do'] === 'release' && typeof step.request['lock'] === 'string') await checkedIn(doors, String(step.request['id']));
    return applied;
  } catch (error) {
    // A delivery looks again and goes on from there; a command that was to make it is refused, unless it made it itself.
    if (!(error instanceof Retry) || error.diagnostics[0]?.code !== 'ZS4236') throw error;
    const found = await recogniseDocument(documents, step, context, signal);
    if (found.state === 'applied') return found;
    throw new Blocked(diagnostic('ZS4196', 'a document of this identificatie is there already, and says something else', { subject: `document ${step.object.key.split('/').at(-1) ?? ''}` }), { cause: error });
  }
}

/** See `Register.recognise`. */
export function recognise(doors: RegisterDoors, step: Step, ctx: ApplyContext, signal: AbortSignal): Promise<Applied | Absent | Unknowable> {
  const context = contextFor(doors, step, ctx);
  return isOfDocuments(step) ? recogniseDocument(documentsOf(doors), step, context, signal) : recogniseZaak(doors.zaken, step, context, signal);
}
