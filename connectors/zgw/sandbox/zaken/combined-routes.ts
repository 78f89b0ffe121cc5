// Serves the numbers that are kept apart, and Open Zaak's combined endpoints.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../../../../core/model/json';
import { insistOnCrs } from '../enter';
import { API } from '../paths';
import { insist } from '../problem';
import { act, zaakOf, type Act } from './act';
import { afsluiten, bijwerken, registreren, uitstellen } from './combined';
import { bodyOf as body, MAKE, WRITE, type Come, type OfOne } from './door';
import type { Dossier } from './dossier';
import { reserve } from './number';
import type { Room } from './room';

export function combinedRoutes(server: FastifyInstance, room: Room, come: Come): void {
  const reserving = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const client = come(request, reply, MAKE);
    insistOnCrs(request, 'without');
    const { bronorganisatie, aantal = 1 } = body(request);
    insist([
      ...(typeof bronorganisatie === 'string' && /^\d{9}$/.test(bronorganisatie) ? [] : [{ name: 'bronorganisatie', code: bronorganisatie === undefined ? 'required' : 'invalid', reason: 'Geef een RSIN van negen cijfers.' }]),
      ...(typeof aantal === 'number' && Number.isInteger(aantal) && aantal >= 1 && aantal <= 100 ? [] : [{ name: 'aantal', code: 'invalid', reason: 'Geef een getal van 1 tot en met 100.' }]),
    ]);
    const drawn = await act(room, request, client, (mine) => reserve(mine, String(bronorganisatie), Number(aantal)));
    return reply.code(201).send(drawn.length > 1 ? drawn : drawn[0]);
  };
  if (room.version === '1.7' || room.settings.combined) server.post(`${API.zaken}/zaaknummer_reserveren`, reserving);
  if (room.version !== '1.5' || !room.settings.combined) return;
  server.post(`${API.zaken}/reserveer_zaaknummer`, reserving);
  server.post(`${API.zaken}/zaak_registreren`, async (request, reply) => {
    const client = come(request, reply, MAKE);
    insistOnCrs(request, 'with geometry');
    return reply.code(201).send(await act(room, request, client, (mine) => registreren(mine, body(request), room.rootOf(request))));
  });
  const onZaak = (path: string, work: (mine: Act, dossier: Dossier, body: JsonObject, root: string) => Promise<JsonObject>): void => {
    server.post<{ Params: OfOne }>(`${API.zaken}/${path}/:uuid`, async (request, reply) => {
      const client = come(request, reply, WRITE);
      insistOnCrs(request, 'with geometry');
      return act(room, request, client, async (mine) => work(mine, await zaakOf(mine, request.params.uuid), body(request), room.rootOf(request)));
    });
  };
  onZaak('zaak_bijwerken', bijwerken);
  onZaak('zaak_opschorten', (mine, dossier, sent, root) => uitstellen(mine, dossier, sent, 'opschorting', root));
  onZaak('zaak_verlengen', (mine, dossier, sent, root) => uitstellen(mine, dossier, sent, 'verlenging', root));
  onZaak('zaak_afsluiten', afsluiten);
}
