// Makes the services of a house: each bound to its registers, mappings, senders and limits.
import type { HouseConfig, ServiceConfig } from '../config/schema';
import type { Incoming } from '../connector/contract';
import type { Clock, Log, Spool } from '../connector/host';
import type { Numbers, ServiceRoom } from '../exchange/room';
import { REGISTER_KINDS, type RegisterKind } from '../connector/register';
import type { Exchange, ServiceAnswer } from '../connector/service';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import { timers } from '../engine/clock';
import { makeExchange } from '../exchange/exchange';
import { makeNotes, type Notes } from '../exchange/notes';
import type { Count, Working } from '../exchange/ports';
import { serve, type Limits } from '../exchange/serve';
import type { Mapping } from '../mapping/types';
import type { OpenStore } from '../store/open';
import { hearing } from '../sync/collect';
import type { OpenConnection, Sync } from '../sync/room';

/** The name under which the house keeps when a sender was heard; no connection can have it. */
export const heardAs = (sender: string): string => `sender ${sender}`;

export interface OpenService {
  readonly room: ServiceRoom;
  readonly exchange: Exchange;
  /** Name of the connection that speaks its protocol. */
  readonly connection: string;
  /** How long answers are kept, in ms. */
  readonly answersMs: number;
  serve(request: Incoming, counted: (operation: string, outcome: Count['outcome'], ms: number) => void, signal: AbortSignal): Promise<ServiceAnswer>;
}

export interface Services extends AsyncDisposable {
  readonly open: ReadonlyMap<string, OpenService>;
  readonly notes: Notes;
  /** What their messages need to be carried out. */
  working(): readonly Working[];
}

interface Parts {
  readonly config: HouseConfig;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly connections: ReadonlyMap<string, OpenConnection>;
  readonly syncs: ReadonlyMap<string, Sync>;
  readonly store: Pick<OpenStore, 'exchanges' | 'connections'>;
  readonly spool: Spool;
  readonly log: Log;
  readonly clock: Clock;
  readonly actor: string;
}

const MEGABYTE = 1024 * 1024;
const FLUSH = 1_000;
/** A node that ends lets the calls it answers finish for so long; what is cut off then is taken up by whoever comes next. */
const GRACE = 10_000;

const missing = (what: string, subject: string): DiagnosticError => new DiagnosticError([diagnostic('ZS9001', `${what} passed the check and is not there`, { subject })]);

function serviceRoom(config: ServiceConfig, parts: Parts, notes: Notes, over: AbortSignal): ServiceRoom {
  const door = parts.connections.get(config.connection)?.connection.service;
  if (!door) throw missing(`the service of connection "${config.connection}"`, config.name);
  const registers = config.registers.map(({ connection: name, zaaktypen }) => {
    const open = parts.connections.get(name);
    if (!open?.connection.register) throw missing(`the register of connection "${name}"`, config.name);
    return { name, register: open.connection.register, zaaktypen: zaaktypen ?? null, timeoutMs: open.timeoutMs, graceMs: open.graceMs };
  });
  const mappings = Object.fromEntries(REGISTER_KINDS.flatMap((kind): [RegisterKind, Mapping][] => {
    const name = config.mappings[kind];
    const mapping = name === undefined ? undefined : parts.mappings.get(name);
    return mapping ? [[kind, mapping]] : [];
  }));
  const numbers = Object.fromEntries(REGISTER_KINDS.flatMap((kind): [RegisterKind, Numbers][] => {
    const given = config.numbers[kind];
    return given ? [[kind, 'from' in given ? given : { from: 'series', ...given }]] : [];
  }));
  const syncs = [...parts.syncs.values()];
  return {
    name: config.name, service: door, mode: config.mode, registers, mappings, numbers,
    settings: config.settings,
    senders: [...parts.config.senders.values()].filter(({ service }) => service === config.name).map(({ name, settings }) => ({ name, settings })),
    bronorganisatie: config.bronorganisatie ?? null,
    waitMs: config.wait,
    leaseMs: parts.config.node.leases.delivery,
    store: parts.store.exchanges,
    spool: parts.spool,
    log: parts.log,
    actor: parts.actor,
    readers: (connection, kind) => syncs.filter((sync) => sync.source === connection && sync.kind === kind).map(({ name }) => name),
    note: (operation, findings) => notes.note(config.name, operation, findings),
    over,
  };
}

export function openServices(parts: Parts): Services {
  const over = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const notes = makeNotes(parts.store.exchanges, parts.log);
  const heard = hearing((name) => parts.store.connections.heard(name));
  /** Nobody waits for it: the next call says it again. */
  const hear = (sender: string): Promise<void> => heard(heardAs(sender)).catch((error: unknown) => parts.log.warn({ sender, error: error instanceof Error ? error.name : typeof error }, 'it could not be noted that a sender called'));
  const open = new Map([...parts.config.services.values()].map((config): [string, OpenService] => {
    const room = serviceRoom(config, parts, notes, over.signal);
    const exchange = makeExchange(room);
    const limits: Limits = { bodyBytes: config.limits.bodyMb * MEGABYTE, timeMs: config.limits.time };
    return [config.name, {
      room, exchange, connection: config.connection, answersMs: config.answers,
      serve: (request, counted, signal) => {
        const answering = serve(room, exchange, request, limits, (operation, outcome, ms) => {
          notes.count(config.name, operation, outcome);
          counted(operation, outcome, ms);
        }, signal);
        const settled = answering.then(({ sender }) => (sender === undefined ? undefined : hear(sender)), () => undefined).finally(() => underWay.delete(settled));
        underWay.add(settled);
        return answering;
      },
    }];
  }));
  const working = [...open.values()].map(({ room }): Working => ({ service: room.name, connections: room.registers.map(({ name }) => name) }));
  const flushing = open.size === 0 ? null : setInterval(() => void notes.flush(), FLUSH).unref();
  return {
    open, notes,
    working: () => working,
    [Symbol.asyncDispose]: async () => {
      if (flushing) clearInterval(flushing);
      const late = new AbortController();
      await Promise.race([Promise.all(underWay), timers.pause(GRACE, late.signal)]);
      late.abort();
      over.abort(new Error('this node ends'));
      await notes.flush();
    },
  };
}
