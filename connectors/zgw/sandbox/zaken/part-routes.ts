// Serves the parts of zaken: one set of routes per kind, and those of eigenschappen below their zaak.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../../../../core/model/json';
import { tagged } from '../enter';
import { API, urlOf } from '../paths';
import type { Scope } from '../settings';
import { act, partOf, zaakOf } from './act';
import { bodyOf as body, MAKE, partWith, READ, WRITE, type Come, type OfOne } from './door';
import { PARTS, zaakPlace, type PartKind } from './dossier';
import { expand, readExpand } from './expand';
import { insistKnown, zaakWith, type Query } from './list';
import { listParts } from './part-lists';
import { changePart, createPart, createPartOf, removePart } from './parts';
import { renderPart } from './render';
import type { Room } from './room';
import { specificationWarning } from './warning';

/** What a caller may do with a kind of part, besides reading: PATCH and PUT need both be served by the API of that version. */
const WAYS: Readonly<Record<Exclude<PartKind, 'zaakeigenschap'>, { readonly put: boolean; readonly patch: boolean; readonly remove: boolean; readonly since?: 'open zaak' }>> = {
  status: { put: false, patch: false, remove: false },
  resultaat: { put: true, patch: true, remove: true },
  rol: { put: true, patch: false, remove: true },
  zaakobject: { put: true, patch: true, remove: true },
  zaakinformatieobject: { put: true, patch: true, remove: true },
  klantcontact: { put: false, patch: false, remove: false },
  notitie: { put: true, patch: true, remove: true },
  substatus: { put: false, patch: false, remove: false, since: 'open zaak' },
  contactmoment: { put: false, patch: false, remove: true },
  verzoek: { put: false, patch: false, remove: true },
};

/** Routes of every kind of part that the played version has. */
export function partsRoutes(server: FastifyInstance, room: Room, come: Come): void {
  eigenschapRoutes(server, room, come);
  for (const kind of Object.keys(WAYS) as (keyof typeof WAYS)[]) {
    if (WAYS[kind].since === undefined || room.version === '1.5') partRoutes(server, room, kind, come);
  }
}

function partRoutes(server: FastifyInstance, room: Room, kind: keyof typeof WAYS, come: Come): void {
  const path = `${API.zaken}/${PARTS[kind]}`;
  const ways = WAYS[kind];
  const write: readonly Scope[] = kind === 'status' ? ['zaken.aanmaken', 'zaken.statussen.toevoegen', ...WRITE] : [...MAKE, ...WRITE];
  server.get(path, async (request, reply) => listParts(room, come(request, reply, READ), kind, request.query as Query, room.rootOf(request)));
  server.get<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => {
    const { dossier, part } = await partWith(room, come(request, reply, READ), kind, request.params.uuid);
    insistKnown(request.query as Query, room.version === '1.7' ? ['expand'] : []);
    const paths = readExpand(room, (request.query as Query)['expand'], 'part');
    const [shown] = await expand(room, room.shelf, [renderPart(room, dossier, kind, part, room.rootOf(request))], paths, room.rootOf(request));
    return tagged(request, reply, shown ?? {});
  });
  server.post(path, async (request, reply) => {
    const client = come(request, reply, write);
    const made = await act(room, request, client, async (mine) => {
      const { dossier, part } = await createPart(mine, kind, body(request));
      return renderPart(room, dossier, kind, part, room.rootOf(request));
    });
    return reply.code(201).header('Location', made['url']).send(made);
  });
  const change = (partial: boolean) => async (request: FastifyRequest<{ Params: OfOne }>, reply: FastifyReply): Promise<JsonObject> => {
    const client = come(request, reply, WRITE);
    return act(room, request, client, async (mine) => {
      const { dossier, part } = await partOf(mine, kind, request.params.uuid);
      return renderPart(room, dossier, kind, await changePart(mine, kind, dossier, part, body(request), partial), room.rootOf(request));
    });
  };
  // A rol cannot be changed in the standard: it is removed and made again.
  if (ways.put && (kind !== 'rol' || room.version === '1.5')) server.put<{ Params: OfOne }>(`${path}/:uuid`, change(false));
  if (ways.patch) server.patch<{ Params: OfOne }>(`${path}/:uuid`, change(true));
  if (ways.remove) {
    server.delete<{ Params: OfOne }>(`${path}/:uuid`, async (request, reply) => {
      const client = come(request, reply, [...WRITE, 'zaken.verwijderen']);
      await act(room, request, client, async (mine) => {
        const { dossier, part } = await partOf(mine, kind, request.params.uuid);
        await removePart(mine, kind, dossier, part);
      });
      return reply.code(204).send();
    });
  }
}

