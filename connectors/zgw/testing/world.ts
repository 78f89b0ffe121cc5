// A small world for tests: the connector against its sandbox, and a round that does what deliver does, step by step.
import { readRef } from './read-ref';
import { createHttp } from '../../../core/connector/http/client';
import type { Applied, Connection, Found, Absent, Links, Planned, Unknowable } from '../../../core/connector/contract';
import type { Host, Shelf } from '../../../core/connector/host';
import { secretOf } from '../../../core/connector/secret';
import type { JsonObject, Json } from '../../../core/model/json';
import type { BaseValues, Ownership } from '../../../core/model/threeway';
import { memoryShelf } from '../../../test/support/shelf';
import { zgw } from '..';
import type { ZgwConfig } from '../config';
import { NOW, start } from '../sandbox/testing/client';

const quiet: Host['log'] = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const unused = (what: string) => (): never => {
  throw new Error(`${what} is not used here`);
};

export const KEY = Buffer.alloc(32, 7);
export const never = new AbortController().signal;

export function hostFor(shelf = memoryShelf()): Host {
  return {
    connection: 'openzaak', clock: { now: () => NOW }, log: quiet, http: createHttp(), shelf, root: '/', readOnly: false,
    callbackUrl: null, linked: () => Promise.resolve(new Map()),
    inbox: { put: unused('inbox'), get: unused('inbox'), list: unused('inbox') },
    spool: { keep: unused('spool'), open: unused('spool'), discard: unused('spool') },
  };
}

/** What the house remembers of one delivery. */
export interface Memory {
  base: BaseValues | null;
  links: Links;
}

export interface World extends AsyncDisposable {
  readonly url: string;
  readonly connection: Connection;
  /** A second process: nothing remembered but what is stored. */
  reconnect(): Connection;
}

export interface WorldOptions {
  /** What the sandbox keeps. Two worlds over one shelf are one system at two addresses. */
  readonly played?: Shelf;
  /** What the house keeps for the connection. */
  readonly kept?: Shelf;
  /** Settings of the connection beside those the sandbox tells. */
  readonly connection?: JsonObject;
}

export async function makeWorld(settings: JsonObject = {}, { played, kept, connection: more = {} }: WorldOptions = {}): Promise<World> {
  const sandbox = await start(settings, played);
  const opened: Connection[] = [];
  const reconnect = (): Connection => {
    const connection = zgw.connect(
      settingsFor({ ...sandbox.connection, ...more }),
      hostFor(kept),
    );
    opened.push(connection);
    return connection;
  };
  return {
    url: sandbox.url, connection: reconnect(), reconnect,
    [Symbol.asyncDispose]: async () => {
      for (const connection of opened) await connection[Symbol.asyncDispose]();
      await sandbox[Symbol.asyncDispose]();
    },
  };
}

/** As the loader would make them; the secret of a sandbox is at hand. */
const settingsFor = (connection: JsonObject): ZgwConfig => ({
  ...zgw.config.parse({ catalogi: connection['catalogi'], selectielijst: connection['selectielijst'], clientId: connection['clientId'], secret: { env: 'UNUSED' }, catalogus: connection['catalogus'], timeoutMs: 5000, ...Object.fromEntries(['zaken', 'autorisaties'].flatMap((api) => (connection[api] === undefined ? [] : [[api, connection[api]]]))) }),
  secret: secretOf(String(connection['secret'])),
});

export interface RoundOptions {
  readonly options?: JsonObject;
  readonly ownership?: (path: string) => Ownership;
  readonly today?: string;
}

export const targetOf = (connection: Connection): NonNullable<Connection['target']> => {
  if (!connection.target) throw new Error('no target');
  return connection.target;
};

/** Finds and plans. */
export async function look(connection: Connection, want: JsonObject | null, memory: Memory, given: RoundOptions = {}, id = readRef(want)): Promise<{ now: Found | Absent | Unknowable; planned: Planned }> {
  const ref = { system: 'inavigator', kind: 'zaaktype', id } as const;
  const options = given.options ?? {};
  const now = await targetOf(connection).find({ ref, want, links: memory.links, options }, never);
  const planned = targetOf(connection).plan({
    ref, want, base: now.state === 'absent' ? null : memory.base, now,
    links: now.state === 'found' ? { ...memory.links, ...now.links } : {},
    ownership: given.ownership ?? (() => 'theirs'), key: KEY, options, today: given.today ?? '2026-11-23',
  });
  return { now, planned };
}

/** Finds, plans, carries out and remembers, as deliver does. */
export async function round(connection: Connection, want: JsonObject | null, memory: Memory, given: RoundOptions = {}, id = readRef(want)): Promise<Planned> {
  const { planned } = await look(connection, want, memory, given, id);
  const results: Record<string, Applied> = {};
  let links = memory.links;
  for (const step of planned.steps) {
    const applied = await targetOf(connection).apply(step, { ref: { system: 'inavigator', kind: 'zaaktype', id }, results, links, options: given.options ?? {}, reason: 'plan 1' }, never);
    results[step.name] = applied;
    if (step.link !== undefined) links = withLink(links, step.link, applied.id);
  }
  memory.links = links;
  if (!planned.diagnostics.some((finding) => finding.severity === 'error')) memory.base = toBase(planned.delivers);
  return planned;
}

export const toBase = (delivers: ReadonlyMap<string, Json>): BaseValues => new Map([...delivers].map(([path, value]) => [path, { value }]));

export function withLink(links: Links, key: string, id: string | null): Links {
  const { [key]: _, ...rest } = links;
  return id === null ? rest : { ...rest, [key]: id };
}
