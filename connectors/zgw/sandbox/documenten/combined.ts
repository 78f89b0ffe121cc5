// Serves the experimental combined calls of Open Zaak: reserve names, and make a document with its relation at once.
import type { FastifyInstance } from 'fastify';
import type { Json } from '../../../../core/model/json';
import { check } from '../check';
import { integer, text } from '../fields';
import { API } from '../paths';
import { insist } from '../problem';
import { bodyOf } from './create';
import type { Door } from './index';
import { newName } from './names';

const RESERVE = { bronorganisatie: text(9, { minLength: 9 }), aantal: integer(1, 1_000_000, { required: false }) };

export function combinedRoutes(server: FastifyInstance, { at, come }: Door): void {
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
