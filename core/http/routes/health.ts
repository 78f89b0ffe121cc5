// Says whether this node lives, whether it can work, and its figures: for monitors, without a token, without names of people.
import type { FastifyInstance } from 'fastify';
import type { Desk } from '../desk';

export function health(desk: Desk) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/health/live', async () => ({ ok: true }));
    app.get('/health/ready', async (_request, reply) => {
      const { ok, facts } = await desk.ready();
      return reply.status(ok ? 200 : 503).send({ ok, ...facts });
    });
    app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await desk.metrics()));
  };
}
