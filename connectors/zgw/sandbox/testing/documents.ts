// Makes documents in tests: a published type, bodies that are right until a test spoils them, and parts of a chunked upload.
import type { Sandbox } from '../../../../core/connector/contract';
import type { Json, JsonObject } from '../../../../core/model/json';
import { call, informatieobjecttype, make, token, type Answer } from './client';

export const DOCUMENTEN = '/documenten/api/v1';
export const EIO = `${DOCUMENTEN}/enkelvoudiginformatieobjecten`;

/** One call; `path` from the root of the server, or a whole URL. */
export const ask = (at: Sandbox, method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<Answer> => call(at, method, path.startsWith('http') ? path : `${at.url}${path}`, body, headers);

/** A call that must succeed; answers its body. */
export async function must(at: Sandbox, method: string, path: string, body?: Json, headers: Record<string, string> = {}): Promise<JsonObject & { url: string }> {
  const answer = await ask(at, method, path, body, headers);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...answer.body, url: String(answer.body['url']) };
}

/** A published informatieobjecttype; answers its URL. */
export async function documenttype(at: Sandbox, more: JsonObject = {}): Promise<string> {
  const { url } = await make(at, 'informatieobjecttypen', informatieobjecttype(at, { beginGeldigheid: '2020-01-01', ...more }));
  await must(at, 'POST', `${url}/publish`);
  return url;
}

export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

export const document = (type: string, more: JsonObject = {}): JsonObject => ({
  bronorganisatie: '002564440', creatiedatum: '2026-11-01', titel: 'Foto van het bankje', auteur: 'Team Groen', taal: 'nld', formaat: 'text/plain', bestandsnaam: 'bankje.txt', informatieobjecttype: type, ...more,
});

/** A document with content; answers it. */
export const written = (at: Sandbox, type: string, text: string, more: JsonObject = {}): Promise<JsonObject & { url: string }> =>
  must(at, 'POST', EIO, document(type, { inhoud: base64(text), bestandsomvang: Buffer.byteLength(text), ...more }));

/** Uploads one part as multipart. */
export async function putPart(url: string, lock: string | null, bytes: Buffer | null, headers: Record<string, string> = {}): Promise<Answer> {
  const form = new FormData();
  if (bytes) form.set('inhoud', new Blob([new Uint8Array(bytes)]), 'deel');
  if (lock !== null) form.set('lock', lock);
  const response = await fetch(url, { method: 'PUT', body: form, headers: { authorization: `Bearer ${token()}`, ...headers } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as JsonObject };
}

export interface Bestandsdeel {
  readonly url: string;
  readonly volgnummer: number;
  readonly omvang: number;
  readonly voltooid: boolean;
  readonly lock: string;
}
export const partsOf = (body: JsonObject): readonly Bestandsdeel[] => body['bestandsdelen'] as unknown as readonly Bestandsdeel[];

/** The bytes of a download, whatever they are. */
export async function bytesOf(url: string, headers: Record<string, string> = {}): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token()}`, ...headers } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

export const results = (body: JsonObject): readonly JsonObject[] => body['results'] as JsonObject[];
