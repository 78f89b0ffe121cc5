// What every call passes on its way in and out: version, token, scopes, reference systems, ETag.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock, Shelf } from '../../../core/connector/host';
import type { JsonObject } from '../../../core/model/json';
import type { Api } from './paths';
import { Problem } from './problem';
import type { Client, Scope, Settings } from './settings';
import { authenticate, authorize } from './token';
import { versionOf } from './versions';

/** What every API of the sandbox works with. */
export interface Setting {
  readonly shelf: Shelf;
  readonly clock: Clock;
  readonly settings: Settings;
  /** How the caller addressed this server: as Open Zaak does, answers carry that host. */
  readonly rootOf: (request: FastifyRequest) => string;
}

/** Says the version, and who calls. Throws Problem 403 without a good token or without any of the scopes. */
export function enter({ settings, clock }: Setting, request: FastifyRequest, reply: FastifyReply, api: Api, ...scopes: readonly Scope[]): Client {
  void reply.header('API-version', versionOf(api, settings));
  const client = authenticate(request.headers.authorization, settings.clients, clock.now());
  authorize(client, scopes);
  return client;
}

/** Zaken API: a call about a zaak names the reference system of its geometry: 412 without, 406 with another. */
export function insistOnCrs(request: FastifyRequest, body: 'with geometry' | 'without'): void {
  const asked = [request.headers['accept-crs'], ...(body === 'with geometry' ? [request.headers['content-crs']] : [])];
  if (asked.some((crs) => crs === undefined)) throw new Problem(412, 'precondition_failed', body === 'with geometry' ? "'Content-Crs' en 'Accept-Crs' headers ontbreken" : "'Accept-Crs' header ontbreekt");
  if (asked.some((crs) => crs !== 'EPSG:4326')) throw new Problem(406, 'not_acceptable', 'Het gevraagde CRS wordt niet ondersteund.');
}

/** X-Audit-Toelichting: why the caller did it. */
export function reason(request: FastifyRequest): string {
  const given = request.headers['x-audit-toelichting'];
  return typeof given === 'string' ? given.slice(0, 1000) : '';
}

/** ETag: MD5 of the body (ZGW caching). 304 where the caller has it already. */
export function tagged(request: FastifyRequest, reply: FastifyReply, body: JsonObject): FastifyReply {
  const text = JSON.stringify(body);
  const tag = `"${createHash('md5').update(text).digest('hex')}"`;
  const known = (request.headers['if-none-match'] ?? '').split(',').map((candidate) => candidate.trim().replace(/^W\//, ''));
  void reply.header('ETag', tag);
  return known.includes(tag) || known.includes('*') ? reply.code(304).send() : reply.type('application/json').send(text);
}
