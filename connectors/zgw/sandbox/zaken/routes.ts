// Serves the Zaken API: who may come in, with which headers, and which verb answers; zaken here, their parts in part-routes.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../../../../core/model/json';
import { auditTrail } from '../audit';
import { besluitAtPlace } from '../besluiten/store';
import { enter, insistOnCrs, tagged, type Setting } from '../enter';
import { API, placeOf, urlOf, uuidAt } from '../paths';
import { insist, notFound, refused } from '../problem';
import type { Client, Scope } from '../settings';
import { act, zaakOf } from './act';
import { combinedRoutes } from './combined-routes';
import { bodyOf as body, MAKE, READ, WRITE, type OfOne } from './door';
import { zaakPlace, type Dossier } from './dossier';
import { expand, readExpand } from './expand';
import { insistKnown, listZaken, searchZaken, zaakWith, type Query } from './list';
import { partsRoutes } from './part-routes';
import { renderZaak } from './render';
import type { Room } from './room';
import { changeZaak, createZaak, removeZaak } from './write-zaak';

export function zakenRoutes(server: FastifyInstance, room: Room): void {
  const setting: Setting = room;
  const root = API.zaken;
  const come = (request: FastifyRequest, reply: FastifyReply, scopes: readonly Scope[]): Client => enter(setting, request, reply, 'zaken', ...scopes);
  const of = (request: FastifyRequest): string => setting.rootOf(request);
  const query = (request: FastifyRequest): Query => request.query as Query;

  // ── zaken ──
  server.get(`${root}/zaken`, async (request, reply) => {
    const client = come(request, reply, READ);
    insistOnCrs(request, 'without');
    return listZaken(room, client, query(request), of(request));
  });
  server.post(`${root}/zaken/_zoek`, async (request, reply) => {
    const client = come(request, reply, READ);
    insistOnCrs(request, 'with geometry');
    return searchZaken(room, client, query(request), body(request), of(request));
  });
  server.post(`${root}/zaken`, async (request, reply) => {
    const client = come(request, reply, MAKE);
    insistOnCrs(request, 'with geometry');
    const made = await act(room, request, client, async (mine) => renderZaak(room, await createZaak(mine, body(request)), of(request)));
    return reply.code(201).header('Location', made['url']).send(made);
  });
  server.get<{ Params: OfOne }>(`${root}/zaken/:uuid`, async (request, reply) => {
    const client = come(request, reply, READ);
    insistOnCrs(request, 'without');
    insistKnown(query(request), ['expand']);
    const dossier = await zaakWith(room, room.shelf, client, request.params.uuid);
    const paths = readExpand(room, query(request)['expand'], 'zaak');
    const [shown] = await expand(room, room.shelf, [renderZaak(room, dossier, of(request))], paths, of(request));
    return tagged(request, reply, shown ?? {});
  });
  const change = (partial: boolean) => async (request: FastifyRequest<{ Params: OfOne }>, reply: FastifyReply): Promise<JsonObject> => {
    const client = come(request, reply, WRITE);
    insistOnCrs(request, 'with geometry');
    return act(room, request, client, async (mine) => renderZaak(room, await changeZaak(mine, await zaakOf(mine, request.params.uuid), body(request), partial), of(request)));
  };
  server.put<{ Params: OfOne }>(`${root}/zaken/:uuid`, change(false));
  server.patch<{ Params: OfOne }>(`${root}/zaken/:uuid`, change(true));
  server.delete<{ Params: OfOne }>(`${root}/zaken/:uuid`, async (request, reply) => {
    const client = come(request, reply, ['zaken.verwijderen']);
    await act(room, request, client, async (mine) => removeZaak(mine, await zaakOf(mine, request.params.uuid)));
    return reply.code(204).send();
  });

  // ── what hangs below a zaak ──
  const nothing = room.version === '1.7' ? {} : null;
  const below = async (request: FastifyRequest<{ Params: OfOne }>, reply: FastifyReply, scopes: readonly Scope[]): Promise<Dossier> => zaakWith(room, room.shelf, come(request, reply, scopes), request.params.uuid);
  server.get<{ Params: OfOne }>(`${root}/zaken/:uuid/audittrail`, async (request, reply) => auditTrail(room.shelf, zaakPlace(room.numbers, await below(request, reply, ['audittrails.lezen'])), of(request), nothing));
  server.get<{ Params: OfOne & { line: string } }>(`${root}/zaken/:uuid/audittrail/:line`, async (request, reply) => {
    const lines = await auditTrail(room.shelf, zaakPlace(room.numbers, await below(request, reply, ['audittrails.lezen'])), of(request), nothing);
    const line = lines.find(({ uuid }) => uuid === request.params.line);
    if (!line) throw notFound();
    return line;
  });
  const zaakbesluit = (dossier: Dossier, place: string, at: string): JsonObject => ({ url: `${urlOf(zaakPlace(room.numbers, dossier), at)}/besluiten/${uuidAt(place)}`, uuid: uuidAt(place), besluit: urlOf(place, at) });
  server.get<{ Params: OfOne }>(`${root}/zaken/:uuid/besluiten`, async (request, reply) => {
    const dossier = await below(request, reply, READ);
    return dossier.besluiten.map((place) => zaakbesluit(dossier, place, of(request)));
  });
  server.get<{ Params: OfOne & { besluit: string } }>(`${root}/zaken/:uuid/besluiten/:besluit`, async (request, reply) => {
    const dossier = await below(request, reply, READ);
    const place = dossier.besluiten.find((one) => uuidAt(one) === request.params.besluit);
    if (place === undefined) throw notFound();
    return zaakbesluit(dossier, place, of(request));
  });
  // The Besluiten API of this server keeps these relations itself; what a besluit elsewhere would post is only checked.
  server.post<{ Params: OfOne }>(`${root}/zaken/:uuid/besluiten`, async (request, reply) => {
    const dossier = await below(request, reply, WRITE);
    const place = placeOf(String(body(request)['besluit'] ?? ''), { to: 'besluiten', api: 'besluiten' });
    const besluit = place === null ? undefined : await besluitAtPlace(room.shelf, room, place);
    insist(besluit && place !== null && dossier.besluiten.includes(place) ? [] : [refused('inconsistent-relation', 'Het besluit verwijst niet naar deze zaak.')]);
    return reply.code(201).send(zaakbesluit(dossier, place ?? '', of(request)));
  });
  server.delete<{ Params: OfOne & { besluit: string } }>(`${root}/zaken/:uuid/besluiten/:besluit`, async (request, reply) => {
    const dossier = await below(request, reply, WRITE);
    if (!dossier.besluiten.some((one) => uuidAt(one) === request.params.besluit)) throw notFound();
    insist([refused('remote-relation-exists', 'De relatie bestaat nog in de Besluiten API.')]);
    return reply.code(204).send();
  });
  partsRoutes(server, room, come);
  combinedRoutes(server, room, come);
}
