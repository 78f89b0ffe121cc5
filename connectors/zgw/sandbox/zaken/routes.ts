// Serves the Zaken API: who may come in, with which headers, and which verb answers.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Json, JsonObject } from '../../../../core/model/json';
import { auditTrail } from '../audit';
import { besluitAtPlace } from '../besluiten/store';
import { enter, insistOnCrs, tagged, type Setting } from '../enter';
import { API, placeOf, urlOf, uuidAt } from '../paths';
import { insist, notFound, refused } from '../problem';
import type { Client, Scope } from '../settings';
import { act, may, partOf, zaakOf, denied } from './act';
import { objectOf } from './body';
import { afsluiten, bijwerken, registreren, uitstellen } from './combined';
import { dossierAt, identify, partAt, PARTS, zaakPlace, type Dossier, type PartKind } from './dossier';
import { expand, readExpand } from './expand';
import { insistKnown, listZaken, maySee, searchZaken, zaakWith, type Query } from './list';
import { listParts } from './part-lists';
import { changePart, createPart, createPartOf, removePart } from './parts';
import { renderPart, renderZaak } from './render';
import type { Room } from './room';
import { changeZaak, createZaak, insistMayRemove, removeZaak } from './write-zaak';
import { reserve } from './number';
import { specificationWarning } from './warning';

interface OfOne {
  readonly uuid: string;
}

const READ: readonly Scope[] = ['zaken.lezen'];
const WRITE: readonly Scope[] = ['zaken.bijwerken', 'zaken.geforceerd-bijwerken'];
const MAKE: readonly Scope[] = ['zaken.aanmaken'];

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

export function zakenRoutes(server: FastifyInstance, room: Room): void {
  const setting: Setting = room;
  const root = API.zaken;
  const come = (request: FastifyRequest, reply: FastifyReply, scopes: readonly Scope[]): Client => enter(setting, request, reply, 'zaken', ...scopes);
  const of = (request: FastifyRequest): string => setting.rootOf(request);
  const query = (request: FastifyRequest): Query => request.query as Query;
  const body = (request: FastifyRequest): JsonObject => objectOf(request.body as Json | undefined);

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
    await act(room, request, client, async (mine) => {
      insistMayRemove(mine);
      await removeZaak(mine, await zaakOf(mine, request.params.uuid));
    });
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
  eigenschapRoutes(server, room, come);
  for (const kind of Object.keys(WAYS) as (keyof typeof WAYS)[]) {
    if (WAYS[kind].since === undefined || room.version === '1.5') partRoutes(server, room, kind, come);
  }
  combinedRoutes(server, room, come);
}

type Come = (request: FastifyRequest, reply: FastifyReply, scopes: readonly Scope[]) => Client;

/** A part that is read on its own. Throws Problem 404, 403. */
async function partWith(room: Room, client: Client, kind: PartKind, uuid: string): Promise<{ readonly dossier: Dossier; readonly part: NonNullable<ReturnType<typeof partAt>> }> {
  const found = identify(room.numbers, uuid);
  const dossier = found?.kind === kind ? await dossierAt(room.shelf, room.compute, found.serial) : undefined;
  const part = dossier && partAt(room.numbers, dossier, kind, uuid);
  if (!dossier || !part) throw notFound();
  if (!maySee(client, dossier)) throw denied();
  return { dossier, part };
}

function partRoutes(server: FastifyInstance, room: Room, kind: keyof typeof WAYS, come: Come): void {
  const path = `${API.zaken}/${PARTS[kind]}`;
  const ways = WAYS[kind];
  const write: readonly Scope[] = kind === 'status' ? ['zaken.aanmaken', 'zaken.statussen.toevoegen', ...WRITE] : [...MAKE, ...WRITE];
  const body = (request: FastifyRequest): JsonObject => objectOf(request.body as Json | undefined);
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
  const body = (request: FastifyRequest): JsonObject => objectOf(request.body as Json | undefined);
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

function combinedRoutes(server: FastifyInstance, room: Room, come: Come): void {
  const body = (request: FastifyRequest): JsonObject => objectOf(request.body as Json | undefined);
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
  const onZaak = (path: string, work: (mine: Parameters<Parameters<typeof act>[3]>[0], dossier: Dossier, body: JsonObject, root: string) => Promise<JsonObject>): void => {
    server.post<{ Params: OfOne }>(`${API.zaken}/${path}/:uuid`, async (request, reply) => {
      const client = come(request, reply, WRITE);
      insistOnCrs(request, 'with geometry');
      return act(room, request, client, async (mine) => {
        if (!may(mine, 'zaken.bijwerken') && !may(mine, 'zaken.geforceerd-bijwerken')) throw denied();
        return work(mine, await zaakOf(mine, request.params.uuid), body(request), room.rootOf(request));
      });
    });
  };
  onZaak('zaak_bijwerken', bijwerken);
  onZaak('zaak_opschorten', (mine, dossier, sent, root) => uitstellen(mine, dossier, sent, 'opschorting', root));
  onZaak('zaak_verlengen', (mine, dossier, sent, root) => uitstellen(mine, dossier, sent, 'verlenging', root));
  onZaak('zaak_afsluiten', afsluiten);
}
