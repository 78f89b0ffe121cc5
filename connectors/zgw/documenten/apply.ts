// Carries out one step at the Documenten API.
import type { Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { resolveRefs } from '../../../core/connector/refs';
import { Blocked } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../../core/model/json';
import { absolute } from '../references';
import { checkedDoor } from './checksum';
import { create, type Making } from './create';
import type { Doors } from './doors';
import { optionsOf } from './find';
import { openLocks } from './locks';
import { fromRequest, type Request } from './request';
import { giveBack } from './release';
import { remove } from './remove';
import { applyRight } from './right';
import { rootOf } from './roots';
import { update } from './update';

/** The request with every id and URL filled in. Throws ZS9001 where a step it refers to has no result. */
export async function ready(doors: Doors, step: Step, context: Pick<ApplyContext, 'results' | 'options'>, signal: AbortSignal): Promise<Request> {
  const withIds = resolveRefs(step.request, (name) => {
    const id = context.results[name]?.id;
    if (id === undefined || id === null) throw new Blocked(diagnostic('ZS9001', `step "${step.name}" refers to "${name}", which has no result`));
    return id;
  });
  return fromRequest(await absolute(withIds, (api) => rootOf(doors, api, context.options, signal)));
}

const subjectOf = ({ ref }: ApplyContext): string => `${ref.kind}/${ref.id}`;

/** The content of a step, as far as it is known before it is read. */
function contentOf(step: Step, request: Request, context: ApplyContext): Making['content'] {
  if (step.content === undefined) return null;
  if (context.content === undefined) throw new Blocked(diagnostic('ZS9001', `step "${step.name}" has a content, and no door to it was opened`));
  const { omvang, versie } = step.content;
  const stated = 'body' in request && isObject(request.body?.['integriteit']) ? request.body['integriteit'] : {};
  return { door: checkedDoor(context.content, stated, subjectOf(context)), size: typeof omvang === 'number' ? omvang : null, source: typeof versie === 'number' ? versie : null };
}

/** See `Target.apply`. */
export async function apply(doors: Doors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied> {
  const request = await ready(doors, step, context, signal);
  const at: Making = {
    doors, signal,
    locks: openLocks(doors.host.shelf, () => doors.host.clock.now()),
    subject: subjectOf(context),
    reason: context.reason,
    today: doors.host.clock.now().toISOString().slice(0, 10),
    options: optionsOf(doors, context.options),
    content: contentOf(step, request, context),
  };
  if (request.do === 'create') return create(at, request);
  if (request.do === 'update') return update(at, request, idIn(request.id));
  if (request.do === 'gebruiksrecht') return applyRight(at, request, idIn(request.document));
  return request.do === 'remove' ? remove(at, request.id) : giveBack(at, request.id, request.lock);
}

/** References were filled in before. */
export const idIn = (id: Exclude<Request, { do: 'create' | 'gebruiksrecht' }>['id'] | JsonObject): string => String(id);
