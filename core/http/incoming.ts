// Turns a call as fastify has it into what a receiver or service reads.
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Incoming } from '../connector/contract';
import type { Callers } from './certificate';

/** The call with the address of who really calls, and its certificate; the body is a stream that nobody has touched. */
export function incomingOf(request: FastifyRequest, callers: Callers): Incoming {
  const headers = singleValues(request.headers);
  const certificate = callers.certificateOf(request.raw.socket, headers);
  return {
    method: request.method,
    path: request.url.split('?')[0] ?? request.url,
    headers: callers.strip(headers),
    query: singleValues(request.query as Record<string, string | string[] | undefined>),
    remoteAddress: request.ip,
    ...(certificate === undefined ? {} : { certificate }),
    body: (request.body as Readable | undefined) ?? request.raw,
  };
}

function singleValues(values: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]])));
}
