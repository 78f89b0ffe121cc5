// Finds out whether a step on a document took effect, by looking only.
import type { Absent, Applied, ApplyContext, Step } from '../../../core/connector/contract';
import { Blocked } from '../../../core/connector/outcome';
import { holds } from '../catalogi/recognise';
import { uuidOf } from '../urls';
import { idIn, ready } from './apply';
import { DOCUMENTS, type Doors } from './doors';
import { byKey } from './find';
import { openLocks } from './locks';
import { contentLink, type Request } from './request';
import { findRight, urlOfDocument } from './right';

const absent: Absent = { state: 'absent', context: {} };
const applied = (id: string | null): Applied => ({ state: 'applied', id, result: {} });

/** See `Target.recognise`. A document whose content is not known to be whole is not recognised: it is planned again from what is there. */
export async function recognise(doors: Doors, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied | Absent> {
  let request: Request;
  try {
    request = await ready(doors, step, context, signal);
  } catch (error) {
    if (error instanceof Blocked) return absent; // refers to a step without a result: it cannot have been sent
    throw error;
  }
  if (request.do === 'gebruiksrecht') return recogniseRight(doors, request, signal);
  const id = request.do === 'create' ? null : idIn(request.id);
  const held = request.do === 'create' ? await byKey(doors, request.key, signal) : await doors.documenten.get(`/${DOCUMENTS}/${id ?? ''}`, {}, signal);
  if (request.do === 'remove') return held === null ? applied(null) : absent;
  if (held === null) return absent;
  if (request.do === 'release') return held['locked'] === true ? absent : applied(request.id);
  const uuid = uuidOf(held['url']) ?? '';
  const locks = openLocks(doors.host.shelf, () => doors.host.clock.now());
  const own = await locks.of(uuid);
  if ((held['locked'] === true && !(request.do === 'update' && request.lock !== undefined)) || own?.wrong === true || (own?.upload === true && !own.sent)) return absent;
  const { omvang } = step.content ?? {};
  if (typeof omvang === 'number' && held['bestandsomvang'] !== omvang) return absent;
  if (request.do === 'create') return applied(uuid);
  // Somebody else may have made a version meanwhile: without ours in it, it is planned again.
  if (Number(held['versie']) <= request.versie || !holds(held, request.body)) return absent;
  return applied(contentLink(request.source, Number(held['versie'])));
}

async function recogniseRight(doors: Doors, request: Extract<Request, { do: 'gebruiksrecht' }>, signal: AbortSignal): Promise<Applied | Absent> {
  if (request.method === 'POST') {
    const found = await findRight({ doors, signal }, await urlOfDocument({ doors, signal }, idIn(request.document)), request.body ?? {});
    return found === null ? absent : applied(found);
  }
  const held = await doors.documenten.get(`/gebruiksrechten/${request.id ?? ''}`, {}, signal);
  if (request.method === 'DELETE') return held === null ? applied(null) : absent;
  return held !== null && holds(held, request.body ?? {}) ? applied(request.id ?? null) : absent;
}
