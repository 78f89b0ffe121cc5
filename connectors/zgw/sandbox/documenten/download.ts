// Streams the content of a document: whole or a range of it, of any version.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem';
import type { Documenten } from './context';
import type { DocumentVersion } from './record';

/** The first range of a Range header (RFC 9110 §14.2); null: no range that can be served, so the whole. `unsatisfiable`: 416. */
function rangeOf(header: string | undefined, size: number): { readonly from: number; readonly to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const suffix = match[1] === '' ? Number(match[2]) : null;
  const from = suffix === null ? Number(match[1]) : Math.max(0, size - suffix);
  const to = suffix !== null || match[2] === '' ? size : Math.min(size, Number(match[2]) + 1);
  if (suffix === null && match[2] !== '' && Number(match[2]) < from) return null;
  return from >= size || suffix === 0 ? 'unsatisfiable' : { from, to };
}

/** Answers 200, 206, 204 without content, or 416. */
export async function download({ store, shelf }: Documenten, request: FastifyRequest, reply: FastifyReply, { value, content }: DocumentVersion): Promise<FastifyReply> {
  if (content === null || content.size === 0) return reply.code(204).send();
  const name = typeof value['bestandsnaam'] === 'string' && value['bestandsnaam'] !== '' ? value['bestandsnaam'] : 'document';
  const range = rangeOf(request.headers.range, content.size);
  if (range === 'unsatisfiable') throw new Problem(416, 'range_not_satisfiable', 'Het gevraagde bereik ligt buiten het document.', null, { 'Content-Range': `bytes */${content.size}` });
  const { from, to } = range ?? { from: 0, to: content.size };
  const bytes = await store.open(shelf, content, from, to);
  if (bytes === null) throw new Problem(500, 'error', `De sandbox heeft de ${content.size} bytes van dit document niet meer: content is digest, of een ander proces bewaarde ze in een tijdelijke map.`);
  if (range) void reply.code(206).header('Content-Range', `bytes ${from}-${to - 1}/${content.size}`);
  return reply
    .header('Content-Length', to - from)
    .header('Accept-Ranges', 'bytes')
    .header('Content-Disposition', `attachment; filename="document"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/octet-stream')
    .send(bytes);
}
