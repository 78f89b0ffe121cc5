// Lets systems call a service: the body reaches it as a stream, and its answer leaves as one.
import type { FastifyInstance } from 'fastify';
import { diagnostic } from '../../diagnostics/diagnostic';
import type { Callers } from '../certificate';
import type { Desk } from '../desk';
import { incomingOf } from '../incoming';

/** `/services/<service>` and anything below it; the service bounds what it reads (`limits` in its file) and answers in its own protocol. */
export function services(desk: Desk, callers: Callers) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const url of ['/services/:service', '/services/:service/*']) {
      app.route({ method: ['GET', 'POST'], url, handler: async (request, reply) => {
        const { service } = request.params as { service: string };
        const gone = new AbortController();
        request.raw.once('aborted', () => gone.abort(new Error('the caller went away')));
        const answer = await desk.serve(service, incomingOf(request, callers), gone.signal);
        if (answer === null) {
          const { code, message, remedy } = diagnostic('ZS6017', `there is no service "${service}"`);
          return reply.status(404).type('application/problem+json').send({ status: 404, code, detail: message, remedy });
        }
        return reply.status(answer.status).headers(answer.headers).send(answer.body);
      } });
    }
  };
}
