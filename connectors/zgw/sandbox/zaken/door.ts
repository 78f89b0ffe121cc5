// What the routes of the Zaken API share at the door: scopes, and how a caller comes in.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Json, JsonObject } from '../../../../core/model/json';
import { notFound } from '../problem';
import type { Client, Scope } from '../settings';
import { denied } from './act';
import { objectOf } from './body';
import { dossierAt, identify, partAt, type Dossier, type Part, type PartKind } from './dossier';
import { maySee } from './list';
import type { Room } from './room';

export interface OfOne {
  readonly uuid: string;
}

export const READ: readonly Scope[] = ['zaken.lezen'];
export const WRITE: readonly Scope[] = ['zaken.bijwerken', 'zaken.geforceerd-bijwerken'];
export const MAKE: readonly Scope[] = ['zaken.aanmaken'];

/** Says the version and who calls. Throws Problem 403. */
export type Come = (request: FastifyRequest, reply: FastifyReply, scopes: readonly Scope[]) => Client;

/** What was sent. Throws Problem 400 where it is no object. */
export const bodyOf = (request: FastifyRequest): JsonObject => objectOf(request.body as Json | undefined);

/** A part that is read on its own. Throws Problem 404, 403. */
export async function partWith(room: Room, client: Client, kind: PartKind, uuid: string): Promise<{ readonly dossier: Dossier; readonly part: Part }> {
  const found = identify(room.numbers, uuid);
  const dossier = found?.kind === kind ? await dossierAt(room.shelf, room.compute, found.serial) : undefined;
  const part = dossier && partAt(room.numbers, dossier, kind, uuid);
  if (!dossier || !part) throw notFound();
  if (!maySee(client, dossier)) throw denied();
  return { dossier, part };
}
