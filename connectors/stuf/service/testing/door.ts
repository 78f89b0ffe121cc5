// A StUF service over real HTTP for tests: the exchange of the house on a database of its own, and operations that note what they were asked.
import { createServer, type IncomingMessage } from 'node:http';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ClientCertificate } from '../../../../core/connector/contract';
import { createHttp } from '../../../../core/connector/http/client';
import type { Host, Log } from '../../../../core/connector/host';
import type { Register } from '../../../../core/connector/register';
import type { Exchange, Service, ServiceAnswer } from '../../../../core/connector/service';
import { openSpool } from '../../../../core/content/spool';
import type { Diagnostic } from '../../../../core/diagnostics/diagnostic';
import { testExchange, testRegister } from '../../../../core/exchange/testing';
import type { JsonObject } from '../../../../core/model/json';
import { openStore, type OpenStore } from '../../../../core/store/open';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { config } from '../../config';
import { sender } from '../../sender';
import type { Answered, Operation, OperationContext, OperationKind } from '../operation';
import { makeService } from '../serve';
import { makeValidator } from '../validate';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface TestDoor extends AsyncDisposable {
  readonly url: string;
  /** What operations were asked, in order. */
  readonly asked: OperationContext[];
  /** What an operation does, by name; default: it answers without doing anything. */
  readonly doing: Map<string, (context: OperationContext) => Promise<Answered>>;
  readonly found: Diagnostic[];
  readonly logged: string[];
  /** Of each call the sender that the service named to the house. */
  readonly callers: (string | undefined)[];
  /** Files that are left in the spool. */
  readonly spooled: () => string[];
  readonly spoolFolder: string;
  /** The register behind it; its calls can be replaced. */
  readonly register: Mutable<Register>;
  readonly exchange: Exchange;
  readonly service: Service;
  /** The certificate of the next calls, as the house would tell it. */
  caller: { certificate?: ClientCertificate; remoteAddress?: string };
  post(body: string | Buffer | Readable, headers?: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;
}

export interface TestDoorOptions {
  readonly senders?: readonly { readonly name: string; readonly settings: unknown }[];
  /** For the connection, beside `systeem` and `rsin`. */
  readonly settings?: JsonObject;
  readonly mode?: Exchange['mode'];
  readonly waitMs?: number;
}

const NAMES: readonly (readonly [string, OperationKind])[] = [
  ['creeerZaak', 'command'], ['updateZaak', 'command'], ['actualiseerZaakstatus', 'command'], ['voegZaakdocumentToe', 'command'], ['maakZaakdocument', 'command'], ['zakLk01', 'command'],
  ['geefZaakdetails', 'question'], ['geefZaakstatus', 'question'], ['geefLijstZaakdocumenten', 'question'], ['geefZaakdocumentLezen', 'question'], ['zakLv01', 'question'],
  ['genereerZaakIdentificatie', 'free'], ['geefZaakdocumentBewerken', 'free'], ['ontkoppelZaakdocument', 'free'],
];

export const FORMULIEREN = { zender: { organisatie: '9999', applicatie: 'FORMULIEREN' }, authentication: { none: true } } as const;

/** One sender called `formulieren` unless others are given. */
export async function openDoor({ senders = [{ name: 'formulieren', settings: FORMULIEREN }], settings = {}, mode = 'straight-through', waitMs = 5_000 }: TestDoorOptions = {}): Promise<TestDoor> {
  const database: FreshDatabase = await freshDatabase();
  const store: OpenStore = await openStore({ url: database.url, key: Buffer.alloc(32, 7), node: 'one' });
  const root = mkdtempSync(path.join(os.tmpdir(), 'zs-door-'));
  const spoolFolder = path.join(root, 'spool');
  const logged: string[] = [];
  const note = (fields: JsonObject, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const spool = openSpool(spoolFolder);
  const host: Host = {
    connection: 'zds', clock: { now: () => new Date('2026-11-23T10:20:00Z') }, log, http: createHttp({}), inbox: store.inbox('zds'), spool, shelf: store.shelf('zds'), root,
    linked: () => Promise.resolve(new Map()), callbackUrl: null, readOnly: false,
  };
  const asked: OperationContext[] = [];
  const doing: TestDoor['doing'] = new Map();
  const operations = new Map(NAMES.map(([name, kind]): [string, Operation] => [name, {
    name, kind,
    run: async (context) => {
      asked.push(context);
      const own = doing.get(name);
      if (own) return own(context);
      return kind === 'question' ? { answered: 'objecten', objecten: [], vervolg: false } : kind === 'free' && name.startsWith('genereer') ? { answered: 'vrij', object: { identificatie: '9999000000042' } } : { answered: 'bevestiging' };
    },
  }]));
  const parsed = config.parse({ systeem: { organisatie: '9999', applicatie: 'ZAAKSLUIS' }, rsin: '002564440', ...settings });
  const validator = makeValidator({ schemas: parsed.schemas, root });
  const service = makeService({ settings: parsed, host, operations, validator });
  const found: Diagnostic[] = [];
  const register: Mutable<Register> = { ...testRegister('register', store.shelf('register')) };
  const exchange = testExchange({
    store: store.exchanges, registers: register, service, mode, waitMs, found, spool,
    senders: senders.map(({ name, settings: said }) => ({ name, settings: sender.parse(said) as unknown as JsonObject })),
  });
  const caller: TestDoor['caller'] = {};
  const callers: (string | undefined)[] = [];
  const serve = async (request: IncomingMessage): Promise<ServiceAnswer> => {
    const gone = new AbortController();
    const url = new URL(request.url ?? '/', 'http://zaaksluis.example');
    return service.serve({
      method: request.method ?? 'GET', path: url.pathname, remoteAddress: request.socket.remoteAddress ?? '', query: Object.fromEntries(url.searchParams), body: request,
      headers: Object.fromEntries(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))), ...caller,
    }, exchange, gone.signal);
  };
  const server = createServer((request, response) => {
    void serve(request).then((answer) => {
      callers.push(answer.sender);
      response.writeHead(answer.status, { ...answer.headers });
      if (typeof answer.body === 'string') response.end(answer.body);
      else answer.body.on('error', () => response.destroy()).pipe(response);
    }, (error: unknown) => {
      logged.push(`thrown ${String(error)}`);
      response.writeHead(599).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/zds`;
  return {
    url, asked, callers, doing, found, logged, exchange, service, caller, spoolFolder, register,
    spooled: () => (existsSync(spoolFolder) ? readdirSync(spoolFolder) : []),
    async post(body, headers = {}) {
      const init = { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8', ...headers }, ...(body instanceof Readable ? { body: Readable.toWeb(body), duplex: 'half' } : { body }) } as RequestInit;
      const answer = await fetch(url, init);
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await validator[Symbol.asyncDispose]();
      await store.close();
      await database.drop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
