// Serves objectinformatieobjecten: read by anyone; made by hand only where the other side already has the relation.
import type { FastifyInstance } from 'fastify';
import { type Json, type JsonObject } from '../../../../core/model/json';
import { check } from '../check';
import { tagged } from '../enter';
import { API, placeFromUrl, urlOf } from '../paths';
import { insist, notFound, refused } from '../problem';
import type { Client } from '../settings';
import { maySee, insistVisible } from './access';
import { bodyOf } from './create';
import { expandedChild, expansions } from './expand';
import { objectinformatieobjectFields } from './fields';
import type { Door } from './index';
import { insistKnown, type Query } from './list';
import { byPlace } from './record';
import { placeOfRelation, relate, relationAt, relationsOf, relationsTo, unrelate, type ObjectType, type Related } from './relations';
import { everyDocument } from './walk';
import { placeOfDocument } from './identity';

const ROOT = `${API.documenten}/objectinformatieobjecten`;
type One = { Params: { readonly uuid: string } };

const rendered = ({ uuid, informatieobject, object, objectType }: Related, root: string): JsonObject => ({ url: urlOf(placeOfRelation(uuid), root), informatieobject: urlOf(informatieobject, root), object: urlOf(object, root), objectType });

export function relationRoutes(server: FastifyInstance, { at, come, root }: Door): void {
  const paths = (query: Query): readonly string[] => expansions(at, query['expand'], at.version === '1.7' ? ['informatieobject', 'informatieobject.informatieobjecttype'] : []);
  const visibleTo = async (client: Client, relation: Related): Promise<boolean> => {
    const record = await byPlace(at.seeding, at.shelf, relation.informatieobject);
    return record !== undefined && maySee(client, 'documenten.lezen', record);
  };
  const found = async (uuid: string): Promise<Related> => {
    const relation = await relationAt(at.seeding, at.shelf, uuid);
    if (!relation) throw notFound();
    return relation;
  };
  // An array, not a page: all of them where nothing narrows it.
  server.get(ROOT, async (request, reply) => {
    const client = come(request, reply, 'documenten.lezen');
    const query = request.query as Query;
    insistKnown(query, ['informatieobject', 'object', ...(at.version === '1.7' ? ['expand'] : [])]);
    const [document, object] = [query['informatieobject'], query['object']];
    const place = document === undefined ? null : placeFromUrl(document);
    insist(document !== undefined && place === null ? [{ name: 'informatieobject', code: 'invalid', reason: 'Voer een geldige URL in.' }] : []);
    const wanted = object === undefined ? null : (placeFromUrl(object) ?? object);
    const relations: Related[] = [];
    if (place !== null) relations.push(...(await relationsOf(at.seeding, at.shelf, place)));
    else if (wanted !== null) relations.push(...(await relationsTo(at.seeding, at.shelf, wanted)));
    else for await (const { uuid } of everyDocument(at, at.shelf)) relations.push(...(await relationsOf(at.seeding, at.shelf, placeOfDocument(uuid))));
    const shown: JsonObject[] = [];
    for (const relation of relations) {
      if ((wanted !== null && relation.object !== wanted) || !(await visibleTo(client, relation))) continue;
      shown.push(await expandedChild(at, at.shelf, rendered(relation, root(request)), relation.informatieobject, paths(query), root(request)));
    }
    return shown;
  });
  server.get<One>(`${ROOT}/:uuid`, async (request, reply) => {
    const client = come(request, reply, 'documenten.lezen');
    const relation = await found(request.params.uuid);
    const record = await byPlace(at.seeding, at.shelf, relation.informatieobject);
    if (!record) throw notFound();
    insistVisible(client, 'documenten.lezen', record);
    return tagged(request, reply, await expandedChild(at, at.shelf, rendered(relation, root(request)), relation.informatieobject, paths(request.query as Query), root(request)));
  });
  server.post(ROOT, async (request, reply) => {
    come(request, reply, 'documenten.aanmaken');
    const { value, faults } = check(objectinformatieobjectFields, bodyOf(request.body as Json | undefined), false);
    insist(faults);
    const informatieobject = String(value['informatieobject']);
    const object = placeFromUrl(String(value['object'])) ?? String(value['object']);
    const made = await at.shelf.exclusively(async (desk) => {
      insist((await byPlace(at.seeding, desk, informatieobject)) ? [] : [{ name: 'informatieobject', code: 'does_not_exist', reason: 'Ongeldige hyperlink - Object bestaat niet.' }]);
      const there = (await relationsOf(at.seeding, desk, informatieobject)).some((relation) => relation.object === object);
      insist(there ? [refused('unique', 'The fields object, informatieobject must make a unique set.')] : []);
      // Zaken and besluiten of this register make their own: made by hand it has no other side (drc: inconsistent-relation).
      insist(/^(zaken|besluiten):/.test(object) ? [refused('inconsistent-relation', 'The relation between object and informatieobject does not exist in the source API')] : []);
      return relate(at.seeding, desk, { informatieobject, object, objectType: String(value['objectType']) as ObjectType });
    });
    const answer = rendered(made, root(request));
    return reply.code(201).header('Location', answer['url']).send(answer);
  });
  server.delete<One>(`${ROOT}/:uuid`, async (request, reply) => {
    come(request, reply, 'documenten.verwijderen');
    await at.shelf.exclusively(async (desk) => {
      const relation = await relationAt(at.seeding, desk, request.params.uuid);
      if (!relation) throw notFound();
      insist(/^(zaken|besluiten):/.test(relation.object) ? [refused('remote-relation-exists', 'The relation exists at the source: remove it there.')] : []);
      await unrelate(at.seeding, desk, relation);
    });
    return reply.code(204).send();
  });
}
