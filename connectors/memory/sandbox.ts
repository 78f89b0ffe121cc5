// Plays the other side over real HTTP: objects on a shelf, and misbehaviour on request.
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { SandboxFactory } from '../../core/connector/contract';
import type { Shelf } from '../../core/connector/host';
import type { JsonObject } from '../../core/model/json';
import { makeMood, misbehaviour, type Misbehaviour, type Mood } from './misbehave';
import { effects, onShelf } from './on-shelf';
import { Answered, type Peer } from './peer';

const never = new AbortController().signal;

interface Ask {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: JsonObject;
}

interface Reply {
  readonly status: number;
  readonly body: object | null;
}

type Route = readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, answer: (peer: Peer, ask: Ask) => Promise<Reply>];

const ok = (body: object, status = 200): Reply => ({ status, body });
const param = (ask: Ask, name: string): string => ask.params[name] ?? '';

function value(ask: Ask, field: string): JsonObject {
  const found = ask.body[field];
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found;
  throw new Answered(400, `${field} must be an object`);
}

function word(ask: Ask, field: string): string {
  const found = ask.body[field];
  if (typeof found === 'string' && found !== '') return found;
  throw new Answered(400, `${field} is required`);
}

const patch = (ask: Ask) => {
  const unset = ask.body['unset'];
  return { set: value(ask, 'set'), unset: Array.isArray(unset) ? unset.filter((one) => typeof one === 'string') : [] };
};

/** The interface as a table: method, path, and what it does. */
const ROUTES: readonly Route[] = [
  ['GET', '/items', async (peer, ask) => ok(await peer.list(ask.query['after'] ?? null, Number(ask.query['limit'] ?? 100), never))],
  ['GET', '/items/:kind/:key', async (peer, ask) => {
    const items = await peer.byKey(param(ask, 'kind'), param(ask, 'key'), never);
    return items === 'gone' ? ok({ problem: 'it was removed' }, 410) : ok({ items });
  }],
  ['PUT', '/items/:kind/:key', async (peer, ask) => ok({ id: await peer.put(param(ask, 'kind'), param(ask, 'key'), value(ask, 'value'), never) })],
  ['POST', '/items', async (peer, ask) => ok({ id: await peer.create(word(ask, 'kind'), word(ask, 'key'), value(ask, 'value'), never) }, 201)],
  ['PATCH', '/objects/:id', async (peer, ask) => (await peer.patch(param(ask, 'id'), patch(ask), never), ok({}))],
  ['DELETE', '/objects/:id', async (peer, ask) => (await peer.remove(param(ask, 'id'), never), { status: 204, body: null })],
  ['PUT', '/objects/:id/publication', async (peer, ask) => (await peer.publish(param(ask, 'id'), never), ok({}))],
  ['PUT', '/objects/:id/parts/:bron', async (peer, ask) => ok({ id: await peer.putPart(param(ask, 'id'), param(ask, 'bron'), value(ask, 'value'), never) })],
  ['POST', '/objects/:id/parts', async (peer, ask) => ok({ id: await peer.createPart(param(ask, 'id'), word(ask, 'bron'), value(ask, 'value'), never) }, 201)],
  ['PATCH', '/objects/:id/parts/:bron', async (peer, ask) => (await peer.patchPart(param(ask, 'id'), param(ask, 'bron'), patch(ask), never), ok({}))],
  ['DELETE', '/objects/:id/parts/:bron', async (peer, ask) => (await peer.removePart(param(ask, 'id'), param(ask, 'bron'), never), { status: 204, body: null })],
];

/** Breaks the connection as a cable does: no answer, or half of one. */
function cut(reply: FastifyReply, half?: string): void {
  reply.hijack();
  if (half === undefined) return void reply.raw.socket?.destroy();
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': String(half.length * 2) });
  reply.raw.write(half, () => reply.raw.socket?.destroy());
}

async function answer(peer: Peer, route: Route, request: FastifyRequest): Promise<Reply> {
  const body = typeof request.body === 'object' && request.body !== null ? (request.body as JsonObject) : {};
  try {
    return await route[2](peer, { params: request.params as Ask['params'], query: request.query as Ask['query'], body });
  } catch (error) {
    if (error instanceof Answered) return ok({ problem: error.problem }, error.status);
    throw error;
  }
}

async function misbehaving(reply: FastifyReply, wrong: Misbehaviour, effect: () => Promise<Reply>): Promise<Reply | null> {
  if (wrong.slow !== undefined) await wait(wrong.slow);
  if (wrong.drop === 'before') return cut(reply), null;
  if (wrong.status !== undefined) {
    if (wrong.retryAfter !== undefined) void reply.header('retry-after', wrong.retryAfter);
    return ok({ problem: 'as you asked' }, wrong.status);
  }
  const good = await effect();
  if (wrong.drop === 'after') return cut(reply), null;
  if (wrong.drop === 'body') return cut(reply, JSON.stringify(good.body ?? {})), null;
  return good;
}

/** Its own questions stand beside the interface and never misbehave: `/sandbox/effects`, `/sandbox/misbehave`. */
function ownRoutes(app: FastifyInstance, shelf: Shelf, mood: Mood): void {
  app.get('/sandbox/effects', async () => effects(shelf));
  app.post('/sandbox/misbehave', async (request, reply) => {
    const read = misbehaviour.nullable().safeParse(request.body ?? null);
    if (!read.success) return reply.code(400).send({ problem: read.error.message });
    mood.set(read.data);
    return reply.send({});
  });
}

/** Listens on the loopback address only. `settings.misbehave` is the mood it starts in. */
export const sandbox: SandboxFactory = async ({ port, settings }, { shelf }) => {
  const app = fastify({ forceCloseConnections: true });
  const peer = onShelf(shelf);
  const mood = makeMood();
  mood.set(settings['misbehave'] === undefined ? null : misbehaviour.parse(settings['misbehave']));
  ownRoutes(app, shelf, mood);
  for (const route of ROUTES) {
    app.route({
      method: route[0],
      url: route[1],
      handler: async (request, reply) => {
        const wrong = mood.of(request.method, request.url);
        const effect = () => answer(peer, route, request);
        const said = wrong ? await misbehaving(reply, wrong, effect) : await effect();
        return said === null ? reply : reply.code(said.status).send(said.body ?? undefined);
      },
    });
  }
  await app.listen({ port, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return { url, connection: { url }, [Symbol.asyncDispose]: () => app.close() };
};