/** `/zaken/{uuid}/zaakeigenschappen`: the one kind of part with its zaak in the path. */
function eigenschapRoutes(server: FastifyInstance, room: Room, come: Come): void {
  interface OfEigenschap {
    readonly zaak: string;
    readonly uuid: string;
  }
  const path = `${API.zaken}/zaken/:zaak/zaakeigenschappen`;
  const warned = async (reply: FastifyReply, shown: JsonObject): Promise<JsonObject> => {
    const warning = room.version === '1.7' ? await specificationWarning(room, shown) : null;
    if (warning !== null) void reply.header('X-Warning', warning);
    return shown;
  };
  server.get<{ Params: { zaak: string } }>(path, async (request, reply) => {
    const client = come(request, reply, READ);
    const dossier = await zaakWith(room, room.shelf, client, request.params.zaak);
    insistKnown(request.query as Query, room.version === '1.7' ? ['expand'] : []);
    const { zaak: _zaak, ...rest } = request.query as Record<string, string>;
    return listParts(room, client, 'zaakeigenschap', { ...rest, zaak: urlOf(zaakPlace(room.numbers, dossier), room.rootOf(request)) }, room.rootOf(request));
  });
  server.get<{ Params: OfEigenschap }>(`${path}/:uuid`, async (request, reply) => {
    const { dossier, part } = await partWith(room, come(request, reply, READ), 'zaakeigenschap', request.params.uuid);
    return tagged(request, reply, renderPart(room, dossier, 'zaakeigenschap', part, room.rootOf(request)));
  });
  server.post<{ Params: { zaak: string } }>(path, async (request, reply) => {
    const client = come(request, reply, [...MAKE, ...WRITE]);
    const made = await act(room, request, client, async (mine) => {
      const dossier = await zaakOf(mine, request.params.zaak);
      return renderPart(room, dossier, 'zaakeigenschap', await createPartOf(mine, dossier, 'zaakeigenschap', body(request)), room.rootOf(request));
    });
    return reply.code(201).header('Location', made['url']).send(await warned(reply, made));
  });
  const change = (partial: boolean) => async (request: FastifyRequest<{ Params: OfEigenschap }>, reply: FastifyReply): Promise<JsonObject> => {
    const client = come(request, reply, WRITE);
    const changed = await act(room, request, client, async (mine) => {
      const { dossier, part } = await partOf(mine, 'zaakeigenschap', request.params.uuid);
      // The zaak is in the path: its body may leave it out.
      const sent = { zaak: urlOf(zaakPlace(room.numbers, dossier), room.rootOf(request)), ...body(request) };
      return renderPart(room, dossier, 'zaakeigenschap', await changePart(mine, 'zaakeigenschap', dossier, part, sent, partial), room.rootOf(request));
    });
    return warned(reply, changed);
  };
  server.put<{ Params: OfEigenschap }>(`${path}/:uuid`, change(false));
  server.patch<{ Params: OfEigenschap }>(`${path}/:uuid`, change(true));
  server.delete<{ Params: OfEigenschap }>(`${path}/:uuid`, async (request, reply) => {
    const client = come(request, reply, [...WRITE, 'zaken.verwijderen']);
    await act(room, request, client, async (mine) => {
      const { dossier, part } = await partOf(mine, 'zaakeigenschap', request.params.uuid);
      await removePart(mine, 'zaakeigenschap', dossier, part);
    });
    return reply.code(204).send();
  });
}
