// The memory connector: the smallest whole connector, to be read first and copied from.
import { notSupported, type Connection, type Connector, type Probe } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import { KINDS } from '../../core/model/ref';
import { config, type MemoryConfig } from './config';
import { onShelf } from './on-shelf';
import { overHttp } from './over-http';
import { makeReceiver } from './receiver';
import { sandbox } from './sandbox';
import { shape } from './shape';
import { makeSource } from './source';
import { makeTarget } from './target';

function connect(settings: MemoryConfig, host: Host): Connection {
  const http = settings.url === undefined ? undefined : host.http({ baseUrl: settings.url, timeoutMs: settings.timeoutMs, maxSockets: 8 });
  const side = (of: 'source' | 'target') => (http ? overHttp(http, host.clock, of) : onShelf(host.shelf));
  const asSource = side('source');
  return {
    probe: async (signal): Promise<Probe> => {
      const page = await asSource.list(null, 1, signal);
      return { ok: true, facts: { where: settings.url ?? 'the shelf of this connection', objects: page.names.length > 0 ? 'some' : 'none' }, diagnostics: [] };
    },
    source: makeSource(asSource, host.connection, settings.pageSize),
    target: makeTarget(side('target'), settings, host.connection),
    ...(settings.secret ? { receiver: makeReceiver(settings.secret, host.connection) } : {}),
    [Symbol.asyncDispose]: async () => {
      await http?.[Symbol.asyncDispose]();
    },
  };
}

export const memory: Connector<MemoryConfig> = {
  name: 'memory',
  summary: 'Objects in memory or in a small server of its own: for trying things out, for tests, and as the example of a connector.',
  config,
  shapes: [shape],
  capabilities: {
    source: { supported: true, kinds: KINDS, proves: 'absence' },
    target: { supported: true, kinds: KINDS, canBeAsked: true, nature: 'keeps' },
    receiver: { supported: true, summary: 'Names in a JSON body, signed with HMAC-SHA256.' },
    register: notSupported('it holds zaaktypen'),
    service: notSupported('nobody asks it anything'),
  },
  connect,
  sandbox,
};
