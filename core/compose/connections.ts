// Opens the connections of the configuration, each with the part of the house it is lent; plays those that have a sandbox.
import { CONNECTORS } from '../../connectors/registry';
import { playedSettings } from '../config/played';
import type { ConnectionConfig } from '../config/schema';
import type { Connector, Sandbox } from '../connector/contract';
import type { Clock, Host, Log, Spool } from '../connector/host';
import { createHttp } from '../connector/http/client';
import { secretsIn } from '../connector/secret';
import { DiagnosticError, diagnostic } from '../diagnostics/diagnostic';
import type { JsonObject } from '../model/json';
import type { OpenStore } from '../store/open';
import { readOnlyHost } from '../sync/readonly';
import type { OpenConnection } from '../sync/room';
import { openBudget } from './budget';

/** Told of every call that ended, for the metrics. */
export type Observe = (connection: string, status: number | null, ms: number) => void;

/** How others reach this node: configured, or (where everything is played) known as soon as it listens. null: not known. */
export interface Reached {
  at: string | null;
}

interface Lent {
  readonly store: Pick<OpenStore, 'shelf' | 'inbox' | 'connections' | 'questions'>;
  readonly spool: Spool;
  readonly log: Log;
  readonly clock: Clock;
  readonly root: string;
  readonly reached: Reached;
  readonly observe: Observe;
  /** Connectors get a host through which nothing can be written; sandboxes stay as they are. */
  readonly readOnly: boolean;
  /** A person looks: a connection that rests answers as well, one call at a time. */
  readonly looks: boolean;
}

export interface Connections extends AsyncDisposable {
  readonly open: ReadonlyMap<string, OpenConnection>;
  /** Addresses of the sandboxes that were started, by connection. */
  readonly sandboxes: ReadonlyMap<string, string>;
}

/** Opens all of them; no outside I/O but the starting of sandboxes. What was opened is closed again when one cannot be. */
export async function openConnections(configs: Iterable<ConnectionConfig>, lent: Lent): Promise<Connections> {
  const open = new Map<string, OpenConnection>();
  const sandboxes = new Map<string, Sandbox>();
  const close = async (): Promise<void> => {
    for (const { connection } of open.values()) await connection[Symbol.asyncDispose]();
    for (const sandbox of sandboxes.values()) await sandbox[Symbol.asyncDispose]();
  };
  try {
    for (const config of configs) {
      const connector = CONNECTORS.get(config.connector);
      if (!connector) throw new DiagnosticError([diagnostic('ZS9001', `there is no connector "${config.connector}"`, { subject: config.name })]);
      const host = hostFor(config, lent);
      const sandbox = await startSandbox(connector, config, { ...host, shelf: lent.store.shelf(`sandbox ${config.name}`) });
      if (sandbox) sandboxes.set(config.name, sandbox);
      open.set(config.name, openOne(connector, config, lent.readOnly ? readOnlyHost(host) : host, sandbox, lent.root));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { open, sandboxes: new Map([...sandboxes].map(([name, { url }]) => [name, url])), [Symbol.asyncDispose]: close };
}

async function startSandbox(connector: Connector, config: ConnectionConfig, host: Host): Promise<Sandbox | null> {
  if (config.sandbox === null) return null;
  if (!connector.sandbox) throw new DiagnosticError([diagnostic('ZS1201', `connector "${connector.name}" has no sandbox`, { subject: `connections.${config.name}.sandbox` })]);
  return connector.sandbox({ port: 0, settings: config.sandbox }, host);
}

function openOne(connector: Connector, config: ConnectionConfig, host: Host, sandbox: Sandbox | null, root: string): OpenConnection {
  const settings = sandbox ? playedSettings(config.name, connector, sandbox.connection, config.settings as JsonObject) : config.settings;
  for (const { secret } of secretsIn(settings)) secret.bind({ root, env: process.env });
  const { source, target } = connector.capabilities;
  return {
    name: config.name,
    connection: connector.connect(settings, host),
    timeoutMs: config.timeout,
    graceMs: config.grace,
    ...(config.expect === undefined ? {} : { expectMs: config.expect }),
    canBeAsked: target.supported && target.canBeAsked,
    nature: target.supported ? target.nature : 'keeps',
    proves: source.supported ? source.proves : 'presence',
  };
}

function hostFor(config: ConnectionConfig, { store, spool, log, clock, root, reached, observe, looks }: Lent): Host {
  const breaker = breakerOf(config, store, log);
  return {
    connection: config.name,
    clock,
    log,
    spool,
    root,
    readOnly: false,
    linked: (refs) => store.questions.linked(config.name, refs),
    get callbackUrl() {
      return reached.at === null ? null : `${reached.at}/webhooks/${config.name}`;
    },
    inbox: store.inbox(config.name),
    shelf: store.shelf(config.name),
    http: createHttp({
      budget: openBudget(config, store.connections, log, looks),
      observe: ({ call, status, ms }) => {
        observe(config.name, status, ms);
        breaker(call, status);
      },
    }),
  };
}

const SECOND = 1000;
const MENDED_EVERY = SECOND; // one look a second suffices to close a breaker that another node opened

/** Tells the house's breaker how calls end. It is a matter of seconds, so nobody waits for it. */
function breakerOf(config: ConnectionConfig, store: Pick<OpenStore, 'connections'>, log: Log): (call: string, status: number | null) => void {
  let mended = 0;
  const unheard = (error: unknown): void => log.warn({ connection: config.name, error: String(error) }, 'the breaker could not be told');
  return (call, status) => {
    if (status === null || status >= 500) {
      const finding = diagnostic('ZS4001', `${call}: ${status ?? 'no answer'}`, { subject: config.name });
      store.connections.failed(config.name, finding).catch(unheard);
    } else if (Date.now() - mended > MENDED_EVERY) {
      mended = Date.now();
      store.connections.succeeded(config.name).catch(unheard);
    }
  };
}
