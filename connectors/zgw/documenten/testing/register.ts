// A Documenten API small enough to be told how to go wrong: real HTTP, one part size, and every call counted. Content may be kept as its digest.
import { createHash, randomUUID, type Hash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Json, JsonObject } from '../../../../core/model/json';

export interface Wrong {
  readonly method: string;
  /** Matches the path. */
  readonly path: RegExp;
  /** `before`: nothing takes effect; `after`: the reply is lost. A number: that status, with `code`. */
  readonly do: 'before' | 'after' | number;
  readonly code?: string;
  times: number;
}

interface Part {
  readonly id: string;
  readonly volgnummer: number;
  readonly omvang: number;
  bytes: Buffer | null;
  done: boolean;
  digest: string;
}

interface Document {
  readonly id: string;
  versions: { fields: JsonObject; content: Buffer | null; digest: string | null }[];
  lock: string | null;
  parts: Part[];
  rights: string[];
}

export interface Register extends AsyncDisposable {
  readonly url: string;
  readonly documents: Map<string, Document>;
  readonly rights: Map<string, JsonObject>;
  readonly relations: JsonObject[];
  readonly wrong: Wrong[];
  /** `PUT /bestandsdelen` and the like, in order. */
  readonly calls: string[];
  /** Numbers of the parts that arrived whole, in order. */
  readonly arrived: number[];
  /** Changed while it runs. */
  readonly settings: { partSize: number; mayForce: boolean; mayDelete: boolean; tellsLock: boolean; keeps: 'bytes' | 'digest'; flips: boolean; version: string };
  /** The type every document belongs to. */
  readonly type: string;
  only(): Document;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const DOCUMENT_DEFAULTS: JsonObject = {
  vertrouwelijkheidaanduiding: 'openbaar', status: '', formaat: '', bestandsnaam: '', bestandsomvang: null, link: '', beschrijving: '', ontvangstdatum: null, verzenddatum: null,
  indicatieGebruiksrecht: null, verschijningsvorm: '', ondertekening: { soort: '', datum: null }, integriteit: { algoritme: '', waarde: '', datum: null }, trefwoorden: [],
};

class Refusal extends Error {
  constructor(readonly status: number, readonly code: string, readonly field = '') {
    super(code);
  }
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** Reads one multipart body with the fields before the file, as we send it, without keeping the file where only its digest counts. */
async function readMultipart(request: http.IncomingMessage, keeps: boolean): Promise<{ lock: string; size: number; digest: string; bytes: Buffer | null }> {
  const boundary = Buffer.from(`\r\n--${/boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? ''}`);
  let head: Buffer | null = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  let lock = '';
  let size = 0;
  const digest: Hash = createHash('sha256');
  const kept: Buffer[] = [];
  const file = (bytes: Buffer): void => {
    size += bytes.length;
    digest.update(bytes);
    if (keeps) kept.push(Buffer.from(bytes));
  };
  for await (const chunk of request as AsyncIterable<Buffer>) {
    let bytes: Buffer = chunk;
    if (head !== null) {
      head = Buffer.concat([head, bytes]);
      const at = head.indexOf('filename=');
      const end = at < 0 ? -1 : head.indexOf('\r\n\r\n', at);
      if (end < 0) continue;
      lock = /name="lock"\r\n\r\n([^\r]*)/.exec(head.toString('latin1'))?.[1] ?? '';
      bytes = head.subarray(end + 4);
      head = null;
    }
    const joined = tail.length > 0 ? Buffer.concat([tail, bytes]) : bytes;
    const pass = Math.max(0, joined.length - boundary.length - 8);
    file(joined.subarray(0, pass));
    tail = Buffer.from(joined.subarray(pass));
  }
  const end = tail.lastIndexOf(boundary);
  file(tail.subarray(0, end < 0 ? tail.length : end));
  return { lock, size, digest: digest.digest('hex'), bytes: keeps ? Buffer.concat(kept) : null };
}

export async function startRegister(given: Partial<Register['settings']> = {}): Promise<Register> {
  const settings: Register['settings'] = { partSize: 4 * 1024 ** 3, mayForce: true, mayDelete: true, tellsLock: false, keeps: 'bytes', flips: false, version: '1.4.2', ...given };
  const documents = new Map<string, Document>();
  const rights = new Map<string, JsonObject>();
  const relations: JsonObject[] = [];
  const wrong: Wrong[] = [];
  const calls: string[] = [];
  const arrived: number[] = [];
  const [catalogus, type] = [randomUUID(), randomUUID()];
  let url = '';
  const root = (): string => `${url}/documenten/api/v1`;
  const typeUrl = (): string => `${url}/catalogi/api/v1/informatieobjecttypen/${type}`;

  const shown = (document: Document, versie = document.versions.length): JsonObject => {
    const version = document.versions[versie - 1];
    const waits = document.parts.length > 0;
    return {
      url: `${root()}/enkelvoudiginformatieobjecten/${document.id}`, ...DOCUMENT_DEFAULTS, ...version?.fields, versie, beginRegistratie: '2026-11-23T12:00:00Z', locked: document.lock !== null,
      inhoud: version?.content === null && version.digest === null ? '' : `${root()}/enkelvoudiginformatieobjecten/${document.id}/download?versie=${versie}`,
      bestandsdelen: waits ? document.parts.map((part) => ({ url: `${root()}/bestandsdelen/${part.id}`, volgnummer: part.volgnummer, omvang: part.omvang, voltooid: part.done, lock: settings.tellsLock ? (document.lock ?? '') : '' })) : [],
    };
  };
  const of = (id: string): Document => {
    const found = documents.get(id);
    if (!found) throw new Refusal(404, 'not_found');
    return found;
  };
  const addVersion = (document: Document, body: JsonObject): void => {
    const { inhoud, lock: _, ...fields } = body;
    const before = document.versions.at(-1);
    const all: JsonObject = { ...before?.fields, ...fields };
    if (typeof inhoud === 'string') {
      const bytes = Buffer.from(inhoud, 'base64');
      if (bytes.length !== fields['bestandsomvang']) throw new Refusal(400, 'file-size', 'bestandsomvang');
      if (settings.flips && bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
      document.parts = [];
      document.versions.push({ fields: all, content: bytes, digest: createHash('sha256').update(bytes).digest('hex') });
    } else if (typeof fields['bestandsomvang'] === 'number' && fields['bestandsomvang'] > 0 && inhoud === null) {
      const size = fields['bestandsomvang'];
      document.parts = Array.from({ length: Math.ceil(size / settings.partSize) }, (__, at) => ({ id: randomUUID(), volgnummer: at + 1, omvang: Math.min(settings.partSize, size - at * settings.partSize), bytes: null, done: false, digest: '' }));
      document.lock ??= randomUUID();
      document.versions.push({ fields: all, content: null, digest: null });
    } else {
      document.parts = [];
      const keeps = inhoud === undefined;
      document.versions.push({ fields: all, content: keeps ? (before?.content ?? null) : null, digest: keeps ? (before?.digest ?? null) : null });
    }
  };
  const needsLock = (document: Document, lock: Json | undefined): void => {
    if (document.lock === null) throw new Refusal(400, 'unlocked');
    if (text(lock) === '') throw new Refusal(400, 'missing-lock-id');
    if (lock !== document.lock) throw new Refusal(400, 'incorrect-lock-id');
  };
  const merge = (document: Document): void => {
    const version = document.versions.at(-1);
    if (version && document.parts.length > 0) {
      const bytes = settings.keeps === 'bytes' ? Buffer.concat(document.parts.map((part) => part.bytes ?? Buffer.alloc(0))) : null;
      if (bytes && settings.flips && bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
      version.content = bytes;
      version.digest = bytes ? createHash('sha256').update(bytes).digest('hex') : document.parts.map((part) => part.digest).join(' ');
    }
    document.parts = [];
    document.lock = null;
  };

  const answer = async (request: http.IncomingMessage, path: string, query: URLSearchParams): Promise<{ status: number; body?: Json; stream?: Readable }> => {
    const method = request.method ?? 'GET';
    const json = async (): Promise<JsonObject> => JSON.parse((await whole(request)).toString() || '{}') as JsonObject;
    const page = (results: JsonObject[]): JsonObject => ({ count: results.length, next: null, previous: null, results });
    if (path === '/catalogi/api/v1/catalogussen') return { status: 200, body: page([{ url: `${url}/catalogi/api/v1/catalogussen/${catalogus}`, domein: 'ZANDH', rsin: '002564440' }]) };
    if (path === '/catalogi/api/v1/informatieobjecttypen') return { status: 200, body: page([{ url: typeUrl(), catalogus: `${url}/catalogi/api/v1/catalogussen/${catalogus}`, omschrijving: 'Brief', concept: false, beginGeldigheid: '2020-01-01', eindeGeldigheid: null }]) };
    const [, collection = '', id = '', verb = ''] = /^\/documenten\/api\/v1\/([a-z]+)(?:\/([0-9a-f-]{36}))?(?:\/([a-z]+))?$/.exec(path) ?? [];
    if (collection === 'bestandsdelen') {
      const document = [...documents.values()].find((one) => one.parts.some((part) => part.id === id));
      const part = document?.parts.find((one) => one.id === id);
      const got = await readMultipart(request, settings.keeps === 'bytes');
      if (!document || !part) throw new Refusal(404, 'not_found');
      needsLock(document, got.lock);
      if (got.size !== part.omvang) throw new Refusal(400, 'file-size', 'inhoud');
      arrived.push(part.volgnummer);
      Object.assign(part, { bytes: got.bytes, digest: got.digest, done: true });
      return { status: 200, body: { volgnummer: part.volgnummer, omvang: part.omvang, voltooid: true, lock: '' } };
    }
    if (collection === 'objectinformatieobjecten') return { status: 200, body: relations.filter((one) => one['informatieobject'] === query.get('informatieobject')) };
    if (collection === 'gebruiksrechten') return { status: method === 'POST' ? 201 : method === 'DELETE' ? 204 : 200, ...(await right(method, id, query, json)) };
    if (id === '') {
      if (method === 'GET') return { status: 200, body: page([...documents.values()].map((one) => shown(one)).filter((one) => ['identificatie', 'bronorganisatie'].every((field) => query.get(field) === null || one[field] === query.get(field)))) };
      const body = await json();
      if ([...documents.values()].some((one) => one.versions.at(-1)?.fields['identificatie'] === body['identificatie'] && one.versions.at(-1)?.fields['bronorganisatie'] === body['bronorganisatie'])) throw new Refusal(400, 'identificatie-niet-uniek', 'identificatie');
      if (body['informatieobjecttype'] !== typeUrl()) throw new Refusal(400, 'bad-url', 'informatieobjecttype');
      if (body['indicatieGebruiksrecht'] === true) throw new Refusal(400, 'missing-gebruiksrechten', 'indicatieGebruiksrecht');
      const made: Document = { id: randomUUID(), versions: [], lock: null, parts: [], rights: [] };
      addVersion(made, body);
      documents.set(made.id, made);
      return { status: 201, body: { ...shown(made), ...(made.lock === null ? {} : { lock: made.lock }) } };
    }
    const document = of(id);
    if (verb === 'download') {
      const version = document.versions[Number(query.get('versie') ?? document.versions.length) - 1];
      return version?.content ? { status: 200, stream: Readable.from([version.content]) } : { status: 204 };
    }
    if (verb === 'lock') {
      if (document.lock !== null) throw new Refusal(400, 'existing-lock');
      document.lock = randomUUID();
      return { status: 200, body: { lock: document.lock } };
    }
    if (verb === 'unlock') {
      const { lock } = await json();
      if (text(lock) === '') {
        if (!settings.mayForce) throw new Refusal(403, 'permission_denied');
      } else {
        needsLock(document, lock);
        if (document.parts.some((part) => part.done) && !document.parts.every((part) => part.done)) throw new Refusal(400, 'incomplete-upload');
      }
      merge(document);
      return { status: 204 };
    }
    if (method === 'PATCH') {
      const body = await json();
      needsLock(document, body['lock']);
      addVersion(document, body);
      return { status: 200, body: shown(document) };
    }
    if (method === 'DELETE') {
      if (!settings.mayDelete) throw new Refusal(403, 'permission_denied');
      if (document.lock !== null) throw new Refusal(400, 'destroy-locked');
      if (relations.some((one) => text(one['informatieobject']).endsWith(id))) throw new Refusal(400, 'pending-relations');
      documents.delete(id);
      return { status: 204 };
    }
    const versie = Number(query.get('versie') ?? document.versions.length);
    if (!document.versions[versie - 1]) throw new Refusal(404, 'not_found');
    return { status: 200, body: shown(document, versie) };
  };

  const right = async (method: string, id: string, query: URLSearchParams, json: () => Promise<JsonObject>): Promise<{ body?: Json }> => {
    if (method === 'GET' && id === '') return { body: [...rights.values()].filter((one) => one['informatieobject'] === query.get('informatieobject')) };
    if (method === 'POST') {
      const body = await json();
      const made = { url: `${root()}/gebruiksrechten/${randomUUID()}`, einddatum: null, ...body };
      rights.set(made.url.slice(-36), made);
      indicate(text(body['informatieobject']), true);
      return { body: made };
    }
    const held = rights.get(id);
    if (!held) throw new Refusal(404, 'not_found');
    if (method === 'DELETE') {
      rights.delete(id);
      if (![...rights.values()].some((one) => one['informatieobject'] === held['informatieobject'])) indicate(text(held['informatieobject']), null);
      return {};
    }
    if (method === 'PATCH') rights.set(id, { ...held, ...(await json()) });
    return { body: rights.get(id) ?? null };
  };
  const indicate = (document: string, value: true | null): void => {
    const version = of(document.slice(-36)).versions.at(-1);
    if (version) version.fields = { ...version.fields, indicatieGebruiksrecht: value };
  };

  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const method = request.method ?? 'GET';
    const rule = wrong.find((one) => one.times > 0 && one.method === method && one.path.test(pathname));
    if (rule) rule.times -= 1;
    calls.push(`${method} ${pathname.replace(/^\/(documenten|catalogi)\/api\/v1/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`);
    const refuse = (status: number, code: string, field = ''): void => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ code: field === '' ? code : 'invalid', title: code, status, detail: code, instance: 'urn:uuid:1', invalidParams: field === '' ? [] : [{ name: field, code, reason: code }] }));
    };
    if (rule?.do === 'before') return void request.socket.destroy();
    if (typeof rule?.do === 'number') return refuse(rule.do, rule.code ?? 'error');
    answer(request, pathname, searchParams).then(
      ({ status, body, stream }) => {
        if (rule?.do === 'after') return void request.socket.destroy();
        response.writeHead(status, { 'api-version': settings.version, ...(stream ? { 'content-type': 'application/octet-stream' } : { 'content-type': 'application/json' }) });
        if (stream) stream.pipe(response);
        else response.end(body === undefined ? undefined : JSON.stringify(body));
      },
      (error: unknown) => (error instanceof Refusal ? refuse(error.status, error.code, error.field) : refuse(500, String(error))),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    get url() {
      return url;
    },
    documents, rights, relations, wrong, calls, arrived, settings, type,
    only: () => {
      if (documents.size !== 1) throw new Error(`${documents.size} documents, not one`);
      return [...documents.values()][0] as Document;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
