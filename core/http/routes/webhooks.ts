// Lets systems call us: the body reaches the receiver as a stream, whatever it is.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Callers } from '../certificate';
import type { Desk } from '../desk';
import { incomingOf } from '../incoming';

/** `POST /webhooks/<connection>` and anything below it. A receiver counts what it reads; a length that is announced as too large is refused unread. */
export function webhooks(desk: Desk, largest: number, callers: Callers) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const handle = async (request: FastifyRequest) => {
      const { connection } = request.params as { connection: string };
      const gone = new AbortController();
      request.raw.once('aborted', () => gone.abort(new Error('the caller went away')));
      return desk.receive(connection, incomingOf(request, callers), gone.signal);
    };
    for (const url of ['/webhooks/:connection', '/webhooks/:connection/*']) {
      app.route({ method: ['GET', 'POST', 'PUT'], url, handler: async (request, reply) => {
        if (Number(request.headers['content-length'] ?? 0) > largest) return reply.status(413).type('application/problem+json').send({ status: 413, detail: `larger than the ${largest} bytes this node takes` });
        const answer = await handle(request);
        // RFC 9110: 204 has no body, and 401 says how to say who one is.
        const said = reply.status(answer.status).headers({ ...(answer.status === 401 ? { 'www-authenticate': 'Bearer' } : {}), ...answer.headers });
        return answer.status === 204 ? said.send() : said.send(answer.text ?? answer.body);
      } });
    }
  };
}
