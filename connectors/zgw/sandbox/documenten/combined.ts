// Serves the experimental combined calls of Open Zaak: reserve names, and make a document with its relation at once.
import type { FastifyInstance } from 'fastify';
import { isObject, type Json } from '../../../../core/model/json';
import { check } from '../check';
import { integer, text } from '../fields';
import { API } from '../paths';
import { insist, invalidInput, Problem } from '../problem';
import { addZaakinformatieobject } from '../zaken/relate';
import { denied } from './access';
import { bodyOf, discard, draft, enrol } from './create';
import { placeOfDocument } from './identity';
import type { Door } from './index';
import { newName } from './names';
import { renderDocument } from './render';

/** Any of these lets a caller put a document in a zaak. */
const ZAKEN = ['zaken.aanmaken', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken'] as const;

/** Faults of one half of the body carry its name. */
const under = (half: string) => (error: unknown): never => {
  if (!(error instanceof Problem) || error.invalid === null) throw error;
  throw invalidInput(error.invalid.map((one) => ({ ...one, name: `${half}.${one.name}` })));
};

const RESERVE = { bronorganisatie: text(9, { minLength: 9 }), aantal: integer(1, 1_000_000, { required: false }) };

export function combinedRoutes(server: FastifyInstance, { at, come, actor, root }: Door): void {
  // One transaction: the document, and its place in the zaak; or neither.
  server.post(`${API.documenten}/document_registreren`, async (request, reply) => {
    const client = come(request, reply, 'documenten.aanmaken');
    if (!ZAKEN.some((scope) => client.scopes.includes(scope))) throw denied();
    const body = bodyOf(request.body as Json | undefined);
    insist(['enkelvoudiginformatieobject', 'zaakinformatieobject'].filter((name) => !isObject(body[name])).map((name) => ({ name, code: 'required', reason: 'Dit veld is vereist.' })));
    const drafted = await draft(at, body['enkelvoudiginformatieobject']).catch(under('enkelvoudiginformatieobject'));
    const relation = bodyOf(body['zaakinformatieobject']);
    let over = (): void => undefined;
    try {
      const made = await at.shelf.exclusively(async (desk) => {
        const record = await enrol(at, desk, client, actor(request, client), drafted).catch(under('enkelvoudiginformatieobject'));
        const related = await addZaakinformatieobject(at.setting, desk, client, actor(request, client), relation, placeOfDocument(record.uuid), root(request)).catch(under('zaakinformatieobject'));
        over = related.over;
        return { enkelvoudiginformatieobject: renderDocument(at.version, record, record, root(request), true), zaakinformatieobject: related.answer };
      });
      return reply.code(201).send(made);
    } catch (error) {
      await discard(at, drafted);
      throw error;
    } finally {
      over();
    }
  });
  server.post(`${API.documenten}/documentnummer_reserveren`, async (request, reply) => {
    come(request, reply, 'documenten.aanmaken');
    const { value, faults } = check(RESERVE, bodyOf(request.body as Json | undefined), false);
    insist(faults);
    const names = await at.shelf.exclusively(async (desk) => {
      const made: { identificatie: string }[] = [];
      for (let left = Number(value['aantal'] ?? 1); left > 0; left -= 1) made.push({ identificatie: await newName(at, desk, String(value['bronorganisatie'])) });
      return made;
    });
    return reply.code(201).send(names.length === 1 ? names[0] : names);
  });
}
