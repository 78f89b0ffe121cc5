// Listens: hands calls to the APIs and the back door, says what went wrong as problem+json, and misbehaves on request.
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ADMIN, admin } from './admin';
import { APIS } from './apis';
import { countCalls } from './counts';
import type { Setting } from './enter';
import { misbehaving, type Misbehaving } from './misbehave';
import { Problem, problemBody } from './problem';
import type { Misbehaviour } from './settings';
import { selectielijst } from './selectielijst/routes';
import { stir } from './stir';
import { expired } from './token';

const LARGEST_BODY = 10 * 1024 * 1024; // bytes

/** How the caller addressed this server: as Open Zaak does, answers carry that host. */
const rootOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

export function serve(setting: Omit<Setting, 'rootOf'>, refill: () => Promise<void>): FastifyInstance {
  const server = fastify({ logger: false, bodyLimit: LARGEST_BODY, forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  const calls = countCalls();
  const wrong = misbehaving(setting.settings.misbehave, setting.settings.seed);

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    // POST …/publish comes with a JSON content type and no body.
    if (body === '') return done(null, undefined);
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(new Problem(400, 'parse_error', 'JSON parse error'));
    }
  });
  server.setErrorHandler((error, request, reply) => sendProblem(reply, asProblem(error), rootOf(request)));
  server.setNotFoundHandler((request, reply) => {
    const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].some((method) => server.findRoute({ method, url: request.routeOptions.url ?? request.url.split('?')[0] ?? '' }) !== null);
    sendProblem(reply, known ? new Problem(405, 'method_not_allowed', `Methode "${request.method}" niet toegestaan.`) : new Problem(404, 'not_found', 'Not found.'), rootOf(request));
  });
  server.addHook('onRequest', (request) => {
    const path = request.url.split('?')[0] ?? '';
    if (!path.startsWith(ADMIN)) calls.count(request.method, path);
    return Promise.resolve();
  });
  misbehave(server, wrong);
  admin(server, setting.shelf, calls, wrong, refill);
  selectielijst(server, rootOf);
  for (const api of APIS) api(server, { ...setting, rootOf });
  stir(server, { ...setting, rootOf });
  return server;
}

function sendProblem(reply: FastifyReply, problem: Problem, root: string): void {
  void reply.code(problem.status).headers(problem.headers).type('application/problem+json').send(JSON.stringify(problemBody(problem, root)));
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 415) return new Problem(415, 'unsupported_media_type', 'Ongeldige media type in aanvraag.');
  if (status >= 400 && status < 500) return new Problem(status, 'error', error instanceof Error ? error.message : 'error');
  return new Problem(500, 'error', `Interne fout van de sandbox: ${error instanceof Error ? error.message : String(error)}`);
}

/** Applies at most one misbehaviour per call; the back door always behaves. */
function misbehave(server: FastifyInstance, wrong: Misbehaving): void {
  const chosen = new WeakMap<FastifyRequest, Misbehaviour>();
  server.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const rule = path.startsWith(ADMIN) ? null : wrong.next(request.method, path);
    if (rule === null) return;
    chosen.set(request, rule);
    if (rule.do === 'slow') await wait(rule.delayMs);
    if (rule.do === 'expire') expired();
    if (rule.do === 'status') throw new Problem(rule.status, rule.status === 429 ? 'throttled' : 'error', 'De sandbox weigert, zoals gevraagd.', null, rule.retryAfter === undefined ? {} : { 'Retry-After': String(rule.retryAfter) });
    if (rule.do === 'drop-before') {
      reply.hijack();
      request.raw.socket.destroy();
    }
  });
  server.addHook('preHandler', async (request) => {
    const rule = chosen.get(request);
    if (rule?.do !== 'execute-late') return;
    request.raw.socket.destroy();
    await wait(rule.delayMs);
  });
  server.addHook('onSend', (request, reply, payload) => {
    const rule = chosen.get(request);
    if (rule?.do === 'cut') return Promise.resolve(cut(request, reply, payload));
    if (rule?.do !== 'drop-after') return Promise.resolve(payload);
    reply.hijack();
    request.raw.socket.destroy();
    if (!(payload instanceof Readable)) return Promise.resolve(payload);
    payload.destroy();
    return Promise.resolve('');
  });
}

/** What is sent instead of a body: promised whole in the header, broken off after its half. */
function cut(request: FastifyRequest, reply: FastifyReply, payload: unknown): Readable {
  const text = Buffer.from(typeof payload === 'string' ? payload : '');
  const body = payload instanceof Readable ? payload : Readable.from([text]);
  const length = payload instanceof Readable ? Number(reply.getHeader('content-length')) : text.length;
  void reply.header('content-length', length);
  const half = async function* (): AsyncGenerator<Buffer> {
    let left = Math.floor(length / 2);
    for await (const piece of body) {
      const part = (piece as Buffer).subarray(0, left);
      left -= part.length;
      if (part.length > 0) yield part;
      if (left === 0) break;
    }
    request.raw.socket.destroySoon(); // what was written still goes out
  };
  return Readable.from(half(), { objectMode: false });
}
