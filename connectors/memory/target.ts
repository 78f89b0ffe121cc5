// Writes objects: finds what is there, plans purely, and carries out one step at a time.
import type { Absent, Applied, ApplyContext, Found, Step, Target, Unknowable } from '../../core/connector/contract';
import { Blocked } from '../../core/connector/outcome';
import { resolveRefs } from '../../core/connector/refs';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import { isObject, type JsonObject } from '../../core/model/json';
import type { MemoryConfig } from './config';
import type { Item, Peer } from './peer';
import { keyOf, plan } from './plan';
import { makeSource, valueOf } from './source';

const applied = (id: string | null): Applied => ({ state: 'applied', id, result: {} });
const ABSENT: Absent = { state: 'absent', context: {} };
const BLIND: Unknowable = { state: 'unknowable', why: 'this connection is configured as one that answers no questions', context: {} };

const found = (item: Item): Found => ({
  state: 'found',
  value: valueOf(item),
  links: { '': item.id, ...Object.fromEntries(item.parts.map((part) => [part.bron, part.id])) },
  context: { published: item.published },
});

/** The one object that is meant. A link tells two with the same key apart; without it nobody can. */
function theOne(items: readonly Item[], link: string | undefined, key: string): Item | undefined {
  const linked = items.find((item) => item.id === link);
  if (linked || items.length < 2) return linked ?? items[0];
  throw new Blocked(diagnostic('ZS4019', `${items.length} objects carry the key ${key}: ${items.map((item) => item.id).join(', ')}`));
}

/** Reads a text the plan put into a request; its absence is a fault of ours. */
function text(request: JsonObject, field: string): string {
  const value = request[field];
  if (typeof value === 'string') return value;
  throw new Blocked(diagnostic('ZS9001', `a step of the memory connector lacks "${field}"`));
}

const object = (request: JsonObject, field: string): JsonObject => {
  const value = request[field];
  return isObject(value) ? value : {};
};

const texts = (request: JsonObject, field: string): string[] => {
  const value = request[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** `{id}` where the object was there, or the id that an earlier step gave it. */
function owner(request: JsonObject): string {
  const value = request['object'];
  return typeof value === 'string' ? value : text(object(request, 'object'), 'id');
}

type Act = (peer: Peer, request: JsonObject, signal: AbortSignal) => Promise<string | null>;

const patchOf = (request: JsonObject) => ({ set: object(request, 'set'), unset: texts(request, 'unset') });

/** What each kind of request does: a table, so that plan and apply cannot drift apart in silence. */
const ACTS: Readonly<Record<string, Act>> = {
  put: (peer, request, signal) => peer.put(text(request, 'kind'), text(request, 'key'), object(request, 'value'), signal),
  create: (peer, request, signal) => peer.create(text(request, 'kind'), text(request, 'key'), object(request, 'value'), signal),
  patch: async (peer, request, signal) => {
    await peer.patch(text(request, 'id'), patchOf(request), signal);
    return text(request, 'id');
  },
  remove: async (peer, request, signal) => {
    await peer.remove(text(request, 'id'), signal);
    return null;
  },
  publish: async (peer, request, signal) => {
    await peer.publish(owner(request), signal);
    return owner(request);
  },
  'put-part': (peer, request, signal) => peer.putPart(owner(request), text(request, 'bron'), object(request, 'value'), signal),
  'create-part': (peer, request, signal) => peer.createPart(owner(request), text(request, 'bron'), object(request, 'value'), signal),
  'patch-part': async (peer, request, signal) => {
    await peer.patchPart(owner(request), text(request, 'id'), patchOf(request), signal);
    return text(request, 'id');
  },
  'remove-part': async (peer, request, signal) => {
    await peer.removePart(owner(request), text(request, 'id'), signal);
    return null;
  },
};

const resolved = (step: Step, context: ApplyContext): JsonObject =>
  resolveRefs(step.request, (name) => {
    const id = context.results[name]?.id;
    if (id === undefined || id === null) throw new Blocked(diagnostic('ZS9001', `"${step.name}" needs the id of "${name}", which was not done`));
    return id;
  });

/** Creations are recognised by their key; the other steps may be done twice, so it does not matter. */
async function recognise(peer: Peer, step: Step, context: ApplyContext, signal: AbortSignal): Promise<Applied | Absent> {
  const items = await peer.byKey(step.object.kind, step.object.key, signal);
  if (items === 'gone' || items.length === 0) return step.action === 'remove' && step.name.startsWith(step.object.kind) ? applied(null) : ABSENT;
  const known = context.links[''] ?? Object.values(context.results)[0]?.id;
  const item = items.find((one) => one.id === known) ?? items[0];
  const what = step.request['do'];
  if (what === 'put' || what === 'create') return item ? applied(item.id) : ABSENT;
  if (what === 'put-part' || what === 'create-part') {
    const part = item?.parts.find((one) => one.bron === step.request['bron']);
    return part ? applied(part.id) : ABSENT;
  }
  return ABSENT;
}

/** `connection` is the system in the names that `list` gives. */
export function makeTarget(peer: Peer, config: MemoryConfig, connection: string): Target {
  const source = makeSource(peer, connection, config.pageSize);
  return {
    find: async (query, signal): Promise<Found | Absent | Unknowable> => {
      if (!config.canBeAsked) return BLIND;
      const key = keyOf(query.want, query.ref.id);
      const items = await peer.byKey(query.ref.kind, key, signal);
      const item = items === 'gone' ? undefined : theOne(items, query.links[''], key);
      return item ? found(item) : ABSENT;
    },
    plan: (input) => plan(input, config.keys),
    apply: async (step, context, signal) => {
      const request = resolved(step, context);
      const act = ACTS[text(request, 'do')];
      if (!act) throw new Blocked(diagnostic('ZS9001', `the memory connector does not know how to "${text(request, 'do')}"`));
      return applied(await act(peer, request, signal));
    },
    recognise: async (step, context, signal) => (config.canBeAsked ? recognise(peer, step, context, signal) : BLIND),
    ...(config.canBeAsked ? { list: (select, cursor, signal) => source.list(select, cursor, signal) } : {}),
  };
}
