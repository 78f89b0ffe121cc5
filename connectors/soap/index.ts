// The connector `soap`: any SOAP service a WSDL describes, as a target, by configuration and a mapping.
import path from 'node:path';
import type { WSDL } from 'soap';
import { notSupported, type Applied, type Connection, type Connector, type Target, type Unknowable } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import { Halt } from '../../core/connector/outcome';
import { callSoap } from '../../core/connector/soap/call';
import { tlsOf } from '../../core/connector/soap/security';
import { diagnostic } from '../../core/diagnostics/diagnostic';
import type { JsonObject } from '../../core/model/json';
import { KINDS } from '../../core/model/ref';
import { judge } from './answer';
import { config, type SoapConfig, type SoapOperation } from './config';
import { plan } from './plan';

const BLIND: Unknowable = { state: 'unknowable', why: 'a service that is only told is not asked', context: {} };

/** Reads the WSDL when it is first needed; one that cannot be read rests the connection. */
function description(settings: SoapConfig, host: Host): () => Promise<WSDL> {
  let known: Promise<WSDL> | null = null;
  const load = async (): Promise<WSDL> => {
    const file = path.resolve(host.root, settings.wsdl);
    try {
      const { createClientAsync } = await import('soap');
      const { wsdl } = await createClientAsync(file, { forceSoap12Headers: settings.soap === '1.2', disableCache: true });
      return wsdl;
    } catch (error) {
      known = null;
      const why = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message.split('\n')[0] : 'it cannot be read');
      throw new Halt(diagnostic('ZS4526', `${settings.wsdl}: ${why ?? 'it cannot be read'}`, { subject: host.connection }), { cause: error });
    }
  };
  return () => (known ??= load());
}

function connect(settings: SoapConfig, host: Host): Connection {
  const tls = tlsOf(settings.security);
  const http = host.http({ baseUrl: settings.endpoint, timeoutMs: settings.timeoutMs, maxSockets: 4, ...(tls && { tls }) });
  const wsdl = description(settings, host);
  const target: Target = {
    find: () => Promise.resolve(BLIND),
    plan: (input) => plan(input, settings),
    apply: async (step, _ctx, signal): Promise<Applied> => {
      const call = step.request['call'] as unknown as SoapOperation;
      const reply = await callSoap(http, { wsdl: await wsdl(), endpoint: settings.endpoint, path: '', operation: call.operation, input: step.request['value'] as JsonObject, security: settings.security, onlyReads: false }, signal);
      const id = await judge(call, reply);
      return { state: 'applied', id: step.action === 'remove' ? null : (id ?? String(step.request['key'])), result: {} };
    },
    recognise: () => Promise.resolve(BLIND),
  };
  return {
    target,
    probe: async (signal) => {
      signal.throwIfAborted();
      const { definitions } = await wsdl();
      const known = new Set(Object.values(definitions.portTypes).flatMap((port) => Object.keys(port.methods)));
      const named = Object.values(settings.kinds).flatMap((kind) => [kind.create, kind.update, kind.remove].flatMap((one) => one?.operation ?? []));
      const missing = named.filter((name) => !known.has(name));
      return {
        ok: missing.length === 0, facts: { wsdl: settings.wsdl, operations: known.size },
        diagnostics: missing.map((name) => diagnostic('ZS4527', `${settings.wsdl} has no operation ${name}`, { subject: host.connection })),
      };
    },
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  };
}

export const soap: Connector<SoapConfig> = {
  name: 'soap',
  summary: 'Any SOAP service that a WSDL describes, as a target: its operations by configuration, its messages by a mapping.',
  config,
  // What an operation takes stands in a WSDL that is known when the connection is: the mapping is not checked against it.
  shapes: [{ name: 'soap.bericht', schema: { type: 'object', description: 'Input of an operation: names as in the WSDL, in the order of its schema.' } }],
  capabilities: {
    source: notSupported('a WSDL says what can be called, not what there is to read'),
    target: { supported: true, kinds: KINDS, canBeAsked: false, nature: 'keeps' },
    receiver: notSupported('it calls nobody'),
    register: notSupported('it cannot be asked'),
    service: notSupported('it calls nobody'),
  },
  connect,
};
