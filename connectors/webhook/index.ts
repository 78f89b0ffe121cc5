// The connector `webhook`: systems without a standard that tell, by signed calls, which of their things may have changed.
import { notSupported, type Connection, type Connector, type Receiver, type Refused } from '../../core/connector/contract';
import type { Host } from '../../core/connector/host';
import { parseJson, readBody } from '../../core/connector/incoming';
import { diagnostic, type Diagnostic } from '../../core/diagnostics/diagnostic';
import { KINDS, type Kind } from '../../core/model/ref';
import { config, type WebhookConfig } from './config';
import { namesIn } from './names';
import { memoryOn, type Memory } from './remember';
import { checkSignature } from './signature';

const LIMIT = 1024 * 1024; // ten thousand names are 600 kB
const SHOWN = 5;

const kindsOf = ({ kind }: WebhookConfig): Kind[] => {
  const named = typeof kind === 'string' ? [kind] : Object.values(kind.is);
  return KINDS.filter((one) => named.includes(one));
};

/** Refuses with 413, 401, 409 and 400, in this order: what is not signed is not read. A thing without an id does not keep the others out. */
function makeReceiver(settings: WebhookConfig, memory: Memory, { connection, clock, log }: Pick<Host, 'connection' | 'clock' | 'log'>): Receiver {
  const refused = (status: number, ...diagnostics: Diagnostic[]): Refused => ({ state: 'refused', status, diagnostics });
  const say = (code: 'ZS3030' | 'ZS3031' | 'ZS3037' | 'ZS3038' | 'ZS5001', message: string): Diagnostic => diagnostic(code, message, { subject: connection });
  return {
    ...(settings.complete ? { tells: { system: settings.for, kinds: kindsOf(settings) } } : {}),
    receive: async (request) => {
      const body = await readBody(request.body, LIMIT);
      if (body === null) return refused(413, say('ZS5001', `the body is larger than ${LIMIT} bytes`));
      const signed = checkSignature(request, body, settings, clock.now());
      if ('refused' in signed) return refused(401, say('ZS3030', signed.refused));
      if (await memory.isKnown(signed)) return refused(409, diagnostic('ZS3037', 'this call was taken in at its first coming', { subject: connection }));
      const json = parseJson(body);
      if (json === undefined) return refused(400, say('ZS3031', 'the body is not JSON'));
      const { names, left, problems } = namesIn(json, settings);
      const findings = problems.slice(0, SHOWN).map((problem) => diagnostic('ZS3038', problem, { subject: connection }));
      if (names.length === 0 && left === 0) return refused(400, ...(findings.length > 0 ? findings : [diagnostic('ZS3038', 'the list of names is empty', { subject: connection })]));
      for (const { code, message } of findings) log.warn({ connection, code }, message);
      return {
        state: 'accepted', names: names.map((ref) => ({ ref })), status: 202,
        body: { accepted: names.length, left, refused: problems.length },
        after: () => memory.remember(signed, clock.now()),
      };
    },
  };
}

function connect(settings: WebhookConfig, host: Host): Connection {
  const memory = memoryOn(host.shelf, settings.windowSeconds);
  return {
    probe: () => Promise.resolve({ ok: true, facts: { for: settings.for, kinds: kindsOf(settings), 'told at': host.callbackUrl ?? `/webhooks/${host.connection}` }, diagnostics: [] }),
    receiver: makeReceiver(settings, memory, host),
    upkeep: async () => {
      await memory.forget(host.clock.now());
      return [];
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

export const webhook: Connector<WebhookConfig> = {
  name: 'webhook',
  summary: 'Signed calls that name what may have changed, for systems without a standard; what they name is read through another connection.',
  config,
  shapes: [],
  capabilities: {
    source: notSupported('it only tells of things; the connection named under for reads them'),
    target: notSupported('it only tells of things; nothing is written to it'),
    receiver: { supported: true, summary: 'JSON that names things, signed with HMAC-SHA256 over a timestamp and the body, each call once.' },
    register: notSupported('it only tells of things'),
    service: notSupported('it tells, and answers no questions'),
  },
  connect,
};
