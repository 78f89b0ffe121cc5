// The door: one call over HTTP, from its bytes to the answer in the protocol of who calls.
import { randomUUID } from 'node:crypto';
import type { Incoming } from '../../../core/connector/contract';
import type { Host } from '../../../core/connector/host';
import type { Exchange, Service, ServiceAnswer } from '../../../core/connector/service';
import { diagnostic } from '../../../core/diagnostics/diagnostic';
import type { StufConfig } from '../config';
import { dagVan } from '../message/dates';
import { faultAnswer } from './answer';
import type { Call } from './call';
import { carry, type Carrier } from './carry';
import { soapActionOf, faultBefore } from './dispatch';
import { soapOf } from './envelope';
import { StufFault } from './fault';
import { makeSenders, type NamedSender, type Senders } from './identify';
import { letIn } from './let-in';
import type { Operation } from './operation';
import { checkDecisions } from './operations/check';
import { perform } from './perform';
import { refusalOf } from './refusal';
import { patient, takeIn } from './take-in';
import { makeTeller } from './tell';
import type { StufSender } from '../sender';
import type { Validator } from './validate';
import { makeDescribe } from './wsdl/serve';

export interface Door {
  readonly settings: StufConfig;
  readonly host: Host;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly validator: Validator;
}

const SECOND = 1000;
const MEGABYTE = 1024 * 1024;
/** What is read past of a call that is refused unread, so that the caller hears why; above it the connection is cut. */
const READ_PAST = 4 * MEGABYTE;

const sendersOf = (exchange: Exchange): readonly NamedSender[] => exchange.senders.map(({ name, settings }) => ({ name, settings: settings as unknown as StufSender }));

/** Address of the service as a caller reaches it: as configured, as this node is known, or as the caller wrote it. */
function baseOf({ settings, host }: Door, { path, headers }: Incoming): string {
  const own = path.split('/').filter((part) => part !== '').slice(0, 2).join('/');
  if (settings.service.publicUrl !== undefined) return settings.service.publicUrl.replace(/\/$/, '');
  if (host.callbackUrl !== null) return `${host.callbackUrl.replace(/\/webhooks\/.*$/, '')}/${own}`;
  return `${headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'}://${headers['host'] ?? 'localhost'}/${own}`;
}

const KIND_MS = 2 * SECOND; // so long a refused caller may take for its next bytes

/** Reads what is left of a body, as far as is kind: a caller that cannot send on does not read an answer either. */
async function readPast({ body }: Incoming, signal: AbortSignal): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of patient(body, KIND_MS, signal)) {
      size += chunk.length;
      if (size > READ_PAST) return;
    }
  } catch {
    // The caller went away or stopped, or the body was read in part and is closed: either way there is nobody to be kind to.
  }
}

/** What an error is and where it was thrown; its message may hold what stood in a message, on any number of lines. */
const whereOf = (error: unknown): string =>
  error instanceof Error ? [error.name, ...(error.stack ?? '').split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, 6)].join(' | ') : typeof error;

