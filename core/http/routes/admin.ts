// The admin API: every act of the table, for persons with a token and the right role.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Person } from '../../sync/ports';
import { ACTS, type Act } from '../acts';
import type { Desk } from '../desk';
import { openapi } from '../openapi';

export function admin(desk: Desk) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/api/openapi.json', async () => openapi());
    for (const act of ACTS) app.route({ method: act.method, url: act.url, handler: (request, reply) => answer(act, desk, request, reply) });
  };
}

async function answer(act: Act, desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const person = await personOf(desk, request);
  if (!person) return refuse(reply.header('www-authenticate', 'Bearer'), 401, 'say who you are: Authorization: Bearer <token>; zaaksluis person add makes one');
  if (act.role && !person.roles.includes(act.role)) return refuse(reply, 403, `${act.name} needs the role ${act.role}; ${person.name} has ${person.roles.join(', ')}`);
  const params = act.params.safeParse(request.params);
  const query = act.query.safeParse(request.query);
  const body = act.body.safeParse(request.body ?? {});
  if (!params.success || !query.success || !body.success) return refuse(reply, 400, [params, query, body].flatMap(complaints).join('; '));
  const found = await act.run(desk, person, { params: params.data, query: query.data, body: body.data });
  return found === null ? refuse(reply, 404, `${request.url.split('?')[0]}: there is no such thing here`) : reply.send(found);
}

async function personOf(desk: Desk, request: FastifyRequest): Promise<Person | null> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token ? desk.identify(token) : null;
}

const complaints = (parsed: z.ZodSafeParseResult<unknown>): string[] =>
  parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);

const refuse = (reply: FastifyReply, status: number, detail: string): FastifyReply =>
  reply.status(status).type('application/problem+json').send({ status, detail });
