// A register that holds what a recording saw: every object of its answers, served by URL and by query in any order, and changed by writes.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject, Json } from '../../core/model/json';
import { isObject } from '../../core/model/json';

export interface RecordedCall { readonly method: string; readonly url: string; readonly body: string | null; readonly answer: string | null; readonly failed: boolean }

/** One write that reached the register; `to` is the resource with ids left out, `zaken/api/v1/rollen`. */
export interface Effect { readonly method: string; readonly to: string; readonly body: JsonObject }

export interface RecordedRegister extends AsyncDisposable {
  readonly url: string;
  readonly effects: Effect[];
}

const ORIGIN = /https?:\/\/[^/"\s\\]+(?=\/(?:zaken|catalogi|documenten|besluiten)\/api\/v1)/g;
const ID = /\/[0-9a-f]{8}-[0-9a-f-]{27}/gi;
export const resourceOf = (path: string): string => path.replace(ORIGIN, '').replace(ID, '').replace(/^\//, '').replace(/\?.*$/, '');
const parsed = (text: string | null): Json | undefined => {
  try {
    return text === null ? undefined : (JSON.parse(text) as Json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // content of a document, or an error page
    throw error;
  }
};

/** Every object with a url, wherever it lies in an answer. */
function objectsIn(value: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  return [...(typeof value['url'] === 'string' ? [value] : []), ...(Array.isArray(value['results']) ? objectsIn(value['results']) : [])];
}

/** The objects as they were before the recorded question: what a write made is left out, and the first sight of an object counts. */
export function stateOf(calls: readonly RecordedCall[]): readonly JsonObject[] {
  const made = new Set<string>();
  const state = new Map<string, JsonObject>();
  for (const { method, answer } of calls) {
    for (const one of objectsIn(parsed(answer))) {
      const url = String(one['url']);
      if (method === 'POST' && !state.has(url)) made.add(url);
      else if (method === 'GET' && !made.has(url) && !state.has(url)) state.set(url, one);
    }
  }
  return [...state.values()];
}

/** What a register fills in by itself in what is made. */
const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  'zaken/api/v1/zaken': { einddatum: null, status: null, resultaat: null, deelzaken: [], relevanteAndereZaken: [], eigenschappen: [], kenmerken: [], opschorting: { indicatie: false, reden: '' }, verlenging: { reden: '', duur: null }, archiefstatus: 'nog_te_archiveren', hoofdzaak: null, vertrouwelijkheidaanduiding: 'openbaar' },
  'documenten/api/v1/enkelvoudiginformatieobjecten': { versie: 1, locked: false, beginRegistratie: '2023-01-01T00:00:00Z' },
};

const matches = (one: JsonObject, field: string, wanted: string): boolean => {
  const value = one[field];
  if (Array.isArray(value)) return value.includes(wanted);
  return value === undefined || String(value) === wanted;
};

/** Starts it with this state; content of documents is what the recording downloaded. */
export async function recordedRegister(state: readonly JsonObject[], downloads: ReadonlyMap<string, Buffer>, selectielijst: Readonly<Record<string, Json>> = {}): Promise<RecordedRegister> {
  const objects = new Map<string, JsonObject>();
  const effects: Effect[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', base);
      const body = parsed(Buffer.concat(chunks).toString('utf8'));
      const answer = (status: number, value: Json | Buffer): void => {
        response.writeHead(status, { 'content-type': Buffer.isBuffer(value) ? 'application/octet-stream' : 'application/json', 'api-version': '1.5.1' });
        response.end(Buffer.isBuffer(value) ? value : JSON.stringify(value));
      };
      const to = resourceOf(pathname);
      const at = `${base}${pathname}`;
      const there = objects.get(at);
      const method = request.method ?? 'GET';
      if (method !== 'GET' && method !== 'HEAD' && !/_zoek$|\/(?:un)?lock$/.test(pathname)) effects.push({ method, to, body: isObject(body) ? body : {} });
      if (method === 'GET') {
        const list = /^\/selectielijst\/api\/v1\/(\w+)$/.exec(pathname)?.[1];
        if (list !== undefined) return answer(200, selectielijst[list] ?? []);
        if (pathname.endsWith('/download')) return answer(200, downloads.get(pathname.replace(/\/download$/, '')) ?? Buffer.from('inhoud'));
        if (there) return answer(200, there);
        if (/[0-9a-f]{12}\/[a-z]+$/i.test(pathname)) return answer(200, []); // parts within a zaak: none was seen
        if (new RegExp(ID.source, 'i').test(pathname)) return answer(404, { status: 404, code: 'not_found', title: 'Niet gevonden.' });
        const found = [...objects].filter(([url, one]) => resourceOf(url) === to && [...searchParams].every(([field, wanted]) => field === 'page' || field === 'expand' || field === 'status' || matches(one, field, wanted))).map(([, one]) => one);
        return answer(200, to.endsWith('zaakinformatieobjecten') || to.endsWith('objectinformatieobjecten') ? found : { count: found.length, next: null, previous: null, results: found });
      }
      if (method === 'POST' && pathname.endsWith('/lock')) return answer(200, { lock: randomUUID().replaceAll('-', '') });
      if (method === 'POST' && pathname.endsWith('/unlock')) return answer(204, {});
      if (method === 'POST' && pathname.endsWith('/_zoek')) return answer(200, { count: 0, next: null, previous: null, results: [] });
      if (method === 'DELETE') {
        objects.delete(at);
        return answer(204, {});
      }
      if (method === 'POST') {
        // Combined endpoints are not of the time of these recordings.
        if (!/\/(?:zaken|rollen|statussen|resultaten|zaakobjecten|zaakeigenschappen|zaakinformatieobjecten|enkelvoudiginformatieobjecten|besluiten|besluitinformatieobjecten|gebruiksrechten)$/.test(pathname)) return answer(404, { status: 404, code: 'not_found', title: 'Niet gevonden.' });
        const uuid = randomUUID();
        const made: JsonObject = { ...DEFAULTS[to], ...(isObject(body) ? body : {}), url: `${at}/${uuid}`, uuid };
        objects.set(`${at}/${uuid}`, made);
        return answer(201, made);
      }
      if (!there) return answer(404, { status: 404, code: 'not_found', title: 'Niet gevonden.' });
      const changed: JsonObject = { ...there, ...(isObject(body) ? body : {}) };
      objects.set(at, changed);
      return answer(200, changed);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const one of state) {
    const here = JSON.parse(JSON.stringify(one).replace(ORIGIN, base)) as JsonObject;
    objects.set(String(here['url']), here);
  }
  for (const [url, one] of objects) {
    // What a zaak points to and nobody asked for: the translator never read it, so it is not in the state.
    for (const field of ['status', 'resultaat', 'hoofdzaak']) if (resourceOf(url).endsWith('/zaken') && typeof one[field] === 'string' && !objects.has(one[field])) objects.set(url, { ...objects.get(url), [field]: null });
    const content = downloads.get(new URL(url).pathname);
    if (resourceOf(url).endsWith('enkelvoudiginformatieobjecten')) objects.set(url, { ...one, bestandsomvang: content?.length ?? 'inhoud'.length, inhoud: `${url}/download` });
  }
  // A catalogus is named by its zaaktypen and never asked for itself.
  for (const one of [...objects.values()]) {
    const catalogus = one['catalogus'];
    if (typeof catalogus === 'string' && !objects.has(catalogus)) objects.set(catalogus, { url: catalogus, domein: 'ZDS', rsin: '823288444', naam: 'ZDS' });
  }
  return { url: base, effects, [Symbol.asyncDispose]: async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  } };
}