/** Makes the service of one connection. */
export function makeService(door: Door): Service {
  const { settings, host, operations } = door;
  const { service } = settings;
  const carrier: Carrier = { settings, clock: host.clock, log: host.log, spool: host.spool, operations, clocked: new Map() };
  const describe = makeDescribe({ schemas: settings.schemas, root: host.root, base: (request) => baseOf(door, request) });
  const tell = makeTeller(host);
  const made = new WeakMap<Exchange['senders'], Senders>();
  const sendersFor = (exchange: Exchange): Senders => {
    const known = made.get(exchange.senders) ?? makeSenders(sendersOf(exchange));
    made.set(exchange.senders, known);
    return known;
  };

  /** Whatever goes wrong becomes a fault of StUF here, and a line in the log that holds nothing of the message. */
  const refuse = (call: Call, error: unknown, exchange: Exchange, sender: string | null): ServiceAnswer => {
    const reference = randomUUID();
    const { fault, status } = refusalOf(error, reference);
    const operation = call.operatie?.naam ?? null;
    if (fault.cause !== undefined && fault.diagnostics.length === 0) host.log.error({ connection: host.connection, operation, sender, reference, error: whereOf(fault.cause) }, 'a message failed on our side');
    else host.log.info({ connection: host.connection, operation, sender, code: fault.code, findings: fault.diagnostics.map(({ code }) => code) }, fault.omschrijving);
    if (fault.diagnostics.length > 0) exchange.report(null, fault.diagnostics);
    return faultAnswer(call, fault, host.clock.now(), status);
  };

  const post = async (request: Incoming, exchange: Exchange, signal: AbortSignal): Promise<ServiceAnswer> => {
    const action = soapActionOf(request.headers);
    const before = faultBefore(action, null);
    let call: Call = { soap: soapOf(request.headers['content-type']), fout: before.fout, stuurgegevens: null, operatie: null };
    let who: string | null = null;
    const candidates = sendersFor(exchange).atTheDoor(request);
    if (candidates.length === 0) {
      await readPast(request, signal);
      const fault = new StufFault('StUF013', 'Zender is niet bekend', 'Certificaat, gebruikersnaam en wachtwoord of adres horen bij geen zender die hier is ingericht.');
      exchange.report(null, [diagnostic('ZS6050', 'a call of which neither certificate, password nor address belongs to a sender', { subject: `address ${request.remoteAddress}` })]);
      const asksBasic = request.headers['authorization'] === undefined && sendersOf(exchange).some(({ settings: { authentication } }) => authentication.basic !== undefined);
      return faultAnswer(call, fault, host.clock.now(), asksBasic ? 401 : 500, asksBasic ? { 'www-authenticate': 'Basic realm="StUF"' } : {});
    }
    const kept: string[] = [];
    let needed = false;
    try {
      const contentMb = Math.max(...candidates.map(({ settings: { limits } }) => limits.contentMb ?? service.contentMb));
      const taken = await takeIn(request, {
        spool: host.spool, contentLimit: contentMb * MEGABYTE, messageLimit: service.messageKb * 1024, stallMs: service.stallSeconds * SECOND, signal,
      }, kept);
      const entered = await letIn(taken, {
        action, candidates, senders: sendersFor(exchange), exchange, settings, shelf: host.shelf, clock: host.clock, validator: door.validator,
        learn: (more) => { call = { ...call, ...more }; },
      });
      call = entered.call;
      who = entered.call.sender.name;
      const { answer, stored } = await carry(carrier, entered.call, entered.bericht, exchange, signal);
      needed = stored;
      return { ...answer, sender: who };
    } catch (error) {
      await readPast(request, signal);
      return { ...refuse(call, error, exchange, who), ...(who !== null && { sender: who }) };
    } finally {
      if (!needed) for (const name of kept) await host.spool.discard(name);
    }
  };

  return {
    serve: async (request, exchange, signal) => {
      if (request.method === 'GET' || request.method === 'HEAD') return describe(request);
      if (request.method !== 'POST') {
        const call: Call = { soap: '1.1', fout: 'Fo02', stuurgegevens: null, operatie: null };
        return faultAnswer(call, new StufFault('StUF058', 'Alleen POST en GET worden ondersteund', request.method), host.clock.now(), 405, { allow: 'GET, POST' });
      }
      return post(request, exchange, AbortSignal.any([signal, AbortSignal.timeout(service.answerSeconds * SECOND)]));
    },
    check: (exchange, signal) => checkDecisions(settings, sendersOf(exchange).map(({ name, settings: sender }) => ({ name, sender })), exchange, dagVan(host.clock.now()), signal),
    perform: (stored, exchange, signal) => perform(carrier, tell, sendersOf(exchange), stored, exchange, signal),
  };
}

