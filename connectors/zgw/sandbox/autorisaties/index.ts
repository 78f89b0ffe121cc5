// Serves the Autorisaties API: what it is told of a client is in force at once.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isObject, type Json, type JsonObject } from '../../../../core/model/json';
import { ADMIN } from '../admin';
import type { Actie } from '../changes';
import { enter, tagged, type Setting } from '../enter';
import { emit } from '../notificaties/emit';
import { API } from '../paths';
import { insist, notFound, refused } from '../problem';
import type { Client } from '../settings';
import type { Desk } from '../state';
import { applicaties, grant, keepApplicaties, placeOfApplicatie, renderApplicatie, startingGrants, type Applicatie } from './applicaties';
import { readApplicatie } from './read';

const ROOT = `${API.autorisaties}/applicaties`;
const LARGEST_PAGE = 500; // Open Zaak: pageSize
type One = { Params: { readonly uuid: string } };
type Query = Readonly<Record<string, string>>;

export function autorisaties(server: FastifyInstance, setting: Setting): void {
  const { shelf, settings, rootOf, clock } = setting;
  const { clients } = settings;
  // The objects in `clients` are what every call is judged by; these copies are what the settings said of them.
  const first: readonly Client[] = clients.map(startingGrants);
  const inForce = (): Promise<void> => grant(shelf, clients, first);
  server.addHook('onReady', inForce);
  server.addHook('onSend', async (request, _reply, payload) => {
    if (request.method === 'POST' && request.url === `${ADMIN}/reset`) await inForce();
    return payload;
  });

  const all = (look: Pick<Desk, 'get' | 'scan'>): Promise<readonly Applicatie[]> => applicaties(look, first);
  const found = async (look: Pick<Desk, 'get' | 'scan'>, uuid: string): Promise<Applicatie> => {
    const one = (await all(look)).find((applicatie) => applicatie.uuid === uuid);
    if (!one) throw notFound();
    return one;
  };
  /** Writes the applicaties and tells who listens, in one transaction; the grants are in force when it is over. */
  const write = async (work: (desk: Desk) => Promise<{ readonly after: readonly Applicatie[]; readonly of: Applicatie; readonly actie: Actie }>): Promise<Applicatie> => {
    const { of } = await shelf.exclusively(async (desk) => {
      const done = await work(desk);
      await keepApplicaties(desk, done.after);
      const place = placeOfApplicatie(done.of.uuid);
      await emit(desk, { settings, clock }, [{ kanaal: 'autorisaties', hoofdObject: place, resource: 'applicatie', resourceUrl: place, actie: done.actie, kenmerken: {} }]);
      return done;
    });
    await inForce();
    return of;
  };
  const known = (query: Query, names: readonly string[]): void => {
    const unknown = Object.keys(query).filter((name) => !names.includes(name));
    insist(unknown.length > 0 ? [refused('unknown-parameters', `Onbekende query parameters: ${unknown.join(', ')}`)] : []);
  };

  server.get(ROOT, async (request, reply) => {
    enter(setting, request, reply, 'autorisaties', 'autorisaties.lezen');
    const query = request.query as Query;
    known(query, ['clientIds', 'page', 'pageSize']);
    const ids = query['clientIds']?.split(',');
    const shown = (await all(shelf)).filter(({ clientIds }) => !ids || clientIds.some((id) => ids.includes(id)));
    const size = Math.min(LARGEST_PAGE, Number(query['pageSize'] ?? settings.pageSize) || settings.pageSize);
    const page = Number(query['page'] ?? '1');
    const last = Math.max(1, Math.ceil(shown.length / size));
    if (!Number.isInteger(page) || page < 1 || page > last) throw notFound();
    const at = (number: number): string => `${rootOf(request)}${ROOT}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
    return { count: shown.length, next: page < last ? at(page + 1) : null, previous: page > 1 ? at(page - 1) : null, results: shown.slice((page - 1) * size, page * size).map((one) => renderApplicatie(one, rootOf(request))) };
  });
  // Open Zaak's file says an array, its server answers the one applicatie: so does this one.
  server.get(`${ROOT}/consumer`, async (request, reply) => {
    enter(setting, request, reply, 'autorisaties', 'autorisaties.lezen');
    const query = request.query as Query;
    known(query, ['clientId']);
    const one = (await all(shelf)).find(({ clientIds }) => clientIds.includes(query['clientId'] ?? ''));
    if (!one) throw notFound();
    return renderApplicatie(one, rootOf(request));
  });
  server.get<One>(`${ROOT}/:uuid`, async (request, reply) => {
    enter(setting, request, reply, 'autorisaties', 'autorisaties.lezen');
    return tagged(request, reply, renderApplicatie(await found(shelf, request.params.uuid), rootOf(request)));
  });
  server.post(ROOT, async (request, reply) => {
    enter(setting, request, reply, 'autorisaties', 'autorisaties.bijwerken');
    const made = await write(async (desk) => {
      const others = await all(desk);
      const of = { uuid: randomUUID(), ...readApplicatie(request.body as Json | undefined, null, others) };
      return { after: [...others, of], of, actie: 'create' };
    });
    const answer = renderApplicatie(made, rootOf(request));
    return reply.code(201).header('Location', answer['url']).send(answer);
  });
  const rewrite = (partial: boolean) => async (request: FastifyRequest<One>, reply: FastifyReply): Promise<JsonObject> => {
    enter(setting, request, reply, 'autorisaties', 'autorisaties.bijwerken');
    const { uuid } = request.params;
    const after = await write(async (desk) => {
      const before = await found(desk, uuid);
      const others = (await all(desk)).filter((one) => one.uuid !== uuid);
      const sent = request.body as Json | undefined;
      const of = { uuid, ...readApplicatie(partial && isObject(sent) ? { ...renderApplicatie(before, ''), ...sent } : sent, before, others) };
      return { after: [...others, of], of, actie: partial ? 'partial_update' : 'update' };
    });
    return renderApplicatie(after, rootOf(request));
  };
  server.put<One>(`${ROOT}/:uuid`, rewrite(false));
  server.patch<One>(`${ROOT}/:uuid`, rewrite(true));
  server.delete<One>(`${ROOT}/:uuid`, async (request, reply) => {
    enter(setting, request, reply, 'autorisaties', 'autorisaties.bijwerken');
    await write(async (desk) => {
      const of = await found(desk, request.params.uuid);
      return { after: (await all(desk)).filter(({ uuid }) => uuid !== of.uuid), of, actie: 'destroy' };
    });
    return reply.code(204).send();
  });
}
