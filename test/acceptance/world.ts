// A StUF service over real HTTP in front of a ZGW register over real HTTP, with the real store, mappings and exchange between them.
import { createServer, type IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { CONNECTORS } from '../../connectors/registry';
import { stuf } from '../../connectors/stuf';
import { zgw } from '../../connectors/zgw';
import { secretOf } from '../../core/connector/secret';
import type { Log } from '../../core/connector/host';
import type { ServiceAnswer } from '../../core/connector/service';
import { openSpool } from '../../core/content/spool';
import type { Diagnostic } from '../../core/diagnostics/diagnostic';
import { testRoom } from '../../core/exchange/testing';
import { makeExchange } from '../../core/exchange/exchange';
import { loadMappings } from '../../core/mapping/load';
import { MODEL_SHAPES } from '../../core/model/shapes';
import type { JsonObject } from '../../core/model/json';
import { readMessage } from '../../core/xml/mtom';
import type { XmlTree } from '../../core/xml/tree';
import { quiet, testHost } from '../support/house';
import { freshDatabase } from '../support/postgres';
import { openStore } from '../../core/store/open';

// What went wrong inside is of use to whoever runs the suite; messages hold only test persons.
const loud: Log = { ...quiet, error: (fields, message) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`) };

/** Zender or ontvanger as it stands in a message. */
export interface Party { readonly organisatie?: string; readonly applicatie: string }

export interface WorldOptions {
  /** `settings` of the ZGW connection: roots, clientId, secret, catalogus. */
  readonly register: JsonObject;
  readonly zenders: readonly Party[];
  readonly ontvangers: readonly Party[];
  /** RSIN of the municipality. */
  readonly rsin: string;
  /** First digits of numbers that are given. */
  readonly gemeentecode: string;
  /** More settings of the sender: zaaktypen, archiefnominatie, mapping. */
  readonly sender?: JsonObject;
}

export interface Reply { readonly status: number; readonly text: string; readonly tree: XmlTree | null }

export interface World extends AsyncDisposable {
  readonly url: string;
  readonly found: Diagnostic[];
  post(body: string, soapAction: string | null): Promise<Reply>;
}

export async function openWorld({ register, zenders, ontvangers, rsin, gemeentecode, sender = {} }: WorldOptions): Promise<World> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'one' });
  const root = mkdtempSync(path.join(os.tmpdir(), 'zs-acceptance-'));
  const spool = openSpool(path.join(root, 'spool'));
  const target = zgw.connect(zgw.config.parse({ ...register, secret: secretOf(String(register['secret'])) }), testHost('register', store.shelf('register'), root));
  if (!target.register) throw new Error('the ZGW connection offers no register');
  const [systeem = { applicatie: 'ZAAKSLUIS' }, ...others] = ontvangers;
  const service = stuf.connect(stuf.config.parse({ systeem, rsin, service: { ontvangers: others } }), { ...testHost('zds', store.shelf('zds'), root), spool, log: loud });
  if (!service.service || !stuf.sender) throw new Error('the StUF connection offers no service');
  const mappings = loadMappings(path.join(__dirname, '../../mappings'), [...MODEL_SHAPES, ...[...CONNECTORS.values()].flatMap((one) => one.shapes)]).mappings;
  const parsed = stuf.sender.parse({ zender: zenders, authentication: { none: true }, validate: 'off', ...sender }) as unknown as JsonObject;
  const found: Diagnostic[] = [];
  const numbers = { from: 'series' as const, prefix: gemeentecode, width: 9, start: 1, probe: false };
  const exchange = makeExchange(testRoom({
    store: store.exchanges, registers: { register: target.register }, service: service.service, found, spool,
    mappings: Object.fromEntries(['zaak', 'informatieobject', 'besluit'].flatMap((kind) => { const one = mappings.get(`stuf/${kind}`); return one ? [[kind, one]] : []; })),
    senders: [{ name: 'zender', settings: parsed }], numbers: { zaak: numbers, informatieobject: numbers, besluit: numbers }, bronorganisatie: rsin,
  }));
  const serve = async (request: IncomingMessage): Promise<ServiceAnswer> => {
    const url = new URL(request.url ?? '/', 'http://zaaksluis.example');
    const headers = Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    const incoming = { method: request.method ?? 'GET', path: url.pathname, remoteAddress: request.socket.remoteAddress ?? '', query: Object.fromEntries(url.searchParams), headers, body: request };
    return service.service?.serve(incoming, exchange, new AbortController().signal) ?? Promise.reject(new Error('no service'));
  };
  const server = createServer((request, response) => {
    void serve(request).then((answer) => {
      response.writeHead(answer.status, { ...answer.headers });
      if (typeof answer.body === 'string') response.end(answer.body);
      else answer.body.on('error', () => response.destroy()).pipe(response);
    }, (error: unknown) => response.writeHead(599).end(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/zds`;
  return {
    url, found,
    post: async (body, soapAction) => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8', ...(soapAction === null ? {} : { soapaction: `"${soapAction}"` }) }, body });
      const type = response.headers.get('content-type') ?? '';
      const text = await response.text();
      const bytes = async function* (): AsyncIterable<Buffer> { yield await Promise.resolve(Buffer.from(text)); };
      return { status: response.status, text, tree: type.includes('xml') ? await readMessage(bytes(), type, { file: 'answer' }) : null };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service[Symbol.asyncDispose]();
      await target[Symbol.asyncDispose]();
      await store.close();
      await database.drop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
