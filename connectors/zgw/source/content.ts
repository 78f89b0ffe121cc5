// Opens the content of a document version as a stream, from any byte on, also where the server knows no ranges.
import { finished, Readable, Transform } from 'node:stream';
import { Blocked, Retry } from '../../../core/connector/outcome';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../../core/model/json';
import type { Api } from '../api';
import { text } from '../reading/values';

/**
 * `content` is `inhoud` of the model, as it is. Throws Blocked ZS4155 where that version has no such content any more; the stream
 * fails with Retry where it is cut off. Destroying it ends the call. Size and checksum of a whole reading are the caller's to
 * compare; of a reading that began further on only we know the size.
 */
export async function openContent(documenten: Api, content: JsonObject, from: number, signal: AbortSignal): Promise<Readable> {
  const versie = typeof content['versie'] === 'number' ? content['versie'] : null;
  const omvang = typeof content['omvang'] === 'number' ? content['omvang'] : null;
  const what = versie === null ? 'the document' : `version ${versie}`;
  const path = `/enkelvoudiginformatieobjecten/${encodeURIComponent(text(content['bron']))}/download`;
  // A gateway that packs would make ranges count packed bytes.
  const headers = { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) };
  const answer = await documenten.bytes(path, versie === null ? {} : { versie: String(versie) }, headers, signal);
  const gone = (why: string): Blocked => new Blocked(diagnostic('ZS4155', `${what} ${why}`));

  if (answer.status === 416 && from === omvang) return Readable.from([]);
  if (answer.status === 204 && (omvang ?? 0) === 0 && from === 0) return Readable.from([]);
  if (!answer.stream || (answer.status !== 200 && answer.status !== 206)) {
    answer.stream?.destroy();
    throw gone(answer.status === 416 ? `has less than ${from} bytes` : `has no content (${answer.status})`);
  }
  const begins = answer.status === 206 ? beginOf(answer.headers['content-range'], from) : 0;
  if (begins > from) {
    answer.stream.destroy();
    throw gone(`was answered from byte ${begins}, asked was ${from}`);
  }
  const expected = from > 0 ? omvang : null;
  return cut(answer.stream, from - begins, () => new Retry(diagnostic('ZS3001', `GET ${path}: the content was cut off`)), (given) =>
    expected !== null && from + given !== expected ? gone(`has ${from + given} bytes; there were ${expected}`) : null);
}

/** `bytes 100-199/200` → 100. */
function beginOf(range: string | undefined, asked: number): number {
  const match = /^bytes (\d+)-/.exec(range ?? '');
  return match ? Number(match[1]) : asked;
}

/** Without its first `skip` bytes; `broken` makes the error of a body that ends early, `ended` judges how many bytes were given. */
function cut(body: Readable, skip: number, broken: () => Error, ended: (given: number) => Error | null): Readable {
  let toSkip = skip;
  let given = 0;
  const rest = new Transform({
    transform: (chunk: Buffer, _, done) => {
      const kept = chunk.subarray(Math.min(toSkip, chunk.length));
      toSkip -= chunk.length - kept.length;
      given += kept.length;
      done(null, kept.length > 0 ? kept : undefined);
    },
    flush: (done) => done(ended(given)),
  });
  finished(body, { writable: false }, (error) => {
    if (error) rest.destroy(broken());
  });
  rest.once('close', () => body.destroy());
  return body.pipe(rest);
}
